import type { Operation, Resource, StepInput } from '../../core/descriptor';
import { equalIn } from '../../core/equality';
import {
	clearWhenEmpty,
	filters,
	longText,
	options,
	required,
	several,
	text,
	toggle,
} from '../../core/form/fields';
import { rowsFrom } from '../../core/run/output';
import type { Row } from '../../core/values';
import { findOrCreateOf } from '../shared/findOrCreate';
import { deals, stages, users } from '../shared/things';
import { creatable, editable } from './deal.fields';
import { dealFilters, dealSort } from './deal.filters';

const note = required(
	longText('note', 'Note', 'What the note says', {
		placeholder: 'e.g. Called, wants an offer by Friday',
	}),
);

const simple = [
	'id',
	'title',
	'status',
	'value',
	'currency',
	'contact',
	'account',
	'group',
	'stage',
	'owner',
];

/** A read of something that belongs to one deal. */
const ofDeal = (
	path: string,
	name: string,
	action: string,
	description: string,
	returns = path,
): Operation => ({
	name,
	action,
	description,
	docs: 'retrieve-a-deal',
	route: `GET /deals/{deal}/${path}`,
	fields: [deals.locator()],
	returns,
	answers: 'list',
});

const create: Operation = {
	name: 'Create',
	action: 'Create a deal',
	description: 'Add a deal for a contact, an account or both',
	docs: 'create-a-deal-new',
	route: 'POST /deals',
	recovery: deals.recovery,
	wrap: 'deal',
	fields: creatable,
	returns: 'deal',
	simple,
};

