import { duplicate, emptyRelation, invalid, message, ok, relatedMissing } from '../answers';
import { contactEvent } from '../events';
import { accountValues, changedMembers, emitAccountUpdate } from '../salesEvents';
import type { MemoryAccount } from '../account';
import type { Context, Operations, Rules } from '../operation';
import type { Row } from '../types';
import { writeCustomFields } from './customFields';

const accounts: Rules = {
	drop: ['fields'],
	searched: ['name'],
	refuse: ({ account, values: sent }, row) => {
		const { name } = sent;
		const other = name ? account.collection('accounts').findBy('name', name)[0] : undefined;
		return other && other.id !== row?.id
			? duplicate(
					`An account named "${String(name)}" already exists. Please choose a new name.`,
					'name',
				)
			: undefined;
	},
	defaults: () => ({ owner: '1' }),
	created: (row, context) => {
		writeCustomFields(context, 'account', row.id, context.values['fields']);
		context.account.emit('account_add', 'api', { account: accountValues(context.account, row) });
	},
	updated: (row, context, before) => {
		const fields = writeCustomFields(context, 'account', row.id, context.values['fields']);
		emitAccountUpdate(context.account, row, changedMembers(row, before), fields);
	},
	removed: (row, { account }) => dropAssociations(account, row.id),
	show: (row, account) => ({
		contactCount: String(account.collection('accountContacts').findBy('account', row.id).length),
		dealCount: String(account.collection('deals').findBy('account', row.id).length),
	}),
};

function dropAssociations(account: MemoryAccount, id: string): void {
	const associations = account.collection('accountContacts');
	for (const association of associations.findBy('account', id)) associations.remove(association.id);
}

function emitAssociation(name: string, row: Row, { account }: Context): void {
	const contact = account.collection('contacts').get(String(row['contact']));
	const company = account.collection('accounts').get(String(row['account']));
	if (!contact || !company) return;
	account.emit(name, 'api', {
		...contactEvent(account, contact),
		account: accountValues(account, company),
		accountContact: {
			id: row.id,
			account: row['account'],
			contact: row['contact'],
			job_title: row['jobTitle'] ?? '',
		},
	});
}

const accountContacts: Rules = {
	refuse: ({ account, values: sent, missing }, row) => {
		if (missing.length > 0 && !row) return undefined;
		const company = sent['account'] ?? row?.['account'];
		const contact = sent['contact'] ?? row?.['contact'];
		if (!account.collection('accounts').get(String(company))) return relatedMissing('account');
		if (!account.collection('contacts').get(String(contact))) return relatedMissing('contact');
		const taken = account.collection('accountContacts').findBy('contact', contact)[0];
		return taken && taken.id !== row?.id
			? invalid(
					'field_invalid',
					'This contact is already associated with an account. We currently do not support contacts on multiple accounts.',
					'account,contact',
				)
			: undefined;
	},
	created: (row, context) => emitAssociation('account_contact_add', row, context),
	updated: (row, context) => emitAssociation('account_contact_update', row, context),
};

export const rules: Record<string, Rules> = {
	accounts,
	accountContacts,
	organizations: { filters: { 'filters[name]': (row, value) => row['name'] === value } },
};

const idsOf = (query: URLSearchParams) =>
	[...query].filter(([name]) => name.startsWith('ids')).map(([, value]) => value);

export const operations: Operations = {
	'DELETE /accounts/bulk_delete': ({ account, request }) => {
		for (const id of idsOf(request.query)) {
			if (account.collection('accounts').remove(id)) dropAssociations(account, id);
		}
		return ok({ meta: { success: true } });
	},
	'DELETE /organizations/bulk_delete': ({ account, request }) => {
		for (const id of idsOf(request.query)) account.collection('organizations').remove(id);
		return ok({});
	},
	'GET /contacts/{id}/organization': ({ account, request }) => {
		const id = request.params['id'] ?? '0';
		const contact = account.collection('contacts').get(id);
		if (!contact) return message(404, `No Result found for Subscriber with id ${id}`);
		const organization = account.collection('organizations').get(String(contact['orgid']));
		return organization
			? ok({ organization })
			: emptyRelation(account, 'organization', 'organizations');
	},
};
