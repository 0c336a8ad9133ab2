import { local } from '../../dates';
import type { Account, Row } from '../../types';
import { activeSubscribers } from '../subscriptions';
import { parseTime, shortTime } from '../time';
import { type Action, failure, found, foundRows, nothing } from './answer';
import { listIdsOf, messageIdsOf } from './campaignSending';
import type { Parameters } from './parameters';

/**
 * What contacts did is read from the collection `campaignActivity`: `{campaign, message?, contact,
 * kind: open|click|bounce|forward|unsubscribe, times?, tstamp, link?, code?, type?}`; totals from the campaign.
 */
type Kind = 'open' | 'click' | 'bounce' | 'forward' | 'unsubscribe';

type Report = (campaign: Row, parameters: Parameters, account: Account) => ReturnType<Action>;

const totals: Report = (campaign, parameters, account) => {
	const from = parseTime(parameters.text('sdate'));
	const to = parseTime(parameters.text('ldate'));
	const last = parseTime(campaign.ldate);
	const ranged = from !== undefined && to !== undefined;
	if (last === undefined) return nothing();
	const empty = ranged && from === to;
	if (ranged && !empty && (last < from || last > to)) return nothing();
	const figure = (name: string) => (empty ? '0' : String(campaign[name] ?? '0'));
	const bounces = Number(campaign.hardbounces ?? 0) + Number(campaign.softbounces ?? 0);
	return found({
		type: campaign.type,
		ldate: local(last),
		status: campaign.status,
		messageid: parameters.text('messageid') || (messageIdsOf(account, campaign.id)[0] ?? '0'),
		...Object.fromEntries(totalNames.map((name) => [name, figure(name)])),
		totalbounces: empty ? '0' : String(bounces),
		ldate_iso: campaign.ldate,
	});
};

const totalNames = [
	'total_amt',
	'send_amt',
	'uniqueopens',
	'uniquelinkclicks',
	'uniquereplies',
	'subscriberclicks',
	'unsubscribes',
	'uniqueforwards',
	'forwards',
	'updates',
	'socialshares',
];

const openTotals: Report = (campaign) =>
	found({
		opens: campaign.opens,
		uniqueopens: campaign.uniqueopens,
		total_amt: campaign.total_amt,
		unopens: String(Number(campaign.total_amt) - Number(campaign.uniqueopens)),
	});

const unopenList: Report = (campaign, parameters, account) => {
	const openers = activity(account, campaign, 'open', parameters).map((row) => String(row.contact));
	const others = activeSubscribers(account, listIdsOf(account, campaign.id)).filter(
		(id) => !openers.includes(id),
	);
	return foundRows(others.map((id) => person(account, { contact: id, tstamp: campaign.ldate })));
};

const linkTotals: Report = (campaign) =>
	found({
		total_amt: campaign.total_amt,
		linkclicks: campaign.linkclicks,
		uniquelinkclicks: campaign.uniquelinkclicks,
		navgclicks: average(campaign.linkclicks, campaign.uniquelinkclicks),
		didntclick: String(Number(campaign.total_amt) - Number(campaign.subscriberclicks)),
	});

const linkList: Report = (campaign, parameters, account) => {
	const clicks = activity(account, campaign, 'click', parameters);
	const links = [...new Set(clicks.map((row) => String(row.link)))];
	return foundRows(
		links.map((link, index) => {
			const own = clicks.filter((row) => row.link === link);
			return {
				id: String(index + 1),
				name: '',
				link,
				tracked: '1',
				a_unique: String(own.length),
				a_total: String(own.reduce((sum, row) => sum + Number(row.times ?? 1), 0)),
				info: own.map((row) => ({ ...person(account, row), times: String(row.times ?? 1) })),
			};
		}),
	);
};

const bounceList: Report = (campaign, parameters, account) =>
	foundRows(
		activity(account, campaign, 'bounce', parameters).map((row) => ({
			...person(account, row),
			id: row.id,
			listid: listIdsOf(account, campaign.id)[0] ?? '0',
			campaignid: campaign.id,
			messageid: String(row.message ?? '0'),
			type: String(row.type ?? 'hard'),
			code: String(row.code ?? '5.1.1'),
			counted: '1',
			descript: '',
		})),
	);

/** Only the presence of these figures is documented, not their names. */
const counters =
	(names: string[]): Report =>
	(campaign) =>
		found(Object.fromEntries(names.map((name) => [name, campaign[name] ?? '0'])));

const people =
	(kind: Kind): Report =>
	(campaign, parameters, account) =>
		foundRows(
			activity(account, campaign, kind, parameters).map((row) => ({
				...person(account, row),
				times: String(row.times ?? 1),
			})),
		);

const reports: Record<string, Report> = {
	totals,
	open_totals: openTotals,
	open_list: people('open'),
	unopen_list: unopenList,
	link_totals: linkTotals,
	link_list: linkList,
	bounce_totals: counters(['hardbounces', 'softbounces', 'total_amt']),
	bounce_list: bounceList,
	forward_totals: counters(['forwards', 'uniqueforwards', 'total_amt']),
	forward_list: people('forward'),
	unsubscription_totals: counters(['unsubscribes', 'unsubreasons', 'total_amt']),
	unsubscription_list: people('unsubscribe'),
};

export const campaignReportActions: Record<string, Action> = Object.fromEntries(
	Object.entries(reports).map(([name, report]): [string, Action] => [
		`campaign_report_${name}`,
		(parameters, account) => {
			const campaign = account.collection('campaigns').get(parameters.text('campaignid'));
			return campaign ? report(campaign, parameters, account) : failure('Campaign does not exist');
		},
	]),
);

function activity(account: Account, campaign: Row, kind: Kind, parameters: Parameters): Row[] {
	const message = parameters.text('messageid');
	return account
		.collection('campaignActivity')
		.filter(
			(row) =>
				row.kind === kind &&
				String(row.campaign) === campaign.id &&
				(message === '' || row.message === undefined || String(row.message) === message),
		);
}

function person(account: Account, row: Record<string, unknown>): Record<string, unknown> {
	const id = String(row.contact);
	return {
		subscriberid: id,
		email: account.collection('contacts').get(id)?.email ?? '',
		tstamp: shortTime(row.tstamp) ?? '',
		tstamp_iso: row.tstamp ?? '',
	};
}

function average(total: unknown, unique: unknown): string {
	const people = Number(unique);
	return people === 0 ? '0' : (Number(total) / people).toFixed(2);
}
