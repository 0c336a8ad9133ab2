import type { Operation } from '../../core/descriptor';
import {
	clearWhenEmpty,
	createMissingOptions,
	email,
	options,
	updateFields,
} from '../../core/form/fields';
import { contacts } from '../shared/things';
import { customFields, firstName, lastName, phone, simple } from './contact.fields';

/** Contact > Update; Create or Update uses it if the email address itself may change. */
export const updateContact: Operation = {
	name: 'Update',
	action: 'Update a contact',
	description: 'Change a contact that exists, its e-mail address too',
	docs: 'update-a-contact-new',
	route: 'PUT /contacts/{contact}',
	wrap: 'contact',
	fields: [
		contacts.locator({ subject: true }),
		updateFields(email('email', 'Email', 'The new e-mail address'), firstName, lastName, phone),
		customFields,
		options(clearWhenEmpty, createMissingOptions),
	],
	returns: 'contact',
	simple,
};
