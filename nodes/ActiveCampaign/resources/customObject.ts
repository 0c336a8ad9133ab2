import {
	additionalFields,
	clearWhenEmpty,
	options,
	required,
	text,
	updateFields,
} from '../core/fields';
import type { Resource } from '../core/types';
import {
	appId,
	description,
	fieldsAsJson,
	icon,
	plural,
	relationships,
	schemaFields,
	showFields,
	singular,
	slug,
} from './customObjectFields';
import { schema } from './locators';

const simple = [
	'id',
	'slug',
	'labels',
	'description',
	'visibility',
	'fields',
	'relationships',
	'createdTimestamp',
	'updatedTimestamp',
];

const made = [required(singular), required(plural), required(slug), schemaFields];

export const customObjectResource: Resource = {
	name: 'Custom Object',
	value: 'customObject',
	description:
		'What kinds of own records the account has. For the records, use Custom Object Record.',
	first: 'getAll',
	operations: {
		create: {
			name: 'Create',
			action: 'Create a custom object',
			description: 'Add a kind of records with fields of its own',
			docs: 'create-a-schema',
			route: 'POST /customObjects/schemas',
			wrap: 'schema',
			fields: [...made, additionalFields(description, fieldsAsJson, relationships)],
			returns: 'schema',
			simple,
		},
		createChild: {
			name: 'Create Child',
			action: 'Create a child of a public custom object',
			description: 'Make a public object usable in this account',
			docs: 'create-a-child-schema',
			route: 'POST /customObjects/schemas/{schema}/child',
			fields: [schema()],
			returns: 'schema',
			simple,
		},
		createPublic: {
			name: 'Create Public',
			action: 'Create a public custom object',
			description: 'Add a kind of records that an app brings to other accounts',
			docs: 'create-a-public-schema',
			route: 'POST /customObjects/schemas/public',
			wrap: 'schema',
			fields: [...made, additionalFields(appId, description, fieldsAsJson, relationships)],
			returns: 'schema',
			simple,
		},
		delete: {
			name: 'Delete',
			action: 'Delete a custom object',
			description: 'Delete a kind of records with all records of it',
			docs: 'delete-a-schema',
			route: 'DELETE /customObjects/schemas/{schema}',
			fields: [schema()],
		},
		deleteField: {
			name: 'Delete Field',
			action: 'Delete a field of a custom object',
			description: 'Delete a field with the values of all records, for good; only admins may',
			docs: 'delete-a-field-1',
			route: 'DELETE /customObjects/schemas/{schema}/fields/{id}',
			fields: [
				schema(),
				required(
					text('id', 'Field ID', 'The field as records name it', {
						placeholder: 'e.g. seat-number',
					}),
				),
				options(showFields),
			],
			returns: 'schema',
			simple,
		},
		get: {
			name: 'Get',
			action: 'Get a custom object',
			description: 'Read one kind of records with its fields',
			docs: 'retrieve-a-schema',
			route: 'GET /customObjects/schemas/{schema}',
			fields: [schema(), options(showFields)],
			returns: 'schema',
			simple,
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many custom objects',
			description: 'Read which kinds of records the account has',
			docs: 'list-all-schemas',
			route: 'GET /customObjects/schemas',
			fields: [options(showFields)],
			returns: 'schemas',
			paging: 'byOffset',
			simple,
		},
		update: {
			name: 'Update',
			action: 'Update a custom object',
			description: 'Change a kind of records or its fields. To delete a field, use Delete Field.',
			docs: 'update-a-schema',
			route: 'PUT /customObjects/schemas/{schema}',
			wrap: 'schema',
			fields: [
				schema(),
				schemaFields,
				updateFields(appId, description, fieldsAsJson, icon, singular, plural, relationships, slug),
				options(clearWhenEmpty, showFields),
			],
			returns: 'schema',
			simple,
			unproven: 'Whether fields that are not sent stay was never recorded: send all of them',
		},
	},
};
