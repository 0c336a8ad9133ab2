import { invalid, message, missing, notFound, ok, relatedMissing } from '../answers';
import { milliseconds } from '../dates';
import { dealEvent } from '../events';
import type { Context, Operations, Rules } from '../operation';
import { showAll } from '../show';
import type { EmulatorResponse, Row } from '../types';
import { writeCustomFields } from './customFields';

type Values = Record<string, unknown>;

const lower = (value: unknown) => String(value ?? '').toLowerCase();

/** Stages of a pipeline from left to right. */
const stagesOf = ({ account }: Pick<Context, 'account'>, group: unknown): Row[] =>
	account
		.collection('dealStages')
		.findBy('group', group)
		.sort((a, b) => Number(a['order']) - Number(b['order']));

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
		writeCustomFields(context, 'deal', row.id, context.values['fields']);
		const changed = Object.keys(row).filter((member) => row[member] !== before[member]);
		context.account.emit('deal_update', 'api', {
			...dealEvent(context.account, row),
			updated_fields: changed,
		});
	},
	filters: {
		'filters[search]': () => true,
		'filters[search_field]': () => true,
		'filters[nextdate_range]': () => true,
		'filters[created_after]': (row, value) => milliseconds(row['cdate']) >= milliseconds(value),
		'filters[created_before]': (row, value) => milliseconds(row['cdate']) < milliseconds(value),
		'filters[updated_after]': (row, value) => milliseconds(row['mdate']) >= milliseconds(value),
		'filters[updated_before]': (row, value) => milliseconds(row['mdate']) < milliseconds(value),
		'filters[minimum_value]': (row, value) => Number(row['value']) >= Number(value) * 100,
		'filters[maximum_value]': (row, value) => Number(row['value']) <= Number(value) * 100,
		'filters[title]': (row, value) => lower(row['title']).includes(lower(value)),
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

/** Stages that a new pipeline starts with, as recorded. */
const FIRST_STAGES: ReadonlyArray<readonly [string, string]> = [
	['To Contact', '18D499'],
	['In Contact', '32B0FC'],
	['Follow Up', 'A07DE8'],
];

const STAGE_CARD = {
	width: '280',
	dealOrder: 'next-action DESC',
	cardRegion1: 'title',
	cardRegion2: 'next-action',
	cardRegion3: 'show-avatar',
	cardRegion4: 'contact-fullname-acctname',
	cardRegion5: 'value',
};

const idsBy = (rows: Row[]) => rows.map(({ id }) => id);

const dealGroups: Rules = {
	rename: { d_groupid: 'id' },
	drop: ['users', 'groups'],
	defaults: () => ({ allgroups: '1', allusers: '1', autoassign: '1' }),
	store: (values) => ({
		...values,
		...(values['currency'] ? { currency: lower(values['currency']) } : {}),
	}),
	created: (row, context) => {
		const { account, values } = context;
		FIRST_STAGES.forEach(([title, color], index) =>
			account.collection('dealStages').insert({
				...STAGE_CARD,
				group: row.id,
				title,
				color,
				order: String(index + 1),
				cdate: null,
				udate: null,
			}),
		);
		for (const user of asList(values['users'])) {
			account.collection('dealGroupUsers').insert({ dealGroup: row.id, user: String(user) });
		}
		for (const group of asList(values['groups'])) {
			const id = String(group);
			account
				.collection('dealGroupGroups')
				.insert({ d_groupid: row.id, groupid: id, dealGroup: row.id, group: id });
		}
		account.emit('deal_pipeline_add', 'api', { pipeline: { id: row.id, title: row['title'] } });
	},
	removed: (row, { account }) => {
		for (const { id } of stagesOf({ account }, row.id)) account.collection('dealStages').remove(id);
		for (const { id } of account.collection('deals').findBy('group', row.id)) {
			account.collection('deals').remove(id);
		}
	},
	show: (row, account) => ({
		stages: idsBy(stagesOf({ account }, row.id)),
		dealGroupUsers: idsBy(account.collection('dealGroupUsers').findBy('dealGroup', row.id)),
		dealGroupGroups: idsBy(account.collection('dealGroupGroups').findBy('dealGroup', row.id)),
	}),
	beside: (rows, account) => ({
		dealStages: rows.flatMap((row) =>
			showAll(account, 'dealStages', stagesOf({ account }, row.id)),
		),
	}),
	besideWritten: (row, { account }, created) => ({
		...(created
			? { dealStages: showAll(account, 'dealStages', stagesOf({ account }, row.id)) }
			: {}),
		dealGroupUsers: account.collection('dealGroupUsers').findBy('dealGroup', row.id),
		dealGroupGroups: account.collection('dealGroupGroups').findBy('dealGroup', row.id),
	}),
};

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const dealStages: Rules = {
	rename: { d_groupid: 'group' },
	defaults: ({ account, values }) => ({
		...STAGE_CARD,
		color: '32B0FC',
		order: String(stagesOf({ account }, values['group']).length + 1),
	}),
	refuse: ({ account, values }) =>
		values['group'] && !account.collection('dealGroups').get(String(values['group']))
			? relatedMissing('group')
			: undefined,
	created: (row, { account }) =>
		account.emit('deal_stage_add', 'api', { stage: { id: row.id, title: row['title'] } }),
};

const contactDeals: Rules = {
	refuse: ({ account, values, missing: absent }, row) => {
		if (absent.length > 0 && !row) {
			return {
				status: 422,
				body: {
					errors: absent.map((member) => ({
						title: `The contactDeal ${member} was not provided.`,
						detail: '',
						code: 'field_missing',
						source: { pointer: `/data/attributes/${member}` },
					})),
				},
			};
		}
		const contact = values['contact'] ?? row?.['contact'];
		const deal = values['deal'] ?? row?.['deal'];
		if (!account.collection('deals').get(String(deal))) return relatedMissing('deal');
		if (!account.collection('contacts').get(String(contact))) return relatedMissing('contact');
		const taken = account
			.collection('contactDeals')
			.findBy('deal', deal)
			.some((other) => other['contact'] === String(contact) && other.id !== row?.id);
		return taken
			? invalid('field_invalid', 'The given contact is already associated to the deal', 'contact')
			: undefined;
	},
	besideWritten: (row, { account }) => ({
		deals: showAll(account, 'deals', account.collection('deals').findBy('id', row['deal'])),
	}),
};

export const rules: Record<string, Rules> = {
	deals,
	dealGroups,
	dealStages,
	contactDeals,
	dealRoles: { searched: ['title'] },
};

export const operations: Operations = {
	/** Moves all deals of a stage to another stage of the same pipeline. */
	'PUT /dealStages/{id}/deals': ({ account, request, values }) => {
		const stage = account.collection('dealStages').get(request.params['id'] ?? '0');
		if (!stage) return notFound('', 'dealStages', request.params['id'] ?? '0');
		const target = account.collection('dealStages').get(String(values['stage']));
		if (!target || target['group'] !== stage['group']) {
			return {
				status: 422,
				body: {
					errors: [
						{
							detail: 'Target stage does not belong to same pipeline',
							source: { pointer: '/data/attributes/stage' },
							status: 422,
							title: 'Invalid attribute',
						},
					],
				},
			};
		}
		const moved = account.collection('deals').findBy('stage', stage.id);
		for (const { id } of moved) account.collection('deals').update(id, { stage: target.id });
		return ok({ deals: showAll(account, 'deals', moved) });
	},
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
	'GET /contacts/{id}/contactDeals': ({ account, request }) => {
		const id = request.params['id'] ?? '0';
		if (!account.collection('contacts').get(id)) {
			return message(404, `No Result found for Subscriber with id ${id}`);
		}
		const rows = account.collection('contactDeals').findBy('contact', id);
		const own = rows.flatMap((row) => account.collection('deals').findBy('id', row['deal']));
		return ok({
			contacts: showAll(account, 'contacts', account.collection('contacts').findBy('id', id)),
			deals: showAll(account, 'deals', own),
			contactDeals: showAll(account, 'contactDeals', rows),
		});
	},
};
