import { throughApiRequest } from '../apiRequest';
import { withoutBlanks } from '../withoutBlanks';
import {
	cents,
	type Choice,
	customFields,
	id,
	members,
	type Move,
	paged,
	wholeRows,
} from '../move';
import type { Parameters } from '../workflowFile';

const company = {
	accountUrl: 'accountUrl',
	fields: customFields('accountFields'),
};

const amountsNote =
	'Custom fields of the type Money now take units of the currency instead of cents.';

const accountId = { accountId: id('account') };
const dealId = { dealId: id('deal') };

/** Accounts, their contacts, and deals. */
export const crmMoves: Move[] = [
	{
		from: 'account.create',
		to: 'account.create',
		parameters: { name: 'name', ...members('additionalFields', company) },
		choose: ({ additionalFields }) => withFieldNote(additionalFields),
	},
	{ from: 'account.delete', to: 'account.delete', parameters: accountId },
	{ from: 'account.get', to: 'account.get', parameters: accountId, wrapped: 'account' },
	{
		from: 'account.getAll',
		to: 'account.getAll',
		...paged,
		parameters: { ...paged.parameters, ...members('filters', { search: 'search' }) },
		wrapped: 'accounts',
	},
	{
		from: 'account.update',
		to: 'account.update',
		parameters: { ...accountId, ...members('updateFields', { name: 'name', ...company }) },
		choose: ({ updateFields }) => withFieldNote(updateFields),
	},
	{
		from: 'accountContact.create',
		to: 'accountContact.add',
		parameters: {
			account: id('account'),
			contact: id('contact'),
			...members('additionalFields', { jobTitle: 'jobTitle' }),
		},
	},
	throughApiRequest(
		'accountContact.update',
		({ accountContactId, updateFields }) => ({
			method: 'PUT',
			path: ['/accountContacts/', accountContactId],
			body: { accountContact: updateFields ?? {} },
			member: 'accountContact',
		}),
		'It still updates by the ID of the account contact. Account Contact: Update does the same by contact.',
		['updateFields'],
	),
	throughApiRequest(
		'accountContact.delete',
		({ accountContactId }) => ({
			method: 'DELETE',
			path: ['/accountContacts/', accountContactId],
		}),
		'It still deletes by the ID of the account contact. Account Contact: Remove does the same by contact and account.',
	),
	{
		from: 'deal.create',
		to: 'deal.create',
		parameters: {
			title: 'title',
			contact: id('contact'),
			value: cents('value'),
			currency: 'currency',
			group: id('pipeline'),
			stage: id('stage'),
			owner: id('additionalFields.user'),
			...members('additionalFields', {
				description: 'description',
				percent: 'percent',
				status: 'status',
			}),
		},
		defaults: { currency: 'eur' },
		optional: ['group', 'stage', 'owner'],
		set: { ...wholeRows, ownerType: 'contact' },
		wrapped: 'deal',
		choose: placeDeal,
	},
	{
		from: 'deal.createNote',
		to: 'deal.createNote',
		parameters: { ...dealId, dealNote: 'note' },
		wrapped: 'note',
	},
	{ from: 'deal.delete', to: 'deal.delete', parameters: dealId },
	{ from: 'deal.get', to: 'deal.get', parameters: dealId, set: wholeRows, wrapped: 'deal' },
	{ from: 'deal.getAll', to: 'deal.getAll', ...paged, set: wholeRows, wrapped: 'deals' },
	{
		from: 'deal.update',
		to: 'deal.update',
		parameters: {
			...dealId,
			...members('updateFields', {
				title: 'title',
				contact: id('contact'),
				value: cents('value'),
				currency: 'currency',
				description: 'description',
				group: id('pipeline'),
				stage: id('stage'),
				owner: id('user'),
				percent: 'percent',
				status: 'status',
			}),
		},
		set: wholeRows,
		wrapped: 'deal',
	},
	{
		from: 'deal.updateNote',
		to: 'deal.updateNote',
		parameters: { ...dealId, dealNoteId: 'id', dealNote: 'note' },
		wrapped: 'note',
	},
];

function withFieldNote(collection: unknown): Choice {
	const hasFields = typeof collection === 'object' && collection !== null && 'fields' in collection;
	return hasFields ? { notes: [amountsNote] } : {};
}

/** Our node takes either a pipeline, whose first stage is used, or a stage. */
function placeDeal(all: Parameters): Choice {
	const given = withoutBlanks(all, ['group', 'stage', 'owner']);
	const set = { ...wholeRows, ownerType: 'contact' };
	if (!('stage' in given)) {
		return {
			given,
			set: { ...set, which: 'pipeline' },
			notes:
				'group' in given
					? []
					: ['Choose the pipeline: ActiveCampaign requires one for a new deal.'],
		};
	}
	const { group, ...others } = given;
	return {
		given: others,
		set: { ...set, which: 'stage' },
		notes:
			group === undefined
				? []
				: [`The pipeline (${String(group)}) was removed: the stage determines it.`],
	};
}
