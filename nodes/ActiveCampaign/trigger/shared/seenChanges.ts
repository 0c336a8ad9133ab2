import type { WebhookEvent } from '../../core/event';
import { isRow, type Row } from '../../core/values';
import { LatestById } from './boundedCollections';
import {
	processMemory,
	putNewest,
	setIfChanged,
	type TriggerContext,
	workflowKey,
} from './triggerMemory';

/** Time in seconds of each contact's last change that the triggers of a workflow emitted, by contact ID. */
export interface SeenChanges {
	byWebhook: LatestById;
	byCatchUp: LatestById;
}

const capacity = 5_000;
/** Fewer, because n8n stores static data with every execution. */
const storedCapacity = 500;

/** The contact changes that the triggers of this workflow emitted. */
export function recallSeenChanges(context: TriggerContext): SeenChanges {
	const key = workflowKey(context);
	const seen = processMemory.seenChanges.get(key) ?? {
		byWebhook: new LatestById(capacity),
		byCatchUp: new LatestById(capacity),
	};
	putNewest(processMemory.seenChanges, key, seen);
	const data = context.getWorkflowStaticData('global');
	seen.byWebhook.restore(data.contactsByWebhook);
	seen.byCatchUp.restore(data.contactsByCatchUp);
	return seen;
}

export function storeSeenChanges(context: TriggerContext, seen: SeenChanges): void {
	keepDelivered(context, seen);
	const data = context.getWorkflowStaticData('global');
	if (!seen.byCatchUp.isEmpty)
		setIfChanged(data, 'contactsByCatchUp', seen.byCatchUp.serialize(storedCapacity));
}

/**
 * Notes changes of contacts that the schedule trigger emitted and n8n accepted, as `id@seconds` with
 * blanks between.
 */
export function confirmCatchUp(context: TriggerContext, seen: SeenChanges, emitted: string): void {
	if (emitted === '') return;
	seen.byCatchUp.restore(emitted);
	const data = context.getWorkflowStaticData('global');
	setIfChanged(data, 'contactsByCatchUp', seen.byCatchUp.serialize(storedCapacity));
}

/**
 * Notes them for n8n alone, which keeps classic static data as a whole or not at all: it is not known
 * yet whether n8n accepts them.
 */
export function offerCatchUp(context: TriggerContext, seen: SeenChanges, emitted: string): void {
	const offered = new LatestById(capacity);
	offered.restore(seen.byCatchUp.serialize());
	offered.restore(emitted);
	const data = context.getWorkflowStaticData('global');
	setIfChanged(data, 'contactsByCatchUp', offered.serialize(storedCapacity));
}

/**
 * Puts what deliveries showed into the static data of a round: n8n may have read those when the workflow
 * was activated, and stores them as a whole over what deliveries have stored since.
 */
export function keepDelivered(context: TriggerContext, { byWebhook }: SeenChanges): void {
	if (byWebhook.isEmpty) return;
	const data = context.getWorkflowStaticData('global');
	setIfChanged(data, 'contactsByWebhook', byWebhook.serialize(storedCapacity));
}

/** Records that a delivery showed a contact after a change. */
export function markSeen(context: TriggerContext, { catchUp }: WebhookEvent, item: Row): void {
	if (catchUp === undefined || !isRow(item.contact)) return;
	recallSeenChanges(context).byWebhook.add(String(item.contact.id), secondsOf(item));
}

/** True if the schedule trigger has already emitted this change. */
export function alreadyEmitted(
	context: TriggerContext,
	{ catchUp }: WebhookEvent,
	item: Row,
): boolean {
	if (catchUp !== 'same' || !isRow(item.contact)) return false;
	return recallSeenChanges(context).byCatchUp.get(String(item.contact.id)) >= secondsOf(item);
}

/** When the event of an item happened; NaN if it has no date. */
export function secondsOf({ date }: Row): number {
	return Math.floor(Date.parse(String(date)) / 1000);
}
