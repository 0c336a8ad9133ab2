import type { Field, Operation } from '../../core/descriptor';
import { Failure } from '../../core/failure';
import {
	additionalFields,
	choice,
	type Choice,
	collection,
	dateTime,
	email,
	flag,
	number,
	required,
	rows,
	text,
} from '../../core/form/fields';
import { membersOf } from '../../core/run/request';
import { type Row, shorten, toAccountTime } from '../../core/values';
import { campaignsGoToLists } from '../shared/notices';
import { campaigns, lists, messages } from '../shared/things';
import { name, types } from './campaign.fields';

/**
 * What only the legacy API can do with campaigns: v3 has no call that sends one.
 * Source: the provider's v1 pages `campaign_create`, `campaign_send`, `campaign_report_*`.
 */

const intervals: readonly Choice[] = [
	['day1', 'Every Day'],
	['day2', 'Every Other Day'],
	['week1', 'Every Week'],
	['week2', 'Every Other Week'],
	['month1', 'Every Month'],
	['month2', 'Every Other Month'],
	['quarter1', 'Every Quarter'],
	['quarter2', 'Every Other Quarter'],
	['year1', 'Every Year'],
	['year2', 'Every Other Year'],
];

const units: readonly Choice[] = [
	['hour', 'Hours'],
	['day', 'Days'],
	['week', 'Weeks'],
	['month', 'Months'],
];

/** Twelve hours ago in UTC is past in every time zone, whatever the account's. */
const past = () => toAccountTime(new Date(Date.now() - 12 * 3_600_000).toISOString());

const when = choice(
	'when',
	'Send',
	'When the campaign is sent',
	[
		['draft', 'Not Yet', 'Keep it as a draft'],
		['now', 'At Once', 'Send it to the lists as soon as it is created'],
		['later', 'At a Date', 'Schedule it'],
	],
	{
		sendAs: (value) => ({
			status: value === 'draft' ? 0 : 1,
			...(value === 'later' ? {} : { sdate: past() }),
		}),
	},
);

/** What the service wants said of each type; where the user says nothing, it is told the default. */
const settings: Readonly<Record<string, Field[]>> = {
	recurring: [
		choice('recurring', 'Recurring: Repeat', 'How often it is sent', intervals, { ordered: true }),
	],
	activerss: [
		choice('interval', 'RSS: Read Feed', 'How often the feed is read', intervals, {
			ordered: true,
			sendAs: 'activerss_interval',
		}),
	],
	split: [
		choice(
			'splitType',
			'Split Test: Winner',
			'How the better message is found',
			[
				['even', 'None', 'Each message goes to an equal share'],
				['read', 'Most Opened'],
				['click', 'Most Clicked'],
			],
			{ sendAs: 'split_type' },
		),
		number(
			'splitOffset',
			'Split Test: Wait for Winner',
			'How long to wait before the better message goes to the rest',
			{
				sendAs: 'split_offset',
				default: 2,
				typeOptions: { minValue: 1 },
			},
		),
		choice('splitOffsetType', 'Split Test: Wait Unit', 'Unit of the wait', units, {
			sendAs: 'split_offset_type',
		}),
	],
	responder: [
		choice(
			'responderType',
			'Autoresponder: Sent After',
			'What starts the wait',
			[
				['subscribe', 'Subscribing'],
				['unsubscribe', 'Unsubscribing'],
			],
			{ sendAs: 'responder_type' },
		),
		number('responderOffset', 'Autoresponder: Hours to Wait', 'Hours between that and the mail', {
			sendAs: 'responder_offset',
			typeOptions: { minValue: 0 },
		}),
	],
	reminder: [
		text(
			'reminderField',
			'Date Based: Field',
			'The date that it goes by: cdate (created), sdate (subscribed), udate (updated) or the ID of a custom field',
			{
				sendAs: 'reminder_field',
				default: 'sdate',
				placeholder: 'e.g. 12',
			},
		),
		text('reminderFormat', 'Date Based: Format', 'How the date is written in the field', {
			sendAs: 'reminder_format',
			default: 'yyyy-mm-dd',
			placeholder: 'e.g. yyyy-mm-dd',
		}),
		choice(
			'reminderType',
			'Date Based: Repeat',
			'Which parts of the date count',
			[
				['month_day', 'Every Year', 'Month and day, as for birthdays'],
				['year_month_day', 'Once', 'Year, month and day'],
			],
			{ sendAs: 'reminder_type' },
		),
		choice(
			'reminderSign',
			'Date Based: Before or After',
			'On which side of the date it is sent',
			[
				['-', 'Before'],
				['+', 'After'],
			],
			{ sendAs: 'reminder_offset_sign' },
		),
		number('reminderOffset', 'Date Based: Offset', 'How long before or after the date', {
			sendAs: 'reminder_offset',
			typeOptions: { minValue: 0 },
		}),
		choice(
			'reminderUnit',
			'Date Based: Offset Unit',
			'Unit of the offset',
			[
				['day', 'Days'],
				['week', 'Weeks'],
				['month', 'Months'],
				['year', 'Years'],
			],
			{ sendAs: 'reminder_offset_type' },
		),
	],
};

