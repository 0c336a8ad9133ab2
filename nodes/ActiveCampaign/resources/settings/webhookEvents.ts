import type { EventFilter, WebhookEvent } from '../../core/event';
import type { Choice } from '../../core/form/fields';

const ofCampaign: readonly EventFilter[] = ['campaigns', 'lists'];
const ofDeal: readonly EventFilter[] = ['pipelines', 'stages'];

/** All events of the reference, by their `type` in a delivery. */
export const webhookEvents: Readonly<Record<string, WebhookEvent>> = {
	account_add: { name: 'Account Added', about: 'account' },
	account_contact_add: {
		name: 'Account Contact Added',
		description: 'A contact was joined to an account',
		about: 'account',
	},
	account_contact_update: { name: 'Account Contact Updated', about: 'account' },
	account_update: { name: 'Account Updated', about: 'account', changesFields: true },
	bounce: { name: 'Campaign Bounced', about: 'campaign', filters: ofCampaign },
	forward: { name: 'Campaign Forwarded', about: 'campaign', filters: ofCampaign },
	click: { name: 'Campaign Link Clicked', about: 'campaign', filters: ofCampaign },
	open: { name: 'Campaign Opened', about: 'campaign', filters: ofCampaign },
	reply: { name: 'Campaign Replied To', about: 'campaign', filters: ofCampaign },
	sent: {
		name: 'Campaign Sent',
		description: 'ActiveCampaign starts to send a campaign',
		about: 'campaign',
		filters: ofCampaign,
	},
	share: { name: 'Campaign Shared', about: 'campaign', filters: ofCampaign },
	subscriber_note: { name: 'Contact Note Added', about: 'contact' },
	subscribe: {
		name: 'Contact Subscribed',
		description: 'A contact was added to a list',
		about: 'contact',
		filters: ['lists'],
		catchUp: 'same',
	},
	contact_tag_added: {
		name: 'Contact Tag Added',
		about: 'contact',
		filters: ['tags'],
		catchUp: 'less',
	},
	contact_tag_removed: {
		name: 'Contact Tag Removed',
		about: 'contact',
		filters: ['tags'],
		catchUp: 'less',
	},
	contact_task_add: { name: 'Contact Task Added', about: 'contact' },
	unsubscribe: {
		name: 'Contact Unsubscribed',
		about: 'contact',
		filters: ['campaigns', 'lists'],
		catchUp: 'less',
	},
	update: {
		name: 'Contact Updated',
		about: 'contact',
		filters: ['lists'],
		changesFields: true,
		catchUp: 'same',
	},
	deal_add: { name: 'Deal Added', about: 'deal', filters: ofDeal },
	deal_note_add: { name: 'Deal Note Added', about: 'deal', filters: ofDeal },
	deal_pipeline_add: { name: 'Deal Pipeline Added', about: 'pipeline' },
	deal_stage_add: { name: 'Deal Stage Added', about: 'stage' },
	deal_task_add: { name: 'Deal Task Added', about: 'deal', filters: ofDeal },
	deal_task_complete: { name: 'Deal Task Completed', about: 'deal', filters: ofDeal },
	deal_tasktype_add: { name: 'Deal Task Type Added', about: 'tasktype' },
	deal_update: { name: 'Deal Updated', about: 'deal', filters: ofDeal, changesFields: true },
	list_add: { name: 'List Added', about: 'list', filters: ['lists'] },
	sms_reply: { name: 'SMS Replied To', about: 'sms' },
	sms_sent: { name: 'SMS Sent', about: 'sms' },
	sms_unsub: { name: 'SMS Unsubscribed', about: 'sms' },
};

/** The event of a delivery's `type`; undefined if there is no such event. */
export function webhookEvent(type: unknown): WebhookEvent | undefined {
	const exists = typeof type === 'string' && Object.hasOwn(webhookEvents, type);
	return exists ? webhookEvents[type] : undefined;
}

/** The events as options of a field. */
export const eventChoices = Object.entries(webhookEvents).map(
	([value, { name, description }]): Choice => [value, name, description],
);

/** Who or what causes an event. */
export const webhookSources: readonly Choice[] = [
	['admin', 'Admin', 'A user in ActiveCampaign'],
	['api', 'API', 'A program, for example this node'],
	['public', 'Public', 'A contact, through a form or an email'],
	['system', 'System', 'ActiveCampaign itself, for example an automation'],
];
