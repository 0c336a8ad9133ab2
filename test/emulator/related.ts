import { emptyRelation, notFound, ok } from './answers';
import type { Fact } from './facts';
import { operationKey } from './facts';
import { pluralOf, singularOf } from './models';
import type { Operation } from './operation';
import { show, showAll } from './show';
import type { Collection, Row } from './types';

/** Members under which rows refer to a row of the collection, besides its singular name. */
const KEYS: Record<string, string[]> = {
	accounts: ['account', 'customerAccountId'],
	contacts: ['contact', 'subscriberid'],
	deals: ['deal', 'dealId'],
	dealGroups: ['group', 'dealGroup'],
	dealStages: ['stage'],
	users: ['user', 'userid', 'owner'],
	groups: ['group', 'groupid'],
	lists: ['list', 'listid'],
	automations: ['automation', 'seriesid'],
	campaigns: ['campaign', 'campaignid'],
	messages: ['message', 'messageid'],
	connections: ['connection', 'connectionid'],
	ecomCustomers: ['customer', 'customerid'],
	ecomOrders: ['orderid'],
	dealCustomFieldMeta: ['customFieldId'],
	accountCustomFieldMeta: ['customFieldId'],
};

/** What `notes` and `dealTasks` call their owners in `reltype`. */
const REL_TYPES: Record<string, string> = {
	contacts: 'Subscriber',
	deals: 'Deal',
	dealTasks: 'DealTask',
	accounts: 'CustomerAccount',
};

/** Names in a path that are not the name of the collection they lead to. */
const TARGETS: Record<string, string> = {
	dealGroup: 'dealGroups',
	account: 'accounts',
	customerAccount: 'accounts',
	unsubscribeAutomation: 'automations',
	doneAutomation: 'automations',
};

/** `GET /contacts/{id}/notes`, `GET /contactTags/{id}/tag`: rows that refer to a row, or that it refers to. */
export function relatedOperation(fact: Fact): Operation | undefined {
	const [, parents = '', relation = ''] = /^\/(\w+)\/\{\w+\}\/(\w+)$/.exec(fact.path) ?? [];
	if (!parents || fact.method !== 'GET') return undefined;
	const { dataKey, list } = fact.response;
	if (!dataKey) return undefined;
	return (context) => {
		const { account, request } = context;
		const id = Object.values(request.params)[0] ?? '0';
		const parent = account.collection(parents).get(id);
		if (!parent) return notFound(operationKey(fact), parents, id);
		if (list || pluralOf(singularOf(dataKey)) === dataKey) {
			const rows = referring(account.collection(dataKey), parents, id);
			return ok({ [dataKey]: showAll(account, dataKey, rows) });
		}
		const collection = TARGETS[dataKey] ?? pluralOf(dataKey);
		const reference = [relation, dataKey, `${relation}id`, `${dataKey}id`, `${dataKey}Id`]
			.map((member) => parent[member])
			.find((value) => value !== undefined && value !== null && value !== '');
		const row =
			account.collection(collection).get(String(reference ?? '')) ??
			(reference === undefined
				? referring(account.collection(collection), parents, id)[0]
				: undefined);
		return row
			? ok({ [dataKey]: show(account, collection, row) })
			: emptyRelation(account, dataKey, collection);
	};
}

/** Rows that name the parent, in order of creation. */
export function referring(collection: Collection, parents: string, id: string): Row[] {
	const singular = singularOf(parents);
	const members = [...(KEYS[parents] ?? [singular]), `${singular}id`, `${singular}Id`];
	const named = members.flatMap((member) => collection.findBy(member, id));
	const type = REL_TYPES[parents];
	const owned = type ? collection.findBy('relid', id).filter((row) => row['reltype'] === type) : [];
	return [...new Set([...named, ...owned])].sort((a, b) => Number(a.id) - Number(b.id));
}