export const dealResource = {
	name: 'Deal',
	value: 'deal',
	description: 'Opportunities in your pipelines. ActiveCampaign answers their values in cents.',
	first: 'create',
	operations: {
		create,
		findOrCreate: findOrCreateOf(create, {
			thing: deals,
			field: 'title',
			// A title may repeat: with the same contact and account it is the same deal.
			within: ['contact', 'account'],
		}),
		createNote: {
			name: 'Create Note',
			action: 'Create a note on a deal',
			description: 'Attach a note to a deal',
			docs: 'create-a-deal-note',
			route: 'POST /deals/{deal}/notes',
			recovery: {
				route: 'GET /deals/{deal}/notes',
				returns: 'notes',
				same: equalIn(['note']),
			},
			wrap: 'note',
			fields: [deals.locator({ subject: true }), note],
			returns: 'note',
		},
		delete: {
			name: 'Delete',
			action: 'Delete a deal',
			description: 'Delete a deal; its contacts stay',
			docs: 'delete-a-deal',
			route: 'DELETE /deals/{deal}',
			fields: [deals.locator({ subject: true })],
		},
		get: {
			name: 'Get',
			action: 'Get a deal',
			description: 'Read one deal; its value comes in cents',
			docs: 'retrieve-a-deal',
			route: 'GET /deals/{deal}',
			fields: [deals.locator()],
			returns: 'deal',
			simple,
		},
		getActivities: {
			name: 'Get Activities',
			action: 'Get the activities of deals',
			description: 'Read what happened to one deal or to all: moves, notes, tasks and more',
			docs: 'list-all-deal-activities',
			route: 'GET /dealActivities',
			fields: [
				filters(
					deals.locator({ required: false, description: 'Activities of this deal' }),
					toggle(
						'withoutEmail',
						'Without Email and Links',
						'Whether to leave out what is about e-mail and links',
						{ sendAs: 'exclude', convert: (on) => (on === true ? '1' : undefined) },
					),
					text('dataType', 'About', 'Activities about this kind of thing', {
						sendAs: 'filters[data_type]',
						placeholder: 'e.g. note',
					}),
					text('dataId', 'About ID', 'Activities about the thing with this ID', {
						sendAs: 'filters[data_id]',
						placeholder: 'e.g. 291',
					}),
				),
			],
			returns: 'dealActivities',
			paging: 'byOffset',
		},
		getActivityFeed: {
			...ofDeal(
				'activities',
				'Get Activity Feed',
				'Get the activity feed of a deal',
				'Read the general activities on a deal. Get Activities reads the log of moves, notes and tasks.',
			),
			paging: 'byOffset',
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many deals',
			description: 'Read deals, all or those that fit the filters; their values come in cents',
			docs: 'list-all-deals',
			route: 'GET /deals',
			fields: [dealFilters, dealSort],
			returns: 'deals',
			paging: 'byOffset',
			simple,
		},
		getContacts: ofDeal(
			'contactDeals',
			'Get Further Contacts',
			'Get the further contacts of a deal',
			'Read which contacts take part in a deal beside the main one, and their roles',
		),
		getNotes: ofDeal('notes', 'Get Notes', 'Get the notes on a deal', 'Read the notes on a deal'),
		getScores: ofDeal(
			'scoreValues',
			'Get Scores',
			'Get the scores of a deal',
			'Read the score values of a deal',
		),
		getTasks: ofDeal(
			'tasks',
			'Get Tasks',
			'Get the tasks of a deal',
			'Read what is to be done for a deal, and what was done',
			'dealTasks',
		),
		moveToStage: {
			name: 'Move to Stage',
			action: 'Move a deal to another stage',
			description: 'Put a deal into another stage, of another pipeline as well',
			docs: 'update-a-deal-new',
			route: 'PUT /deals/{deal}',
			wrap: 'deal',
			fields: [deals.locator({ subject: true }), stages.locator()],
			returns: 'deal',
			simple,
			steps: moveToStage,
		},
		update: {
			name: 'Update',
			action: 'Update a deal',
			description: 'Change a deal, for example to won or lost',
			docs: 'update-a-deal-new',
			route: 'PUT /deals/{deal}',
			wrap: 'deal',
			fields: [deals.locator({ subject: true }), ...editable, options(clearWhenEmpty)],
			returns: 'deal',
			simple,
		},
		updateNote: {
			name: 'Update Note',
			action: 'Update a note on a deal',
			description: 'Change the text of a note on a deal',
			docs: 'update-a-deal-note',
			route: 'PUT /deals/{deal}/notes/{id}',
			wrap: 'note',
			fields: [
				deals.locator({ subject: true }),
				required(text('id', 'Note ID', 'The ID of the note', { placeholder: 'e.g. 42' })),
				note,
			],
			returns: 'note',
		},
		updateOwners: {
			name: 'Update Owners in Bulk',
			action: 'Give several deals another owner',
			description: 'Make a user the owner of several deals, all in one request',
			docs: 'bulk-update-deal-owners',
			route: 'PATCH /deals/bulkUpdate',
			fields: [
				required(
					several('ids', 'Deal IDs', 'The deals, as an array or separated by commas', {
						placeholder: 'e.g. 31, 45',
					}),
				),
				users.locator({ displayName: 'Owner', sendAs: 'ownerId', required: true }),
			],
			repeatable: true,
			steps: updateOwners,
		},
	},
} satisfies Resource;

/** ActiveCampaign accepts a stage of another pipeline only together with that pipeline. */
async function moveToStage({ operation, values, build, call, row }: StepInput): Promise<Row[]> {
	const request = await build();
	const { id, group } = await row(stages, values.stage, 'Stage');
	const answer = await call({ ...request, body: { deal: { stage: id, group } } });
	return rowsFrom(operation, answer, false);
}

/** Repeats the owner for every deal, as the API requires. */
async function updateOwners({ operation, build, call }: StepInput): Promise<Row[]> {
	const request = await build();
	const { ids, ownerId } = request.body as { ids: string[]; ownerId: string };
	const deals = ids.map((id) => ({ id, ownerId }));
	return rowsFrom(operation, await call({ ...request, body: { deals } }), false);
}
