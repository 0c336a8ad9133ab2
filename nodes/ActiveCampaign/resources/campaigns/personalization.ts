import type { Operation, Resource } from '../../core/descriptor';
import {
	additionalFields,
	choice,
	clearWhenEmpty,
	filters,
	longText,
	options,
	required,
	sort,
	text,
	updateFields,
} from '../../core/form/fields';
import { lists, personalizations } from '../shared/things';

const joined = (ids: unknown) => (ids as string[]).join(',');

const name = text('name', 'Name', 'The name that your team sees', {
	placeholder: 'e.g. Opening hours',
});
const tag = text('tag', 'Tag', 'How messages name the variable, without percent signs', {
	placeholder: 'e.g. opening-hours',
});
const content = longText('body', 'Content', 'What stands in messages where the tag is', {
	sendAs: 'content',
	placeholder: 'e.g. Monday to Friday, 9 to 5',
});
const format = choice('format', 'Format', 'What the content is', [
	['html', 'HTML'],
	['text', 'Text'],
]);
const onLists = lists.picks('lists', 'Lists', 'The lists whose messages can use the variable', {
	sendAs: 'listids',
	convert: joined,
});

/** Locking and unlocking differ in nothing but words and path. */
const lock = (verb: 'lock' | 'unlock', title: string, means: string, docs: string): Operation => ({
	name: title,
	action: `${title} a personalization variable`,
	description: means,
	docs,
	route: `PATCH /personalizations/{personalization}/${verb}`,
	fields: [personalizations.locator()],
	repeatable: true,
});

const contains = (member: string, label: string, description: string, example: string) =>
	text(member, label, description, {
		sendAs: `filter[${member}]`,
		placeholder: `e.g. ${example}`,
	});

export const personalizationResource = {
	name: 'Personalization Variable',
	value: 'personalization',
	description: 'Pieces of text that messages name by a tag',
	first: 'getAll',
	operations: {
		create: {
			name: 'Create',
			action: 'Create a personalization variable',
			description: 'Add a piece of text that messages can name by a tag',
			docs: 'create-variable',
			route: 'POST /personalizations',
			recovery: personalizations.recovery,
			wrap: 'personalization',
			fields: [required(name), required(tag), required(content), additionalFields(format, onLists)],
			returns: 'personalization',
		},
		delete: {
			name: 'Delete',
			action: 'Delete a personalization variable',
			description: 'Delete a variable; messages that name it lose the text',
			docs: 'delete-variable',
			route: 'DELETE /personalizations/{personalization}',
			fields: [personalizations.locator()],
		},
		deleteMany: {
			name: 'Delete Many',
			action: 'Delete many personalization variables',
			description: 'Delete several variables at once',
			docs: 'bulk-delete-variables',
			route: 'DELETE /personalizations/bulkdelete',
			answers: 'anything',
			fields: [
				required(
					personalizations.picks('variables', 'Variables', 'The variables to delete', {
						sendAs: 'ids',
						convert: joined,
					}),
				),
			],
		},
		get: {
			name: 'Get',
			action: 'Get a personalization variable',
			description: 'Read one variable',
			docs: 'retrieve-variable',
			route: 'GET /personalizations/{personalization}',
			fields: [personalizations.locator()],
			returns: 'personalization',
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many personalization variables',
			description: 'Read the variables of the account',
			docs: 'list-variables',
			route: 'GET /personalizations',
			fields: [
				filters(
					contains('name', 'Name', 'Variables with this name', 'Opening hours'),
					contains('tag', 'Tag', 'Variables with this tag', 'opening-hours'),
					contains('listName', 'List Name', 'Variables of the list with this name', 'Newsletter'),
					contains('content', 'Content', 'Variables with this content', 'Monday'),
					{ ...format, sendAs: 'filter[format]' },
				),
				sort(['name', 'Name'], ['tag', 'Tag'], ['format', 'Format'], ['content', 'Content']),
			],
			returns: 'personalizations',
			paging: 'byOffset',
			unproven: 'The reference spells the filters unlike those of any other list',
		},
		lock: lock('lock', 'Lock', 'Keep a variable from being changed', 'get_personalizationidlock'),
		unlock: lock('unlock', 'Unlock', 'Let a variable be changed again', 'patch_new-endpoint'),
		update: {
			name: 'Update',
			action: 'Update a personalization variable',
			description: 'Change the name, the tag, the content or the lists of a variable',
			docs: 'edit-variable',
			route: 'PUT /personalizations/{personalization}',
			wrap: 'personalization',
			fields: [
				personalizations.locator(),
				updateFields(name, tag, content, format, onLists),
				options(clearWhenEmpty),
			],
			returns: 'personalization',
		},
	},
} satisfies Resource;
