import type { Field, Resource } from '../../core/descriptor';
import { equalIn } from '../../core/equality';
import { choice, longText, required, text } from '../../core/form/fields';
import { accounts, contacts, deals } from '../shared/things';

/** The text of a note, also used by the resources that have notes. */
export const noteText = required(
	longText('note', 'Note', 'What the note says', {
		placeholder: 'e.g. Called, wants an offer by Friday',
	}),
);

/** `reltype` of a note, by the kind of its owner. */
const relationTypes: Record<string, string> = {
	contact: 'Subscriber',
	deal: 'Deal',
	account: 'CustomerAccount',
	task: 'DealTask',
	activity: 'Activity',
};

const about: Field[] = [
	choice(
		'ownerType',
		'About',
		'What kind of thing the note is attached to',
		[
			['contact', 'Contact'],
			['deal', 'Deal'],
			['account', 'Account'],
			['task', 'Task'],
			['activity', 'Activity'],
		],
		{ sendAs: 'reltype', convert: (value) => relationTypes[String(value)] },
	),
	contacts.locator({ sendAs: 'relid', subject: true, showWhen: { ownerType: ['contact'] } }),
	deals.locator({ sendAs: 'relid', showWhen: { ownerType: ['deal'] } }),
	accounts.locator({ sendAs: 'relid', showWhen: { ownerType: ['account'] } }),
	required(
		text('relid', 'ID', 'The ID of the task or activity', {
			placeholder: 'e.g. 123',
			showWhen: { ownerType: ['task', 'activity'] },
		}),
	),
];

const id = required(text('id', 'Note ID', 'The ID of the note', { placeholder: 'e.g. 42' }));

export const noteResource = {
	name: 'Note',
	value: 'note',
	description: 'Notes on contacts, deals, accounts, tasks and activities',
	first: 'create',
	operations: {
		create: {
			name: 'Create',
			action: 'Create a note',
			description: 'Attach a note to a contact, a deal, an account, a task or an activity',
			docs: 'create-a-note',
			route: 'POST /notes',
			recovery: {
				route: 'GET /notes',
				returns: 'notes',
				same: equalIn(['note', 'relid'], ['reltype']),
			},
			wrap: 'note',
			fields: [...about, noteText],
			returns: 'note',
		},
		delete: {
			name: 'Delete',
			action: 'Delete a note',
			description: 'Delete a note',
			docs: 'delete-note',
			route: 'DELETE /notes/{id}',
			fields: [id],
		},
		get: {
			name: 'Get',
			action: 'Get a note',
			description: 'Read one note',
			docs: 'retrieve-a-note',
			route: 'GET /notes/{id}',
			fields: [id],
			returns: 'note',
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many notes',
			description: 'Read the notes of the account',
			docs: 'retrieve-list-of-all-notes',
			route: 'GET /notes',
			returns: 'notes',
			paging: 'byOffset',
		},
		update: {
			name: 'Update',
			action: 'Update a note',
			description: 'Change the text of a note',
			docs: 'update-a-note',
			route: 'PUT /notes/{id}',
			wrap: 'note',
			fields: [id, ...about, noteText],
			returns: 'note',
		},
	},
} satisfies Resource;
