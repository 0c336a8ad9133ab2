import { notFound, ok } from '../answers';
import { isoDate, milliseconds } from '../dates';
import { nameFilter } from '../names';
import type { Context, Operations, Rules } from '../operation';
import { show, showAll } from '../show';
import type { Row } from '../types';

/** Members of `PUT /campaigns/{id}/edit` → stored members. */
const EDITED: Record<string, string> = {
	name: 'name',
	type: 'type',
	segmentId: 'segmentid',
	addressId: 'addressid',
	googleAnalyticsCampaignName: 'analytics_campaign_name',
	reminderField: 'reminder_field',
	reminderType: 'reminder_type',
};

const campaignOf = ({ account, request }: Context): Row | undefined =>
	account.collection('campaigns').get(request.params['id'] ?? '0');

export const rules: Record<string, Rules> = {
	campaigns: {
		filters: {
			'filters[name]': nameFilter('name'),
		},
	},
	messages: { defaults: () => ({ userid: '1', user: '1' }) },
};

export const operations: Operations = {
	/** A draft; no v3 operation sends it. */
	'POST /campaign': ({ account, values }) => {
		const errors = ['name', 'type'].flatMap((member) => {
			if (values[member] === undefined || values[member] === '')
				return [`Field ${member} is required`];
			return typeof values[member] === 'string' ? [] : [`Field ${member} must be of type string`];
		});
		if (errors.length > 0) return { status: 400, body: { errors } };
		const row = account.collection('campaigns').insert({
			name: values['name'],
			type: values['type'],
			status: '0',
			userid: '1',
			source: 'web',
			sdate: null,
			ldate: null,
			split_content: values['canSplitContent'] === true ? '1' : '0',
		});
		return ok({
			id: Number(row.id),
			name: values['name'],
			type: values['type'],
			canSplitContent: values['canSplitContent'] === true,
		});
	},
	'PUT /campaigns/{id}/edit': (context) => {
		const { account, values } = context;
		const row = campaignOf(context);
		if (!row)
			return notFound('GET /campaigns/{id}', 'campaigns', context.request.params['id'] ?? '0');
		const changes = Object.entries(values).flatMap(([name, value]) => {
			const member = EDITED[name];
			return member ? [[member, String(value)] as const] : [];
		});
		const scheduled = values['scheduledDate'];
		account.collection('campaigns').update(row.id, {
			...Object.fromEntries(changes),
			...(scheduled ? { sdate: isoDate(milliseconds(scheduled)) } : {}),
		});
		if (Array.isArray(values['listIds'])) {
			const campaignLists = account.collection('campaignLists');
			for (const { id } of campaignLists.findBy('campaign', row.id)) campaignLists.remove(id);
			for (const list of values['listIds']) {
				campaignLists.insert({
					campaign: row.id,
					campaignid: row.id,
					list: String(list),
					listid: String(list),
				});
			}
		}
		return ok(
			account.assumes.campaignEditAnswer === 'campaign'
				? { campaign: show(account, 'campaigns', row) }
				: {},
		);
	},
	'POST /campaigns/{id}/copy': (context) => {
		const { account, request } = context;
		const row = campaignOf(context);
		if (!row) return notFound('GET /campaigns/{id}', 'campaigns', request.params['id'] ?? '0');
		const { id: _id, cdate: _cdate, mdate: _mdate, ...members } = row;
		const copy = account.collection('campaigns').insert({
			...members,
			name: `Copy of ${String(row['name'])}`,
			status: '0',
			sdate: null,
			ldate: null,
		});
		return ok({
			succeeded: 1,
			message: 'Campaign draft copied.',
			newCampaignId: Number(copy.id),
		});
	},
	/** Failure is in the body, the status is 200 either way. */
	'DELETE /campaigns/{id}': (context) => {
		const { account, request } = context;
		const removed = account.collection('campaigns').remove(request.params['id'] ?? '0');
		return ok(
			removed
				? { succeeded: 1, message: 'Campaign deleted' }
				: { succeeded: 0, message: 'No campaign was deleted' },
		);
	},
	/** Two JSON values in a row on an unknown campaign, as documented. */
	'GET /campaigns/{id}/links': (context) => {
		const { account, request } = context;
		const id = request.params['id'] ?? '0';
		if (!campaignOf(context)) {
			return {
				status: 404,
				headers: { 'Content-Type': 'application/json' },
				body: `{"message":"No Result found for Campaign with id ${id}"}{"links":[]}`,
			};
		}
		const links = account.collection('links').findBy('campaignid', id);
		return ok({ links: showAll(account, 'links', links) });
	},
	'DELETE /templates/{id}': ({ account, request }) => {
		account.collection('templates').remove(request.params['id'] ?? '0');
		return ok({});
	},
};
