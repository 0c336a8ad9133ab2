import type { Field } from '../../core/descriptor';
import { dateTime, day, filters, longText, several, text, toggle } from '../../core/form/fields';
import { readUtcMoment } from '../../core/form/readers';
import { asNumber } from '../../core/values';
import { segments, smsBroadcasts, smsLists } from '../shared/things';

const asNumbers = (ids: unknown) => (ids as string[]).map(Number);

export const name = text('name', 'Name', 'The name that your team sees', {
	placeholder: 'e.g. Spring sale',
});

export const body = longText('body', 'Message', 'What is sent', {
	placeholder: 'e.g. Our spring sale starts today: https://example.com/sale',
});

/** Optional fields of a new or existing broadcast. */
export const details: Field[] = [
	text('addressId', 'Sender ID', 'The ID of the sender name', {
		sendAs: 'address_id',
		placeholder: 'e.g. 1',
		convert: asNumber,
	}),
	several('mediaUrls', 'Picture URLs', 'Addresses of pictures to send along', {
		sendAs: 'media_urls',
		placeholder: 'e.g. https://example.com/sale.png',
	}),
	text('previewUrl', 'Preview URL', 'Address of a picture that shows the message', {
		sendAs: 'preview_url',
		placeholder: 'e.g. https://example.com/preview.png',
	}),
	toggle('shortenLinks', 'Shorten Links', 'Whether links are shortened and clicks are counted', {
		sendAs: 'shorten_track_links_enabled',
	}),
	// The reference says that it is in UTC; whether another offset is heeded, it does not say.
	dateTime('scheduledDate', 'Send Date', 'When it is to be sent', {
		sendAs: 'scheduled_date',
		reads: readUtcMoment,
	}),
	several('labelIds', 'Label IDs', 'The IDs of labels', {
		sendAs: 'label_ids',
		placeholder: 'e.g. 1, 2',
		convert: asNumbers,
	}),
	smsLists.picks('listIds', 'Lists', 'The SMS lists that it is sent to', {
		sendAs: 'list_ids',
		convert: asNumbers,
	}),
	segments.locator({
		required: false,
		sendAs: 'custom_segment_id',
		description: 'The segment that it is sent to',
	}),
	text('legacySegmentId', 'Legacy Segment ID', 'The segment of the older kind that it is sent to', {
		sendAs: 'segment_id',
		placeholder: 'e.g. 7',
	}),
	text('recipientCount', 'Recipients', 'How many contacts it is sent to', {
		sendAs: 'sent_to_count',
		placeholder: 'e.g. 1500',
		convert: asNumber,
	}),
];

/** The broadcasts of a report. */
export const broadcasts = smsBroadcasts.picks(
	'ids',
	'SMS Broadcasts',
	'The broadcasts that are reported on, all where none is chosen',
	{ convert: asNumbers },
);

/** Filters of a report: first and last day, and `more`. */
export const reportFilters = (place: 'query' | 'body', ...more: Field[]): Field =>
	filters(
		day('startDate', 'From', 'First day', { sendAs: 'start_date', place }),
		day('endDate', 'To', 'Last day', { sendAs: 'end_date', place }),
		...more,
	);
