import { throughApiRequest } from '../apiRequest';
import { isExpression } from '../expression';
import { CannotMigrate } from '../conversions';
import { customFields, id, members, type Move, paged, wholeRows } from '../move';

const person = {
	firstName: 'firstName',
	lastName: 'lastName',
	phone: 'phone',
	fieldValues: customFields('contactFields'),
};

const contactId = { contactId: id('contact') };

/** Contacts, their tags and their lists. */
export const contactMoves: Move[] = [
	{
		from: 'contact.create',
		to: 'contact.create',
		parameters: {
			email: 'email',
			...members('additionalFields', { ...person, phone: 'phoneNumber' }),
		},
		defaults: { updateIfExists: false },
		set: wholeRows,
		choose({ updateIfExists, ...given }) {
			if (isExpression(updateIfExists)) {
				throw new CannotMigrate(
					'an expression decides whether it updates an existing contact, but this package has a separate operation for each (Create, Create or Update)',
				);
			}
			return updateIfExists === true
				? {
						given,
						to: 'contact.upsert',
						parameters: { email: 'email', ...members('additionalFields', person) },
					}
				: { given };
		},
	},
	{ from: 'contact.delete', to: 'contact.delete', parameters: contactId },
	{
		from: 'contact.get',
		to: 'contact.get',
		parameters: contactId,
		set: wholeRows,
		wrapped: 'contact',
	},
	{
		from: 'contact.getAll',
		to: 'contact.getAll',
		...paged,
		parameters: {
			...paged.parameters,
			...members(
				'additionalFields',
				{
					email: 'email',
					email_like: 'emailContains',
					exclude: 'exclude',
					formid: 'formId',
					listid: id('list'),
					search: 'search',
					segmentid: 'segmentId',
					seriesid: id('automation'),
					status: 'status',
					tagid: id('tag'),
					'filters[created_before]': 'createdBefore',
					'filters[created_after]': 'createdAfter',
					'filters[updated_before]': 'updatedBefore',
					'filters[updated_after]': 'updatedAfter',
					waitid: 'waitId',
					orderBy: { to: '/sort', conversion: 'sort' },
				},
				'filters',
			),
		},
		set: wholeRows,
		wrapped: 'contacts',
		choose({ additionalFields, ...given }) {
			const { datetime, ...filters } = (additionalFields ?? {}) as Record<string, unknown>;
			return {
				given: { ...given, additionalFields: filters },
				...(datetime === undefined
					? {}
					: {
							notes: [
								`The filter Datetime (${JSON.stringify(datetime)}) was removed: ActiveCampaign does not support it. Use Created After and Created Before.`,
							],
						}),
			};
		},
	},
	{
		from: 'contact.update',
		to: 'contact.update',
		parameters: { ...contactId, ...members('updateFields', { email: 'email', ...person }) },
		set: wholeRows,
	},
	{
		from: 'contactTag.add',
		to: 'contactTag.add',
		parameters: { ...contactId, tagId: id('tag') },
	},
	throughApiRequest(
		'contactTag.remove',
		({ contactTagId }) => ({ method: 'DELETE', path: ['/contactTags/', contactTagId] }),
		'It still removes by the ID of the contact tag. Contact Tag: Remove does the same by contact and tag name, so that you need not look up that ID.',
	),
	{
		from: 'contactList.add',
		to: 'subscription.subscribe',
		parameters: { ...contactId, listId: id('list') },
		notes: ['The output is the subscription instead of { "success": true }.'],
	},
	{
		from: 'contactList.remove',
		to: 'subscription.unsubscribe',
		parameters: { ...contactId, listId: id('list') },
		notes: ['The output is the subscription instead of the contact.'],
	},
	{ from: 'list.getAll', to: 'list.getAll', ...paged, set: wholeRows, wrapped: 'lists' },
	{
		from: 'tag.create',
		to: 'tag.create',
		parameters: {
			name: 'name',
			tagType: 'tagType',
			...members('additionalFields', { description: 'description' }),
		},
		defaults: { tagType: 'contact' },
	},
	{ from: 'tag.delete', to: 'tag.delete', parameters: { tagId: id('tag') } },
	{ from: 'tag.get', to: 'tag.get', parameters: { tagId: id('tag') }, wrapped: 'tag' },
	{ from: 'tag.getAll', to: 'tag.getAll', ...paged, wrapped: 'tags' },
	{
		from: 'tag.update',
		to: 'tag.update',
		parameters: {
			tagId: id('tag'),
			...members('updateFields', { tag: 'name', description: 'description' }),
		},
	},
];
