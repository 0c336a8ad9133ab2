import type { Resource } from '../../core/descriptor';
import { dateTime, filters, options, several, sort, toggle } from '../../core/form/fields';
import { contacts, deals } from '../shared/things';

export const activityResource = {
	name: 'Activity',
	value: 'activity',
	description: 'What contacts did and what was sent to them',
	first: 'getAll',
	operations: {
		getAll: {
			name: 'Get Many',
			action: 'Get many activities of a contact',
			description:
				'Read the recent activities of a contact. ActiveCampaign brings them up to date when the contact itself is read.',
			docs: 'list-contact-activities',
			route: 'GET /activities',
			fields: [
				contacts.locator(),
				filters(dateTime('after', 'After', 'Only activities after this date')),
				sort(['tstamp', 'Date']),
				options(
					toggle('emails', 'Email Details', 'Whether details of one-to-one mails are included'),
					several('include', 'Include', 'Related things to read along', {
						placeholder: 'e.g. notes, notes.user, reference.campaign',
						convert: (value) => (Array.isArray(value) ? value.join(',') : String(value)),
					}),
				),
			],
			returns: 'activities',
			paging: 'byOffset',
			simple: [
				'id',
				'tstamp',
				'reference_type',
				'reference_action',
				'reference_id',
				'referenceModelName',
				'subscriberid',
				'userid',
				'notes',
			],
		},
		getBounces: {
			name: 'Get Bounces',
			action: 'Get many bounced emails',
			description: 'Read which mails came back, from all contacts',
			docs: 'https://github.com/singer-io/tap-activecampaign',
			route: 'GET /bounceLogs',
			returns: 'bounceLogs',
			paging: 'byOffset',
		},
		getEmails: {
			name: 'Get Emails',
			action: 'Get many emails with contacts',
			description: 'Read the mails between your team and contacts, of everybody or of one contact',
			docs: 'list-all-email-activities',
			route: 'GET /emailActivities',
			fields: [
				filters(
					contacts.locator({ sendAs: 'filters[subscriberid]', required: false }),
					deals.locator({ sendAs: 'filters[dealId]', required: false }),
				),
			],
			returns: 'emailActivities',
			paging: 'byOffset',
			simple: [
				'id',
				'tstamp',
				'subject',
				'message',
				'from_name',
				'fromAddress',
				'toAddress',
				'contact',
				'deal',
				'user',
			],
		},
	},
} satisfies Resource;
