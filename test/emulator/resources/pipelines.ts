import { notFound, ok, relatedMissing } from '../answers';
import { nameFilter } from '../names';
import type { Context, Operations, Rules } from '../operation';
import { showAll } from '../show';
import type { Row } from '../types';

const lower = (value: unknown) => String(value ?? '').toLowerCase();

/** Stages of a pipeline from left to right. */
export const stagesOf = ({ account }: Pick<Context, 'account'>, group: unknown): Row[] =>
	account
		.collection('dealStages')
		.findBy('group', group)
		.sort((a, b) => Number(a['order']) - Number(b['order']));

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

/** `orders[popular]`: pipelines by the number of their deals, then by age. */
function byPopularity({ account, request }: Context): Row[] {
	const rows = account.collection('dealGroups').all();
	const direction = request.query.get('orders[popular]');
	if (!direction) return rows;
	const deals = (row: Row) => account.collection('deals').findBy('group', row.id).length;
	const sign = lower(direction) === 'desc' ? -1 : 1;
	return rows.sort((a, b) => (deals(a) - deals(b)) * sign);
}

const idsBy = (rows: Row[]) => rows.map(({ id }) => id);

const dealGroups: Rules = {
	rename: { d_groupid: 'id' },
	rows: byPopularity,
	filters: {
		'filters[title]': nameFilter('title'),
		'filters[have_stages]': ({ id }, value, account) =>
			value === '1' ? account.collection('dealStages').findBy('group', id).length > 0 : true,
	},
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
	filters: { 'filters[title]': nameFilter('title') },
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
		account.emit('deal_stage_add', 'api', {
			stage: { id: row.id, title: row['title'], color: row['color'] },
		}),
};

export const rules: Record<string, Rules> = { dealGroups, dealStages };

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
};
