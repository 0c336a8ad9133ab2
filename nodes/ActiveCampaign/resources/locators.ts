import { locator, type More } from '../core/fields';
import type { Field } from '../core/types';

/** The selectors that several resources share, so that a thing is asked for in one way everywhere. */

export const contact = (more: More = {}): Field =>
	locator(
		'contact',
		'Contact',
		'contacts',
		{ thing: 'contact', email: 'nathan@example.com', id: '123' },
		{
			description: 'The contact, by e-mail address, from a list or by ID',
			required: true,
			...more,
		},
	);

export const tag = (more: More = {}): Field =>
	locator(
		'tag',
		'Tag',
		'tags',
		{ thing: 'tag', name: 'Customer', id: '16' },
		{ required: true, ...more },
	);

export const list = (more: More = {}): Field =>
	locator(
		'list',
		'List',
		'lists',
		{ thing: 'list', name: 'Newsletter', id: '3' },
		{ required: true, ...more },
	);

export const automation = (more: More = {}): Field =>
	locator(
		'automation',
		'Automation',
		'automations',
		{ thing: 'automation', name: 'Welcome series', id: '8' },
		{
			required: true,
			...more,
		},
	);

export const campaign = (more: More = {}): Field =>
	locator(
		'campaign',
		'Campaign',
		'campaigns',
		{ thing: 'campaign', name: 'Spring sale', id: '31' },
		{
			required: true,
			...more,
		},
	);

export const message = (more: More = {}): Field =>
	locator(
		'message',
		'Message',
		'messages',
		{ thing: 'message', name: 'Spring sale, version A', id: '12' },
		{
			required: true,
			...more,
		},
	);

export const customField = (more: More = {}): Field =>
	locator(
		'field',
		'Custom Field',
		'fields',
		{ thing: 'custom field', name: 'Favourite colour', id: '5' },
		{
			required: true,
			...more,
		},
	);

export const user = (more: More = {}): Field =>
	locator('user', 'User', 'users', { thing: 'user', id: '1' }, more);

export const group = (more: More = {}): Field =>
	locator(
		'group',
		'User Group',
		'groups',
		{ thing: 'user group', name: 'Marketing', id: '3' },
		{
			required: true,
			...more,
		},
	);
