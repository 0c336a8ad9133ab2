import { plainRequest, segments } from '../../core/client/route';
import type { Resource, StepInput } from '../../core/descriptor';
import { options, required, text } from '../../core/form/fields';
import { contacts, tags } from '../shared/things';
import { tagsInBulk, useBulkImporterForParts } from './contactPartImport.steps';

export const contactTagResource = {
	name: 'Contact Tag',
	value: 'contactTag',
	description: 'Put tags on contacts and take them off',
	first: 'add',
	operations: {
		add: {
			name: 'Add',
			action: 'Add a tag to a contact',
			description: 'Put a tag on a contact; a tag that is there already stays',
			docs: 'create-contact-tag',
			route: 'POST /contactTags',
			wrap: 'contactTag',
			fields: [
				contacts.locator({ subject: true }),
				tags.locator(),
				options(useBulkImporterForParts),
			],
			returns: 'contactTag',
			batch: tagsInBulk,
			repeatable: true,
			unproven:
				'The reference does not say what adding a tag twice answers; public clients get the tag that is there',
		},
		get: {
			name: 'Get',
			action: 'Get a tag on a contact',
			description: 'Read which contact got which tag and when',
			docs: 'contact-tags',
			route: 'GET /contactTags/{id}',
			fields: [
				required(
					text('id', 'Contact Tag ID', 'The ID of the tag on the contact, from Get Many', {
						placeholder: 'e.g. 42',
					}),
				),
			],
			returns: 'contactTag',
		},
		getAll: {
			name: 'Get Many',
			action: 'Get the tags of a contact',
			description: 'Read which tags a contact has',
			docs: 'contact-tags',
			route: 'GET /contacts/{contact}/contactTags',
			fields: [contacts.locator()],
			returns: 'contactTags',
			answers: 'list',
		},
		getEverywhere: {
			name: 'Get Many of All Contacts',
			action: 'Get the tags of all contacts',
			description: 'Read which contact has which tag, across the whole account',
			docs: 'contact-tags',
			route: 'GET /contactTags',
			returns: 'contactTags',
			paging: 'byOffset',
		},
		remove: {
			name: 'Remove',
			action: 'Remove a tag from a contact',
			description: 'Take a tag off a contact; that it is not there is a success too, and said so',
			docs: 'remove-a-contacts-tag',
			route: 'DELETE /contactTags/{id}',
			fields: [contacts.locator({ subject: true }), tags.locator()],
			steps: removeTag,
		},
	},
} satisfies Resource;

/** ActiveCampaign deletes by the ID of the contact tag, which users do not know: look it up first. */
async function removeTag({ values, identify, walk, remove }: StepInput) {
	const contactId = await identify(contacts, values.contact, 'Contact');
	const tagId = await identify(tags, values.tag, 'Tag');
	const contactTags = plainRequest('GET', segments('contacts', contactId, 'contactTags'));
	for await (const { id, tag } of walk(contactTags, 'contactTags', 'byOffset')) {
		if (String(tag) !== tagId) continue;
		const deleted = await remove(segments('contactTags', String(id)));
		return [deleted ? { deleted } : { deleted, reason: 'The tag was already gone' }];
	}
	return [{ deleted: false, reason: 'The contact does not have this tag' }];
}
