import {
	choice,
	type Choice,
	dateTime,
	number,
	text,
	toggle,
	updateFields,
} from '../../core/form/fields';
import { lists } from '../shared/things';

/** What a campaign can be; the words are those of the reference. */
export const types: readonly Choice[] = [
	['single', 'Single', 'Sent once'],
	['recurring', 'Recurring', 'Sent again and again'],
	['split', 'Split Test', 'Several messages are compared'],
	['responder', 'Autoresponder', 'Sent some time after a contact subscribes or unsubscribes'],
	['reminder', 'Date Based', 'Sent around a date that is stored with the contact'],
	['activerss', 'RSS', 'Sent when a feed has news'],
	['text', 'Text Only', 'Sent once, without formatting'],
	['special', 'Special', 'A kind of its own that the reference does not explain'],
];

export const name = text('name', 'Name', 'The name that your team sees', {
	placeholder: 'e.g. Spring sale',
});
export const type = choice('type', 'Type', 'What kind of campaign it is', types);

export const canSplitContent = toggle(
	'canSplitContent',
	'Split Content',
	'Whether the campaign can hold several contents for a split test',
);

/** Everything that v3 lets change in a draft. */
export const editable = updateFields(
	name,
	type,
	canSplitContent,
	text('addressId', 'Address ID', 'The postal address in the footer', {
		placeholder: 'e.g. 1',
		convert: Number,
	}),
	text(
		'googleAnalyticsCampaignName',
		'Google Analytics Name',
		'Name of the campaign in Google Analytics',
		{
			placeholder: 'e.g. spring-sale',
		},
	),
	toggle(
		'googleAnalyticsLinkTrackingEnabled',
		'Google Analytics',
		'Whether links are tracked in Google Analytics',
	),
	lists.picks('listIds', 'Lists', 'The lists that it is sent to', {
		convert: (ids) => (ids as string[]).map(Number),
	}),
	toggle('linkTrackingEnabled', 'Track Links', 'Whether clicks are counted'),
	toggle(
		'publicCampaignArchive',
		'Public Archive',
		'Whether everybody can see the campaign in the archive',
	),
	toggle('readTrackingEnabled', 'Track Opens', 'Whether opens are counted'),
	toggle('recurring', 'Recurring', 'Whether the campaign is sent again and again'),
	text('reminderField', 'Date Field', 'The date that a date based campaign goes by', {
		placeholder: 'e.g. cdate',
	}),
	number('reminderOffset', 'Date Offset', 'How long before or after the date'),
	text('reminderOffsetType', 'Date Offset Unit', 'Unit of the offset', { placeholder: 'e.g. day' }),
	text('reminderType', 'Date Format', 'Which parts of the date count', {
		placeholder: 'e.g. month_day',
	}),
	toggle('replyTrackingEnabled', 'Track Replies', 'Whether replies are counted'),
	number('responderDaysOffset', 'Autoresponder: Days', 'Days to wait after the subscription', {
		typeOptions: { minValue: 0 },
	}),
	number('responderHoursOffset', 'Autoresponder: Hours', 'Hours to wait beside the days', {
		typeOptions: { minValue: 0 },
	}),
	number('rssInterval', 'RSS Interval', 'How often the feed is read', {
		typeOptions: { minValue: 0 },
	}),
	dateTime('scheduledDate', 'Send Date', 'When it is to be sent'),
	text('segmentId', 'Segment ID', 'The segment of the lists that it is sent to', {
		placeholder: 'e.g. 7',
	}),
	toggle(
		'sendToExistingSubscribers',
		'Existing Contacts Too',
		'Whether contacts who are on the list already get it',
	),
	text('splitType', 'Split Test By', 'How the winner is found', { placeholder: 'e.g. read' }),
	number('splitWinnerWaitPeriod', 'Split Test: Wait', 'How long to wait for a winner', {
		typeOptions: { minValue: 0 },
	}),
	text('splitWinnerWaitPeriodType', 'Split Test: Wait Unit', 'Unit of the wait', {
		placeholder: 'e.g. day',
	}),
);
