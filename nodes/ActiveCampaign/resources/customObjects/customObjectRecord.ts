import type { Field, Operation, Resource } from '../../core/descriptor';
import {
	additionalFields,
	clearWhenEmpty,
	customFieldMapper,
	dateTime,
	dependsOn,
	filters,
	options,
	required,
	sort,
	subject,
	text,
	toggle,
} from '../../core/form/fields';
import { recordFieldSource } from '../shared/fieldSources';
import { accounts, contacts, customObjects, deals } from '../shared/things';
import { conditions, relations } from './customObjectRecord.fields';
import { getRecords } from './customObjectRecord.list.steps';
import { createRecord, deleteRecord, updateRecord, upsertRecord } from './customObjectRecord.steps';

/** Each custom object has its own fields, so they are loaded again if another one is selected. */
const recordFields = dependsOn(
	'schema',
	customFieldMapper(recordFieldSource, { displayName: 'Fields', sendAs: 'fields' }),
);

const externalId = text('externalId', 'External ID', 'The ID of the record in your own system', {
	placeholder: 'e.g. ticket-4711',
	// As in the path of a read, so that a write reaches the record that was read.
	convert: (value) => String(value).trim(),
});
const id = required(
	text('id', 'Record ID', 'The ID that ActiveCampaign gave the record', {
		placeholder: 'e.g. 1fba439a-208e-48e6-bd23-f6c97c3e0519',
	}),
);
const related = (name: string, description: string) => ({
	required: false,
	sendAs: `relationships.${name}`,
	convert: (value: unknown) => [Number(value)],
	description,
});

/** Relations to ActiveCampaign's own objects, by its names for them. */
const relationFields = [
	accounts.locator(related('account', 'The account that the record belongs to')),
	contacts.locator(related('primary-contact', 'The contact that the record belongs to')),
	deals.locator(related('deal', 'The deal that the record belongs to')),
	relations,
];

/** Every write replaces the whole record (observed 2026), so by default the step merges it. */
const updateOptions = options(
	clearWhenEmpty,
	toggle(
		'replaceAllFields',
		'Replace All Fields',
		'Whether the record keeps only what is given here: all its other fields and relations are cleared. If off, they stay as they are.',
		{ sendAs: false },
	),
);

/** Create, Update and Create or Update use one route; they differ in what identifies the record. */
const writeOperation = (
	own: Pick<Operation, 'name' | 'action' | 'description' | 'steps'>,
	identity: Field[],
	details: Field[],
	...more: Field[]
): Operation => ({
	...own,
	docs: 'create-or-update-record',
	route: 'POST /customObjects/records/{schema}',
	// Sending it again updates the same record: every write has an ID or an External ID.
	repeatable: true,
	wrap: 'record',
	fields: [
		customObjects.locator(),
		...identity,
		recordFields,
		additionalFields(...relationFields, ...details),
		...more,
	],
	returns: 'record',
});

export const customObjectRecordResource = {
	name: 'Custom Object Record',
	value: 'customObjectRecord',
	description: 'Records of your own kinds, such as tickets, pets or policies',
	first: 'upsert',
	operations: {
		create: writeOperation(
			{
				name: 'Create',
				action: 'Create a custom object record',
				description: 'Add a record; fails when there is one with the same External ID',
				steps: createRecord,
			},
			[],
			[
				{
					...externalId,
					description: 'The ID of the record in your own system. If empty, one is generated.',
				},
			],
		),
		delete: {
			name: 'Delete',
			action: 'Delete a custom object record',
			description: 'Delete a record, found by its ID in ActiveCampaign',
			docs: 'delete-a-record',
			route: 'DELETE /customObjects/records/{schema}/{id}',
			fields: [customObjects.locator(), id],
			steps: deleteRecord,
		},
		deleteByExternalId: {
			name: 'Delete by External ID',
			action: 'Delete a custom object record by external ID',
			description: 'Delete a record, found by its ID in your own system',
			docs: 'delete-a-record-by-external-id',
			route: 'DELETE /customObjects/records/{schema}/external/{externalId}',
			fields: [customObjects.locator(), required(externalId)],
			steps: deleteRecord,
		},
		get: {
			name: 'Get',
			action: 'Get a custom object record',
			description: 'Read one record, found by its ID in ActiveCampaign',
			docs: 'get-a-single-record',
			route: 'GET /customObjects/records/{schema}/{id}',
			fields: [customObjects.locator(), id],
			returns: 'record',
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many custom object records',
			description: 'Read the records of one kind, all or those that fit the filters',
			docs: 'list-records-created-from-a-schema',
			route: 'GET /customObjects/records/{schema}',
			fields: [
				customObjects.locator(),
				filters(
					conditions,
					contacts.locator({
						required: false,
						sendAs: 'filters[relationships.primary-contact][eq]',
						description: 'Records that belong to this contact',
					}),
					dateTime('createdAfter', 'Created After', 'Records created after this time', {
						sendAs: false,
					}),
					dateTime('createdBefore', 'Created Before', 'Records created before this time', {
						sendAs: false,
					}),
				),
				sort(['createdTimestamp', 'Created']),
			],
			returns: 'records',
			paging: 'byOffset',
			steps: getRecords,
			unproven: 'The reference does not show the filters, except the one by contact',
		},
		getByExternalId: {
			name: 'Get by External ID',
			action: 'Get a custom object record by external ID',
			description: 'Read one record, found by its ID in your own system',
			docs: 'get-a-single-record-using-external-id',
			route: 'GET /customObjects/records/{schema}/external/{externalId}',
			fields: [customObjects.locator(), required(externalId)],
			returns: 'record',
		},
		update: writeOperation(
			{
				name: 'Update',
				action: 'Update a custom object record',
				description: 'Change a record, found by its ID in ActiveCampaign',
				steps: updateRecord,
			},
			[subject(id)],
			[externalId],
			updateOptions,
		),
		upsert: writeOperation(
			{
				name: 'Create or Update',
				action: 'Upsert a custom object record',
				description: 'Add a record, or change the one that has this External ID',
				steps: upsertRecord,
			},
			[subject(required(externalId))],
			[],
			updateOptions,
		),
	},
} satisfies Resource;
