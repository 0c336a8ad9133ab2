import type { Choice } from '../../core/form/fields';

/** Every event of the reference, by what a user would call it. */
export const webhookEvents: readonly Choice[] = [
	['account_add', 'Account Added'],
	['account_contact_add', 'Account Contact Added', 'A contact was joined to an account'],
	['account_contact_update', 'Account Contact Updated'],
	['account_update', 'Account Updated'],
	['bounce', 'Campaign Bounced'],
	['forward', 'Campaign Forwarded'],
	['click', 'Campaign Link Clicked'],
	['open', 'Campaign Opened'],
	['reply', 'Campaign Replied To'],
	['sent', 'Campaign Sent', 'A campaign begins to be sent'],
	['share', 'Campaign Shared'],
	['subscriber_note', 'Contact Note Added'],
	['subscribe', 'Contact Subscribed', 'A contact was added to a list'],
	['contact_tag_added', 'Contact Tag Added'],
	['contact_tag_removed', 'Contact Tag Removed'],
	['contact_task_add', 'Contact Task Added'],
	['unsubscribe', 'Contact Unsubscribed'],
	['update', 'Contact Updated'],
	['deal_add', 'Deal Added'],
	['deal_note_add', 'Deal Note Added'],
	['deal_pipeline_add', 'Deal Pipeline Added'],
	['deal_stage_add', 'Deal Stage Added'],
	['deal_task_add', 'Deal Task Added'],
	['deal_task_complete', 'Deal Task Completed'],
	['deal_tasktype_add', 'Deal Task Type Added'],
	['deal_update', 'Deal Updated'],
	['list_add', 'List Added'],
	['sms_reply', 'SMS Replied To'],
	['sms_sent', 'SMS Sent'],
	['sms_unsub', 'SMS Unsubscribed'],
];

/** Who or what causes an event. */
export const webhookSources: readonly Choice[] = [
	['admin', 'Admin', 'A user in ActiveCampaign'],
	['api', 'API', 'A program, this node for one'],
	['public', 'Public', 'A contact, through a form or a mail'],
	['system', 'System', 'ActiveCampaign itself, an automation for one'],
];
