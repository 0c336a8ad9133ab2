import type { Operation, Resource } from '../../core/descriptor';
import {
	additionalFields,
	choice,
	clearWhenEmpty,
	filters,
	options,
	required,
	sort,
	text,
	updateFields,
} from '../../core/form/fields';
import { findOrCreateOf } from '../shared/findOrCreate';
import { tags } from '../shared/things';

const name = text('name', 'Tag', 'What the tag says', {
	sendAs: 'tag',
	placeholder: 'e.g. Customer',
});

const tagType = choice('tagType', 'Type', 'What the tag is put on', [
	['contact', 'Contact', 'Contacts are tagged with it'],
	['template', 'Template', 'E-mail templates are tagged with it'],
]);

const description = text(
	'description',
	'Description',
	'What the tag is for; only your team sees it',
	{
		placeholder: 'e.g. Bought at least once',
	},
);

const create: Operation = {
	name: 'Create',
	action: 'Create a tag',
	description: 'Add a tag to the account',
	docs: 'create-a-new-tag',
	route: 'POST /tags',
	recovery: tags.recovery,
	wrap: 'tag',
	fields: [required(name), tagType, additionalFields(description)],
	returns: 'tag',
	unproven: 'The reference does not say what a second create of the same name answers',
};

export const tagResource = {
	name: 'Tag',
	value: 'tag',
	description: 'The tags of the account. To tag a contact, use Contact Tag.',
	first: 'getAll',
	operations: {
		create,
		findOrCreate: findOrCreateOf(create, {
			thing: tags,
			field: 'name',
			// A tag for contacts and one for templates may have the same name.
			within: ['tagType'],
		}),
		delete: {
			name: 'Delete',
			action: 'Delete a tag',
			description: 'Delete a tag from the account and from every contact that has it',
			docs: 'delete-a-tag',
			route: 'DELETE /tags/{tag}',
			fields: [tags.locator()],
		},
		get: {
			name: 'Get',
			action: 'Get a tag',
			description: 'Read one tag',
			docs: 'retrieve-a-tag',
			route: 'GET /tags/{tag}',
			fields: [tags.locator()],
			returns: 'tag',
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many tags',
			description: 'Read the tags of the account, all or those whose name fits',
			docs: 'retrieve-all-tags',
			route: 'GET /tags',
			fields: [
				filters(
					text('search', 'Name Contains', 'Part of the name', { placeholder: 'e.g. customer' }),
					text('exactName', 'Name Is', 'The whole name', {
						sendAs: 'filters[search][eq]',
						placeholder: 'e.g. Customer',
					}),
				),
				sort(['search', 'Name']),
			],
			returns: 'tags',
			paging: 'byOffset',
		},
		update: {
			name: 'Update',
			action: 'Update a tag',
			description: 'Rename a tag or change its description',
			docs: 'update-a-tag',
			route: 'PUT /tags/{tag}',
			wrap: 'tag',
			fields: [
				tags.locator(),
				updateFields({ ...name, displayName: 'New Name' }, tagType, description),
				options(clearWhenEmpty),
			],
			returns: 'tag',
		},
	},
} satisfies Resource;
