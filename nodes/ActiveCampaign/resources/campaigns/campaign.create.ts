import type { Field, Operation, StepInput } from '../../core/descriptor';
import { Failure } from '../../core/failure';
import {
	additionalFields,
	choice,
	type Choice,
	dateTime,
	flag,
	number,
	required,
	rows,
	text,
} from '../../core/form/fields';
import { readTimedMoment } from '../../core/form/readers';
import { accountZone } from '../../core/run/accountZone';
import { instantOf } from '../../core/time';
import { clockTime } from '../../core/zone';
import { isRow, type Row, shorten } from '../../core/values';
import { campaignsGoToLists } from '../shared/notices';
import { campaigns, lists } from '../shared/things';
import { name, types } from './campaign.fields';
import { settingsOf, standardSettings } from './campaign.typeSettings';

/**
 * The legacy API makes, schedules and sends a campaign by one call; v3 has none that sends. Each of
 * the three is an operation of its own, so that no value of a field can turn one into another.
 * Source: the provider's v1 page `campaign_create`, in its newer and its older revision.
 */

/** Those that begin at a date; the others begin as soon as they are not drafts. */
const datedTypes = types.filter(([type]) =>
	['single', 'recurring', 'split', 'activerss', 'text'].includes(String(type)),
);

/** Twelve hours ago in UTC is past in every time zone, whatever the account's. */
const past = () => clockTime(Date.now() - 12 * 3_600_000, 'UTC');

const sendsNothingYet = () => ({ status: 0, sdate: past() });
const sendsNow = () => ({ status: 1, sdate: past() });
/** The date is a field of its own. */
const sendsAtDate = () => ({ status: 1 });

/** The type, with what the service wants said of it; the user's own settings come after and win. */
function typeField(offered: readonly Choice[], when: () => Row): Field {
	return choice('type', 'Type', 'What kind of campaign it is', offered, {
		sendAs: (value) => ({
			type: value,
			...when(),
			// Required by the older revision of the page.
			tracklinks: 'all',
			...standardSettings(value),
		}),
	});
}

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
			const shares = chosen.map(({ id, share }) => [`m[${messageId(id)}]`, share] as const);
			if (new Set(shares.map(([name]) => name)).size === shares.length)
				return Object.fromEntries(shares);
			throw new Failure('The same message is chosen twice', {
				description: 'Choose each message once, with its own share',
				field: 'Message ID',
			});
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
		'Which links have their clicks counted',
		[
			['all', 'All Links'],
			['none', 'None'],
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

/** The form of an operation that makes a campaign of some types. */
function campaignFields(offered: readonly Choice[], when: () => Row, dates: Field[] = []): Field[] {
	return [
		campaignsGoToLists,
		typeField(offered, when),
		required(name),
		required(
			lists.picks('lists', 'Lists', 'The lists that it is sent to', {
				sendAs: (ids) => Object.fromEntries((ids as string[]).map((id) => [`p[${id}]`, id])),
			}),
		),
		required(messageRows),
		...dates,
		settingsOf(offered),
		isPublic,
		tracking,
	];
}

const common = {
	docs: 'https://www.activecampaign.com/api/example.php?call=campaign_create',
	api: 'v1',
	route: 'POST /campaign_create',
	recovery: { ...campaigns.recovery, answer: ({ id }) => ({ id }) },
} satisfies Partial<Operation>;

const sendDate = required(
	dateTime(
		'sendDate',
		'Send Date',
		'When it is sent; ActiveCampaign gets it in the time zone of the user whose API key this is',
		{ sendAs: 'sdate', reads: readTimedMoment },
	),
);

export const campaignCreation: Record<string, Operation> = {
	createDraft: {
		...common,
		name: 'Create Draft',
		action: 'Create a campaign as a draft',
		description: 'Make a campaign from a message and lists and keep it as a draft; nothing is sent',
		fields: campaignFields(types, sendsNothingYet),
	},
	schedule: {
		...common,
		name: 'Create and Schedule',
		action: 'Create a campaign and schedule it',
		description: 'Make a campaign from a message and lists that ActiveCampaign sends at a date',
		consequence: 'sends',
		fields: campaignFields(datedTypes, sendsAtDate, [sendDate]),
		steps: schedule,
		unproven:
			'The reference does not say whose time zone counts for the date; that of the user is what the web app shows',
	},
	sendNow: {
		...common,
		name: 'Create and Send Now',
		action: 'Create a campaign and send it now',
		description:
			'Make a campaign from a message and lists and send it at once; types that wait for an event of a contact start to wait',
		consequence: 'sends',
		fields: campaignFields(types, sendsNow),
	},
};

/** Sends the date by the clock of the account. */
async function schedule({ values, timeZone, ...tools }: StepInput): Promise<Row[]> {
	const instant = instantOf(values.sendDate, timeZone, sendDate.displayName);
	refusePast(instant, timeZone);
	const sent = clockTime(instant, await accountZone(tools));
	const request = await tools.buildFrom({ ...values, sendDate: sent });
	// Names may have taken long to look up.
	refusePast(instant, timeZone);
	const answer = await tools.call(request);
	return [isRow(answer) ? answer : { result: answer }];
}

/** A date in the past would send the campaign at once. */
function refusePast(instant: number, zone: string): void {
	if (instant > Date.now()) return;
	const { displayName } = sendDate;
	throw new Failure(`${displayName} is in the past: ${clockTime(instant, zone)} in ${zone}`, {
		description: 'Give a date to come, or choose the operation Create and Send Now',
		field: displayName,
	});
}
