/** Filters of the webhook trigger that look for a thing by ID or name. */
export type EventFilter = 'campaigns' | 'lists' | 'pipelines' | 'stages' | 'tags';

/** One event of ActiveCampaign's webhooks, stated once: forms, filters and deduplication follow from it. */
export interface WebhookEvent {
	/** Title in the forms, e.g. `Deal Updated`. */
	name: string;
	description?: string;
	/** Member of the delivery that holds what was added or changed, e.g. `deal`. */
	about: string;
	/** Filters that apply to it; a delivery may still lack the member that one of them reads. */
	filters?: readonly EventFilter[];
	/** A change of fields of `about`, so Field Changed applies. */
	changesFields?: true;
	/**
	 * Set if the delivery carries a contact that has just changed, so that the catch-up of the schedule
	 * trigger finds the same change. `same`: the catch-up's item says as much, and the later of the two
	 * is dropped. `less`: it does not name the tag or the list, so the delivery always counts.
	 */
	catchUp?: 'same' | 'less';
}
