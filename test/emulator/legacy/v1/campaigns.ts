import type { Account, Row } from '../../types';
import { parseTime, shortTime } from '../time';
import { type Action, failure, found, foundRows, nothing, success } from './answer';
import { campaignCreate } from './campaignCreate';
import { listIdsOf, messageIdsOf, settleCampaigns } from './campaignSending';
import { askedRows, pageOf, slice } from './rows';

const send: Action = (parameters, account) => {
	const campaign = account.collection('campaigns').get(parameters.text('campaignid'));
	if (!campaign) return failure('Campaign does not exist');
	if (!messageIdsOf(account, campaign.id).includes(parameters.text('messageid'))) {
		return failure('Message does not belong to the campaign');
	}
	const action = parameters.text('action');
	const contact = account
		.collection('contacts')
		.find((row) => row.email === parameters.text('email'));
	if ((action === 'send' || action === 'copy') && !contact) {
		return failure('Contact does not exist');
	}
	account.collection('campaignSends').insert({
		campaign: campaign.id,
		message: parameters.text('messageid'),
		email: parameters.text('email'),
		type: parameters.text('type') || 'html',
		action,
	});
	return success('Message sent');
};

const status: Action = (parameters, account) => {
	const changed = account
		.collection('campaigns')
		.update(parameters.text('id'), { status: parameters.text('status') });
	if (!changed) return failure('Campaign does not exist');
	settleCampaigns(account, 'api');
	return success('Campaign updated');
};

const list: Action = (parameters, account) => {
	const rows = askedRows(parameters, account, 'campaigns').filter((row) =>
		matches(row, parameters.keyed('filters')),
	);
	if (parameters.text('sort_direction').toUpperCase() !== 'ASC') rows.reverse();
	return foundRows(pageOf(rows, parameters, 10).map((row) => shown(account, row)));
};

const remove: Action = (parameters, account) =>
	account.collection('campaigns').remove(parameters.text('id'))
		? success('Campaign deleted')
		: failure('Campaign does not exist');

const removeList: Action = (parameters, account) => {
	for (const id of parameters.several('ids')) account.collection('campaigns').remove(id);
	return success('Campaigns deleted');
};

const paginator: Action = (parameters, account) => {
	const rows = account.collection('campaigns').all();
	if (rows.length === 0) return nothing();
	return found(slice(rows, parameters, (row) => shown(account, row)));
};

export const campaignActions: Record<string, Action> = {
	campaign_create: campaignCreate,
	campaign_send: send,
	campaign_status: status,
	campaign_list: list,
	campaign_delete: remove,
	campaign_delete_list: removeList,
	campaign_paginator: paginator,
};

function matches(row: Row, filters: Map<string, string>): boolean {
	const name = filters.get('name')?.replace(/%/g, '').toLowerCase();
	const since = (member: string) => {
		const from = parseTime(filters.get(`${member}_since_datetime`));
		return from === undefined || (parseTime(row[member]) ?? -Infinity) >= from;
	};
	return (
		(name === undefined || String(row.name).toLowerCase().includes(name)) &&
		(!filters.has('type') || row.type === filters.get('type')) &&
		Number(row.id) > Number(filters.get('id_greater') ?? -Infinity) &&
		Number(row.id) < Number(filters.get('id_less') ?? Infinity) &&
		since('cdate') &&
		since('sdate') &&
		since('ldate')
	);
}

function shown(account: Account, campaign: Row): Record<string, unknown> {
	return {
		...campaign,
		...Object.fromEntries(
			['cdate', 'sdate', 'ldate'].map((name) => [name, shortTime(campaign[name])]),
		),
		lists: listIdsOf(account, campaign.id).map((id) => ({
			id,
			name: account.collection('lists').get(id)?.name,
		})),
		messages: messageIdsOf(account, campaign.id).map((id) => ({
			id,
			subject: account.collection('messages').get(id)?.subject,
		})),
	};
}
