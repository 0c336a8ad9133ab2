import { isoDate } from '../../dates';
import { parseTime } from '../time';
import { type Action, failure, success } from './answer';
import { settleCampaigns } from './campaignSending';
import { campaignFault } from './campaignTypes';
import type { Parameters } from './parameters';

const figures = [
	'send_amt',
	'total_amt',
	'opens',
	'uniqueopens',
	'linkclicks',
	'uniquelinkclicks',
	'subscriberclicks',
	'forwards',
	'uniqueforwards',
	'hardbounces',
	'softbounces',
	'unsubscribes',
	'unsubreasons',
	'updates',
	'socialshares',
	'replies',
	'uniquereplies',
];

const defaults: Record<string, string> = {
	segmentid: '0',
	bounceid: '-1',
	tracklinks: 'all',
	tracklinksanalytics: '0',
	trackreads: '1',
	trackreadsanalytics: '0',
	trackreplies: '0',
	analytics_campaign_name: '',
	tweet: '0',
	facebook: '0',
	embed_images: '0',
	htmlunsub: '0',
	textunsub: '0',
	recurring: 'day1',
	split_type: '',
	split_offset: '0',
	split_offset_type: '',
	responder_offset: '0',
	responder_type: 'subscribe',
	reminder_field: 'sdate',
	reminder_format: 'yyyy-mm-dd',
	reminder_type: 'month_day',
	reminder_offset: '0',
	reminder_offset_type: 'day',
	reminder_offset_sign: '+',
	activerss_interval: 'day1',
};

/** campaign_create: a draft, or a scheduled campaign that goes out at once when `sdate` has passed. */
export const campaignCreate: Action = (parameters, account) => {
	const lists = [...parameters.keyed('p').values()];
	const messages = [...parameters.keyed('m')];
	const fault = campaignFault(parameters);
	if (fault) return failure(fault);
	const unknownList = lists.find((id) => !account.collection('lists').get(id));
	if (unknownList !== undefined) return failure(`List ${unknownList} does not exist`);
	const unknown = messages.find(([id]) => !account.collection('messages').get(id));
	if (unknown) return failure(`Message ${unknown[0]} does not exist`);

	const now = isoDate(account.clock.now());
	const campaign = account.collection('campaigns').insert({
		...Object.fromEntries(figures.map((name) => [name, '0'])),
		...settings(parameters),
		userid: '1',
		user: '1',
		seriesid: '0',
		automation: null,
		basetemplateid: '0',
		basemessageid: '0',
		source: 'api',
		type: parameters.text('type'),
		name: parameters.text('name'),
		status: parameters.text('status'),
		public: parameters.text('public'),
		cdate: now,
		mdate: now,
		sdate: sendDate(parameters),
		ldate: null,
		message_id: messages[0]?.[0] ?? null,
		ip4: '0',
	});
	for (const listid of lists) {
		account
			.collection('campaignLists')
			.insert({ campaignid: campaign.id, campaign: campaign.id, listid, list: listid });
	}
	for (const [messageid, percentage] of messages) {
		account.collection('campaignMessages').insert({
			campaignid: campaign.id,
			campaign: campaign.id,
			messageid,
			message: messageid,
			percentage,
		});
	}
	settleCampaigns(account, 'api');
	return success('Campaign saved', { id: Number(campaign.id) });
};

function settings(parameters: Parameters): Record<string, string> {
	return Object.fromEntries(
		Object.entries(defaults).map(([name, fallback]) => [name, parameters.text(name) || fallback]),
	);
}

function sendDate(parameters: Parameters): string | null {
	const moment = parseTime(parameters.text('sdate'));
	return moment === undefined ? null : isoDate(moment);
}
