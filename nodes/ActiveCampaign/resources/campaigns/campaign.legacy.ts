import type { Operation } from '../../core/descriptor';
import { choice, type Choice, collection, dateTime, email, required } from '../../core/form/fields';
import { campaignsGoToLists } from '../shared/notices';
import { campaigns, messages } from '../shared/things';

/**
 * What only the legacy API can do with campaigns that exist.
 * Source: the provider's v1 pages `campaign_send`, `campaign_report_*`.
 */

const reports: readonly Choice[] = [
	['campaign_report_totals', 'All Totals'],
	['campaign_report_bounce_list', 'Bounces', 'Who bounced and why'],
	['campaign_report_bounce_totals', 'Bounces: Totals'],
	['campaign_report_link_list', 'Clicks', 'Which links were clicked and by whom'],
	['campaign_report_link_totals', 'Clicks: Totals'],
	['campaign_report_forward_list', 'Forwards'],
	['campaign_report_forward_totals', 'Forwards: Totals'],
	['campaign_report_open_list', 'Opens', 'Who opened it'],
	['campaign_report_open_totals', 'Opens: Totals', 'Needs the message'],
	['campaign_report_unopen_list', 'Not Opened', 'Who did not open it; needs the message'],
	['campaign_report_unsubscription_list', 'Unsubscribes', 'Who unsubscribed'],
	['campaign_report_unsubscription_totals', 'Unsubscribes: Totals'],
];

const legacyDocs = (action: string) =>
	`https://www.activecampaign.com/api/example.php?call=${action}`;

export const legacyCampaignOperations: Record<string, Operation> = {
	getReport: {
		name: 'Get Report',
		action: 'Get a report on a campaign',
		description: 'Read who opened, clicked, bounced, forwarded or unsubscribed, or the totals',
		docs: legacyDocs('campaign_report_totals'),
		api: 'v1',
		route: 'GET /{report}',
		fields: [
			campaigns.locator({ sendAs: 'campaignid' }),
			required(choice('report', 'Report', 'What to read', reports)),
			messages.locator({
				sendAs: 'messageid',
				description: 'The message of the campaign that this report is about',
				showWhen: { report: ['campaign_report_open_totals', 'campaign_report_unopen_list'] },
			}),
			// Not Additional Fields: n8n would then look for the report at every form that has some.
			{
				...collection('period', 'Period', 'Add Date', [
					dateTime('from', 'From', 'Start of the time that is counted, together with To', {
						sendAs: 'sdate',
					}),
					dateTime('to', 'To', 'End of the time that is counted, at least a day after From', {
						sendAs: 'ldate',
					}),
				]),
				showWhen: { report: ['campaign_report_totals'] },
			},
		],
		repeatable: true,
	},
	sendToContact: {
		name: 'Send to Contact',
		action: 'Send a campaign to one contact',
		description:
			'Send a campaign that exists, or a test of it, to one address. Accounts are known to refuse real sends: an automation that sends the mail is the way that works.',
		docs: legacyDocs('campaign_send'),
		api: 'v1',
		route: 'GET /campaign_send',
		consequence: 'sends',
		recovery: 'single messages that were sent are not listed',
		fields: [
			campaignsGoToLists,
			campaigns.locator({ sendAs: 'campaignid' }),
			messages.locator({ sendAs: 'messageid' }),
			required(email('email', 'Email', 'The address that it is sent to', { subject: true })),
			choice(
				'sendAction',
				'Send As',
				'What is sent',
				[
					['test', 'Test', 'A test message to any address'],
					['send', 'Real Send', 'To a contact of the account'],
					['copy', 'Copy', 'A copy to a contact of the account'],
				],
				{ sendAs: 'action' },
			),
			choice(
				'format',
				'Format',
				'What the mail is made of',
				[
					['mime', 'HTML and Text'],
					['html', 'HTML'],
					['text', 'Text'],
				],
				{ sendAs: 'type' },
			),
		],
	},
	setStatus: {
		name: 'Set Status',
		action: 'Pause stop or resume a campaign',
		description:
			'Change whether a campaign is a draft, scheduled, sending, paused, stopped or completed. Scheduled, one whose send date has passed is sent at once.',
		docs: 'https://github.com/ActiveCampaign/activecampaign-api-php',
		api: 'v1',
		route: 'GET /campaign_status',
		consequence: 'sends',
		recovery: 'a campaign may be sent when its status changes',
		fields: [
			campaigns.locator({ sendAs: 'id' }),
			choice('status', 'Status', 'The new status', [
				[3, 'Paused'],
				[4, 'Stopped'],
				[1, 'Scheduled'],
				[0, 'Draft'],
				[2, 'Sending'],
				[5, 'Completed'],
			]),
		],
		unproven: 'The reference does not say which changes of status are accepted',
	},
};
