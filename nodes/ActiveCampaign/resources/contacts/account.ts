import type { Operation, Resource } from '../../core/descriptor';
import { equalIn } from '../../core/equality';
import {
	additionalFields,
	clearWhenEmpty,
	customFieldMapper,
	filters,
	options,
	required,
	subject,
	text,
	toggle,
	updateFields,
} from '../../core/form/fields';
import { findOrCreateOf } from '../shared/findOrCreate';
import { accountFieldSource } from '../shared/fieldSources';
import { accounts, users } from '../shared/things';
import { noteText } from './note';

const name = text('name', 'Name', 'The name of the account; no two have the same', {
	placeholder: 'e.g. Example Ltd',
});

const details = [
	users.locator({
		displayName: 'Owner',
		description: 'The user who looks after the account',
		sendAs: 'owner',
	}),
	text('accountUrl', 'Website', 'The website of the account', {
		placeholder: 'e.g. https://example.com',
	}),
];

const customFields = customFieldMapper(accountFieldSource, { sendAs: 'fields' });

const create: Operation = {
	name: 'Create',
	action: 'Create an account',
	description: 'Add a company; fails when there is one with this name',
	docs: 'create-an-account-new',
	route: 'POST /accounts',
	recovery: accounts.recovery,
	wrap: 'account',
	fields: [subject(required(name)), additionalFields(...details), customFields],
	returns: 'account',
};

export const accountResource = {
	name: 'Account',
	value: 'account',
	description: 'The companies in your account. To say who works there, use Account Contact.',
	first: 'create',
	operations: {
		addNote: {
			name: 'Add Note',
			action: 'Add a note to an account',
			description: 'Attach a note to an account',
			docs: 'create-an-account-note',
			route: 'POST /accounts/{account}/notes',
			recovery: {
				route: 'GET /accounts/{account}/notes',
				returns: 'notes',
				same: equalIn(['note']),
			},
			wrap: 'note',
			fields: [accounts.locator({ subject: true }), noteText],
			returns: 'note',
		},
		create,
		findOrCreate: findOrCreateOf(create, { thing: accounts, field: 'name' }),
		delete: {
			name: 'Delete',
			action: 'Delete an account',
			description: 'Delete an account; its contacts stay',
			docs: 'delete-an-account',
			route: 'DELETE /accounts/{account}',
			fields: [accounts.locator({ subject: true })],
		},
		deleteMany: {
			name: 'Delete Many',
			action: 'Delete many accounts',
			description: 'Delete several accounts in one request',
			docs: 'bulk-delete-accounts',
			route: 'DELETE /accounts/bulk_delete',
			fields: [
				required(
					accounts.picks('accounts', 'Account Names or IDs', 'The accounts to delete', {
						sendAs: 'ids',
					}),
				),
			],
		},
		get: {
			name: 'Get',
			action: 'Get an account',
			description: 'Read one account, found by name or ID',
			docs: 'retrieve-an-account',
			route: 'GET /accounts/{account}',
			fields: [accounts.locator()],
			returns: 'account',
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many accounts',
			description: 'Read the accounts, all or those whose name fits',
			docs: 'list-all-accounts',
			route: 'GET /accounts',
			fields: [
				filters(
					text('search', 'Name Contains', 'Part of the name', { placeholder: 'e.g. example' }),
				),
				options(
					toggle(
						'countDeals',
						'Count Contacts and Deals',
						'Whether to count the contacts and deals of every account, which takes longer',
						{ sendAs: 'count_deals' },
					),
				),
			],
			returns: 'accounts',
			paging: 'byOffset',
		},
		getEmails: {
			name: 'Get Emails',
			action: 'Get the emails of an account',
			description: 'Read the emails between your team and the contacts of an account',
			docs: 'retrieve-an-account',
			route: 'GET /accounts/{account}/emailActivities',
			fields: [accounts.locator()],
			returns: 'emailActivities',
			paging: 'byOffset',
		},
		getNotes: {
			name: 'Get Notes',
			action: 'Get the notes on an account',
			description: 'Read the notes on an account',
			docs: 'retrieve-an-account',
			route: 'GET /accounts/{account}/notes',
			fields: [accounts.locator()],
			returns: 'notes',
			answers: 'list',
		},
		update: {
			name: 'Update',
			action: 'Update an account',
			description: 'Change the name, the owner, the website or the custom fields of an account',
			docs: 'update-an-account-new',
			route: 'PUT /accounts/{account}',
			wrap: 'account',
			fields: [
				accounts.locator({ subject: true }),
				updateFields(name, ...details),
				customFields,
				options(clearWhenEmpty),
			],
			returns: 'account',
		},
		updateNote: {
			name: 'Update Note',
			action: 'Update a note on an account',
			description: 'Change the text of a note on an account',
			docs: 'update-a-account-note',
			route: 'PUT /accounts/{account}/notes/{id}',
			wrap: 'note',
			fields: [
				accounts.locator({ subject: true }),
				required(text('id', 'Note ID', 'The ID of the note', { placeholder: 'e.g. 42' })),
				noteText,
			],
			returns: 'note',
		},
	},
} satisfies Resource;
