import { invalid, missing, ok, relatedMissing } from '../answers';
import { dateFilter } from '../dateFilter';
import { changedMembers, dealEvent, emitDealUpdate } from '../salesEvents';
import { nameFilter } from '../names';
import type { Context, Operations, Rules } from '../operation';
import { showAll } from '../show';
import type { EmulatorResponse, Row } from '../types';
import { writeCustomFields } from './customFields';
import { stagesOf } from './pipelines';

type Values = Record<string, unknown>;

const lower = (value: unknown) => String(value ?? '').toLowerCase();

/** The stage that is sent, or the first of the pipeline. */
function stageOf(context: Context, row?: Row): Row | undefined {
	const { stage, group } = context.values;
	if (stage) return context.account.collection('dealStages').get(String(stage));
	if (group && String(group) !== row?.['group']) return stagesOf(context, group)[0];
	return context.account.collection('dealStages').get(String(row?.['stage']));
}

function refuse(context: Context, row?: Row): EmulatorResponse | undefined {
	const { account, values } = context;
	if (!row) {
		const absent = [...context.missing];
		if (!values['contact'] && !values['account']) absent.push('contact');
		if (!values['group'] && !values['stage']) absent.push('group');
		if (absent.length > context.missing.length && account.assumes.dealIncomplete === 'refused400') {
			return { status: 400 };
		}
		if (absent.length > 0) return missing('POST /deals', 'deal', absent);
	}
	for (const [member, collection] of [
		['contact', 'contacts'],
		['account', 'accounts'],
		['group', 'dealGroups'],
		['stage', 'dealStages'],
		['owner', 'users'],
	] as const) {
		const id = values[member];
		if (id && !account.collection(collection).get(String(id))) return relatedMissing(member);
	}
	const value = values['value'];
	if (value !== undefined && !(Number(value) >= 0)) {
		return invalid('field_invalid', 'The deal value must not be negative.', 'value');
	}
	const pipeline = account.collection('dealGroups').get(String(stageOf(context, row)?.['group']));
	return !row && !values['owner'] && pipeline?.['autoassign'] === '0'
		? missing('POST /deals', 'deal', ['owner'])
		: undefined;
}

const deals: Rules = {
	drop: ['fields'],
	refuse,
	defaults: ({ account }) => ({
		status: '0',
		percent: '0',
		owner: '1',
		description: '',
		hash: account.hash(8),
	}),
	store: (values, context, row) => {
		const stage = stageOf(context, row);
		const { contact, account, ...rest } = values;
		return {
			...rest,
			...(contact ? { contact } : {}),
			...(account ? { account, customerAccount: account } : {}),
			// 156.24 was stored as "156": cut, not rounded.
			...(values['value'] === undefined
				? {}
				: { value: String(Math.trunc(Number(values['value']))) }),
			...(values['currency'] ? { currency: lower(values['currency']) } : {}),
			...(stage ? { stage: stage.id, group: stage['group'] } : {}),
		};
	},
	created: (row, context) => {
		writeCustomFields(context, 'deal', row.id, context.values['fields']);
		context.account.emit('deal_add', 'api', dealEvent(context.account, row));
	},
	updated: (row, context, before) => {
		const fields = writeCustomFields(context, 'deal', row.id, context.values['fields']);
		emitDealUpdate(context.account, row, changedMembers(row, before), fields);
	},
	filters: {
		'filters[search]': () => true,
		'filters[search_field]': () => true,
		'filters[nextdate_range]': () => true,
		'filters[created_after]': dateFilter('cdate', 'after'),
		'filters[created_before]': dateFilter('cdate', 'before'),
		'filters[updated_after]': dateFilter('mdate', 'after'),
		'filters[updated_before]': dateFilter('mdate', 'before'),
		'filters[minimum_value]': (row, value) => Number(row['value']) >= Number(value) * 100,
		'filters[maximum_value]': (row, value) => Number(row['value']) <= Number(value) * 100,
		'filters[title]': nameFilter('title'),
	},
	rows: ({ account, request }) => {
		const wanted = lower(request.query.get('filters[search]'));
		const all = account.collection('deals').all();
		if (wanted === '') return all;
		const where = request.query.get('filters[search_field]') ?? 'all';
		return all.filter((row) => {
			const contact = account.collection('contacts').get(String(row['contact']));
			const texts: Record<string, string> = {
				title: lower(row['title']),
				contact: `${lower(contact?.['firstName'])} ${lower(contact?.['lastName'])} ${lower(contact?.['email'])}`,
				org: lower(contact?.['orgname']),
			};
			const places = where === 'all' ? Object.values(texts) : [texts[where] ?? ''];
			return places.some((text) => text.includes(wanted));
		});
	},
	numericTotal: true,
	meta: (rows) => ({ currencies: rows.length === 0 ? [] : totalsOf(rows) }),
	show: () => ({ isDisabled: false, organization: null }),
	besideWritten: (row, { account }, created) => ({
		contacts: showAll(
			account,
			'contacts',
			account.collection('contacts').findBy('id', row['contact']),
		),
		...(created
			? {
					dealGroups: showAll(
						account,
						'dealGroups',
						account.collection('dealGroups').findBy('id', row['group']),
					),
				}
			: {}),
		dealStages: showAll(
			account,
			'dealStages',
			account.collection('dealStages').findBy('id', row['stage']),
		),
	}),
};

function totalsOf(rows: Row[]): Values {
	const totals: Record<
		string,
		{ total: string; value: string; currency: string; isDisabled: boolean }
	> = {};
	for (const row of rows) {
		const currency = String(row['currency']).toUpperCase();
		const entry = (totals[currency] ??= { total: '0', value: '0', currency, isDisabled: false });
		entry.total = String(Number(entry.total) + 1);
		entry.value = String(Number(entry.value) + Number(row['value']));
	}
	return totals;
}

export const rules: Record<string, Rules> = { deals, dealRoles: { searched: ['title'] } };

export const operations: Operations = {
	'PATCH /deals/bulkUpdate': ({ account, elements }) => {
		const answer = { success: [] as string[], nochange: [] as string[], failed: [] as string[] };
		for (const { id, ownerId } of elements) {
			const title =
				ownerId === undefined
					? `ownerId is required for a deal '${String(id)}'.`
					: account.collection('users').get(String(ownerId))
						? undefined
						: `Owner(user) with id '${String(ownerId)}' was not found for a deal '${String(id)}'.`;
			if (title) return { status: 422, body: { errors: [{ status: 422, title }] } };
		}
		for (const { id, ownerId } of elements) {
			const deal = account.collection('deals').get(String(id));
			if (!deal) answer.failed.push(String(id));
			else if (deal['owner'] === String(ownerId)) answer.nochange.push(deal.id);
			else {
				account.collection('deals').update(deal.id, { owner: String(ownerId) });
				answer.success.push(deal.id);
			}
		}
		return ok(answer);
	},
};
