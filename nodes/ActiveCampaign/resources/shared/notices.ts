import { notice } from '../../core/form/fields';

/** Notices in forms about what the API cannot do, each with an alternative. */

export const automationsAreMadeThere = notice(
	'Automations are made and changed in ActiveCampaign, not through its API. To start one for a contact, use Contact Automation > Add.',
);

export const campaignsGoToLists = notice(
	'A campaign goes to lists. To write to one contact, let an automation send the mail and start it with Contact Automation > Add.',
);

export const importsAreSilent = notice(
	'ActiveCampaign sends no webhooks for imported contacts: ActiveCampaign Complete Schedule Trigger finds them. Who has unsubscribed stays unsubscribed; to subscribe them again, use Subscription > Subscribe.',
);