const standard = new Map(
	Object.entries(settings).map(([of, fields]) => [
		of,
		Object.assign({}, ...fields.map((field) => membersOf(field, field.default))) as Row,
	]),
);

const type = choice('type', 'Type', 'What kind of campaign it is', types, {
	sendAs: (value) => ({ type: value, ...standard.get(String(value)) }),
});

const typeSettings: Field = {
	...collection(
		'typeSettings',
		'Settings of the Type',
		'Add Setting',
		Object.values(settings).flat(),
	),
	showWhen: { type: Object.keys(settings) },
};

const messageRows = rows(
	'messages',
	'Messages',
	'Add Message',
	{
		name: 'message',
		displayName: 'Message',
		values: [
			required(text('id', 'Message ID', 'The message to send', { placeholder: 'e.g. 12' })),
			number(
				'share',
				'Share',
				'Percent of the contacts who get this message: 100, or less each in a split test',
				{
					default: 100,
					typeOptions: { minValue: 1, maxValue: 100 },
				},
			),
		],
	},
	{
		description: 'What is sent; several messages for a split test',
		sendAs: (value) => {
			const { message: chosen = [] } = value as { message?: Row[] };
			return Object.fromEntries(chosen.map(({ id, share }) => [`m[${messageId(id)}]`, share]));
		},
	},
);

function messageId(value: unknown): string {
	const id = String(value ?? '').trim();
	if (/^\d+$/.test(id)) return id;
	throw new Failure(`Message ID is not valid: ${shorten(value)}`, {
		description: 'Give the ID of a message, as Message > Create With Content gives it',
		field: 'Message ID',
	});
}

const isPublic = flag(
	'public',
	'Public Archive',
	'Whether everybody can see the campaign in the archive',
);

const tracking = additionalFields(
	text('analyticsName', 'Google Analytics Name', 'Name of the campaign in Google Analytics', {
		sendAs: 'analytics_campaign_name',
		placeholder: 'e.g. spring-sale',
	}),
	flag('embedImages', 'Embed Images', 'Whether images travel inside the mail', {
		sendAs: 'embed_images',
	}),
	flag('facebook', 'Post to Facebook', 'Whether the campaign is posted to Facebook'),
	flag(
		'htmlUnsubscribe',
		'Unsubscribe Link in HTML',
		'Whether the unsubscribe link is added to the HTML',
		{
			sendAs: 'htmlunsub',
			default: true,
		},
	),
	text('segmentId', 'Segment ID', 'The segment of the lists that it is sent to', {
		sendAs: 'segmentid',
		placeholder: 'e.g. 7',
	}),
	flag(
		'textUnsubscribe',
		'Unsubscribe Link in Text',
		'Whether the unsubscribe link is added to the text',
		{
			sendAs: 'textunsub',
			default: true,
		},
	),
	choice(
		'trackLinks',
		'Track Links',
		'In which parts clicks are counted',
		[
			['all', 'All Parts'],
			['none', 'None'],
			['html', 'HTML'],
			['text', 'Text'],
			['mime', 'HTML and Text'],
		],
		{ sendAs: 'tracklinks' },
	),
	flag('trackLinksAnalytics', 'Google Analytics', 'Whether links are tracked in Google Analytics', {
		sendAs: 'tracklinksanalytics',
	}),
	flag('trackReads', 'Track Opens', 'Whether opens are counted', {
		sendAs: 'trackreads',
		default: true,
	}),
	flag('trackReplies', 'Track Replies', 'Whether replies are counted', { sendAs: 'trackreplies' }),
	flag('tweet', 'Post to X', 'Whether the campaign is posted to X, once Twitter'),
);

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
	create: {
		name: 'Create',
		action: 'Create a campaign and send or schedule it',
		description:
			'Make a campaign of any type from a message and lists, and keep, schedule or send it',
		docs: legacyDocs('campaign_create'),
		api: 'v1',
		route: 'POST /campaign_create',
		consequence: 'sends',
		recovery: { ...campaigns.recovery, answer: ({ id }) => ({ id }) },
		fields: [
			campaignsGoToLists,
			type,
			required(name),
			required(
				lists.picks('lists', 'Lists', 'The lists that it is sent to', {
					sendAs: (ids) => Object.fromEntries((ids as string[]).map((id) => [`p[${id}]`, id])),
				}),
			),
			required(messageRows),
			when,
			required(
				dateTime('sendDate', 'Send Date', 'When it is sent, by the clock of the account', {
					sendAs: 'sdate',
					convert: toAccountTime,
					showWhen: { when: ['later'] },
				}),
			),
			typeSettings,
			isPublic,
			tracking,
		],
	},
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
			'Change whether a campaign is a draft, scheduled, sending, paused, stopped or completed',
		docs: 'https://github.com/ActiveCampaign/activecampaign-api-php',
		api: 'v1',
		route: 'GET /campaign_status',
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
