import type { Resource } from '../../core/descriptor';
import { equalIn } from '../../core/equality';
import { Failure } from '../../core/failure';
import {
	additionalFields,
	dateTime,
	email,
	required,
	subject,
	text,
	toggle,
} from '../../core/form/fields';
import { shorten } from '../../core/values';

const longestName = 32;

const address = email('email', 'Email', 'The e-mail address of the contact');

const event = required(
	text('name', 'Event Name', 'What the event is called', { placeholder: 'e.g. Signed in' }),
);

export const eventTrackingResource = {
	name: 'Event Tracking',
	value: 'eventTracking',
	description: 'What your contacts do in your own app or shop, as events with names of your own',
	first: 'track',
	operations: {
		create: {
			name: 'Create Event Name',
			action: 'Create a name for tracked events',
			description: 'Add a name that events can be tracked under',
			docs: 'create-a-new-event-name-only',
			route: 'POST /eventTrackingEvents',
			recovery: {
				route: 'GET /eventTrackingEvents',
				returns: 'eventTrackingEvents',
				same: equalIn(['name']),
				anyAge: true,
			},
			wrap: 'eventTrackingEvent',
			fields: [event],
			returns: 'eventTrackingEvent',
		},
		delete: {
			name: 'Delete Event Name',
			action: 'Delete a name of tracked events',
			description: 'Delete a name that events were tracked under',
			docs: 'remove-event-name-only',
			route: 'DELETE /eventTrackingEvents/{name}',
			fields: [event],
		},
		getNames: {
			name: 'Get Event Names',
			action: 'Get the names of tracked events',
			description: 'Read the names that events are tracked under',
			docs: 'list-all-event-types',
			route: 'GET /eventTrackingEvents',
			returns: 'eventTrackingEvents',
			paging: 'byOffset',
		},
		getContact: {
			name: 'Get Contact of Event',
			action: 'Get the contact of a tracked event',
			description: 'Read who caused an event that was tracked',
			docs: 'get-contact-by-event-id',
			route: 'GET /trackingLogs/{id}/contact',
			fields: [
				required(
					text('id', 'Tracking Log ID', 'The ID of what was tracked', { placeholder: 'e.g. 42' }),
				),
			],
			returns: 'contact',
			simple: ['id', 'email', 'firstName', 'lastName', 'phone', 'cdate', 'udate'],
		},
		getStatus: {
			name: 'Get Status',
			action: 'Get the status of event tracking',
			description: 'Read whether event tracking is on',
			docs: 'retrieve-event-tracking-status',
			route: 'GET /eventTracking',
			returns: 'eventTracking',
		},
		track: {
			name: 'Track Event',
			action: 'Track an event of a contact',
			description:
				'Tell that a contact did something, so that automations can act on it. The credential needs the event key and the account ID.',
			docs: 'track-event',
			api: 'tracking',
			route: 'POST /event',
			recovery: 'tracked events are not listed',
			fields: [
				subject(
					required({
						...address,
						sendAs: (value) => ({ visit: JSON.stringify({ email: value }) }),
					}),
				),
				{ ...event, sendAs: 'event', convert: eventName },
				additionalFields(
					text('eventData', 'Event Data', 'What more is to be said of it', {
						sendAs: 'eventdata',
						placeholder: 'e.g. Blue trousers',
					}),
				),
			],
		},
		trackPageVisit: {
			name: 'Track Page Visit',
			action: 'Track a page visit of a contact',
			description: 'Tell that a contact looked at a page of your website',
			docs: 'local-events',
			route: 'POST /localevent',
			answers: 'nothing',
			recovery: 'tracked visits are not listed',
			wrap: 'localEvent',
			fields: [
				subject(required(address)),
				required(
					text('url', 'URL', 'Address of the page', {
						placeholder: 'e.g. www.example.com/prices',
						sendAs: (url) => ({ input: JSON.stringify({ event: '__pagevisit', url }) }),
					}),
				),
				additionalFields(
					dateTime('visitedAt', 'Visited At', 'When it was; now where left out', {
						sendAs: 'tstamp',
					}),
				),
			],
			unproven: 'The reference does not show the answer, nor another event than a page visit',
		},
		updateStatus: {
			name: 'Turn On or Off',
			action: 'Turn event tracking on or off',
			description: 'Start or stop taking events',
			docs: 'enable-disable-event-tracking',
			route: 'PUT /eventTracking',
			wrap: 'eventTracking',
			fields: [toggle('enabled', 'Enabled', 'Whether it is on', { default: true, required: true })],
			returns: 'eventTracking',
		},
	},
} satisfies Resource;

/** The trimmed name; throws `Failure` if it is too long, because the service could truncate it. */
function eventName(value: unknown): string {
	const name = String(value).trim();
	if ([...name].length <= longestName) return name;
	throw new Failure(`Event Name is too long: ${shorten(name)}`, {
		description: `Use at most ${longestName} characters`,
		field: 'Event Name',
	});
}
