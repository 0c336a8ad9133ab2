import { customFieldMapper, email, text } from '../../core/form/fields';
import { contactFieldSource } from '../shared/fieldSources';

export const firstName = text('firstName', 'First Name', 'Given name', {
	placeholder: 'e.g. Nathan',
});
export const lastName = text('lastName', 'Last Name', 'Family name', { placeholder: 'e.g. Smith' });
export const phone = text('phone', 'Phone', 'Phone number, with country code for SMS', {
	placeholder: 'e.g. +1 555 010 0100',
});
export const address = email('email', 'Email', 'The e-mail address of the contact');

export const customFields = customFieldMapper(contactFieldSource, { sendAs: 'fieldValues' });

export const simple = [
	'id',
	'email',
	'firstName',
	'lastName',
	'phone',
	'cdate',
	'udate',
	'bounced_hard',
	'deleted',
];
