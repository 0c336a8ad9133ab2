import { plainRequest, segments } from '../../core/client/route';
import type { Resource, StepInput } from '../../core/descriptor';
import { equalIn } from '../../core/equality';
import { additionalFields, required, text, updateFields } from '../../core/form/fields';
import { rowsFrom } from '../../core/run/output';
import { buildRequest } from '../../core/run/request';
import { asNumber, type Row } from '../../core/values';
import { contacts, dealRoles, deals } from '../shared/things';

const id = required(
	text('id', 'Link ID', 'The ID of the link between contact and deal, from Get Many', {
		placeholder: 'e.g. 42',
	}),
);

const role = dealRoles.locator({
	required: false,
	convert: asNumber,
	description: 'The part that the contact plays in the deal',
});

export const dealContactResource = {
	name: 'Deal Contact',
	value: 'dealContact',
	description:
		'Contacts that take part in a deal beside its main contact. To change the main one, use Deal.',
	first: 'add',
	operations: {
		add: {
			name: 'Add',
			action: 'Add a contact to a deal',
			description: 'Let a further contact take part in a deal, with a role if you like',
			docs: 'create-a-secondary-contact',
			route: 'POST /contactDeals',
			recovery: {
				route: 'GET /deals/{deal}/contactDeals',
				returns: 'contactDeals',
				same: equalIn(['contact'], ['deal']),
				anyAge: true,
			},
			wrap: 'contactDeal',
			fields: [deals.locator({ subject: true }), contacts.locator(), additionalFields(role)],
			returns: 'contactDeal',
			steps: addContact,
		},
		get: {
			name: 'Get',
			action: 'Get the link between a contact and a deal',
			description: 'Read one link between a further contact and a deal',
			docs: 'retrieve-a-secondary-contact',
			route: 'GET /contactDeals/{id}',
			fields: [id],
			returns: 'contactDeal',
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many links between contacts and deals',
			description: 'Read which further contacts take part in which deals, across all deals',
			docs: 'list-all-secondary-contacts',
			route: 'GET /contactDeals',
			returns: 'contactDeals',
			paging: 'byOffset',
		},
		remove: {
			name: 'Remove',
			action: 'Remove a contact from a deal',
			description:
				'Take a further contact out of a deal; that it is not in there is a success too, and said so',
			docs: 'delete-a-secondary-contact',
			route: 'DELETE /contactDeals/{id}',
			fields: [deals.locator({ subject: true }), contacts.locator()],
			steps: removeContact,
		},
		update: {
			name: 'Update',
			action: 'Update the link between a contact and a deal',
			description: 'Give a further contact of a deal another role, or link another contact or deal',
			docs: 'update-a-secondary-contact',
			route: 'PUT /contactDeals/{id}',
			wrap: 'contactDeal',
			fields: [
				id,
				updateFields(
					contacts.locator({ required: false, description: 'The contact that takes part' }),
					deals.locator({ required: false, description: 'The deal that it takes part in' }),
					role,
				),
			],
			returns: 'contactDeal',
		},
	},
} satisfies Resource;

/** ActiveCampaign sets a role only for an existing deal contact, so this takes two requests. */
async function addContact({ operation, build, call }: StepInput): Promise<Row[]> {
	const request = await build();
	const { role: given, ...link } = (request.body as { contactDeal: Row }).contactDeal;
	const answer = await call({ ...request, body: { contactDeal: link } });
	const [added = {}] = rowsFrom(operation, answer, false);
	if (given === undefined) return [added];
	const change = { id: String(added.id), updateFields: { role: given } };
	const { update } = dealContactResource.operations;
	return rowsFrom(operation, await call(buildRequest(update, change)), false);
}

/** ActiveCampaign deletes by the ID of the deal contact, which users do not know: look it up first. */
async function removeContact({ values, identify, walk, remove }: StepInput): Promise<Row[]> {
	const dealId = await identify(deals, values.deal, 'Deal');
	const contactId = await identify(contacts, values.contact, 'Contact');
	const links = plainRequest('GET', segments('contacts', contactId, 'contactDeals'));
	for await (const link of walk(links, 'contactDeals', 'byOffset')) {
		if (String(link.deal) !== dealId) continue;
		const deleted = await remove(segments('contactDeals', String(link.id)));
		return [deleted ? { deleted } : { deleted, reason: 'The contact was already gone' }];
	}
	return [{ deleted: false, reason: 'The contact does not take part in this deal' }];
}
