import { isRow, type Row } from '../../core/values';
import { LatestById } from './boundedCollections';
import { keepIn, keyOf, type Place, processMemory, set } from './triggerMemory';

/** What both triggers of one workflow know of its contacts: seconds of the last change told, by ID. */
export interface SeenChanges {
	byWebhook: LatestById;
	byCatchUp: LatestById;
}

const remembered = 5_000;
/** n8n stores static data with every execution, so it holds the newest only. */
const stored = 500;

/** Events that carry the contact as it is after a change, so that a catch-up has nothing to add. */
const contactChanges = new Set([
	'subscribe',
	'unsubscribe',
	'update',
	'contact_tag_added',
	'contact_tag_removed',
]);

/** What the triggers of the workflow told of contacts. */
export function recallSeen(place: Place): SeenChanges {
	const key = keyOf(place);
	const told = processMemory.workflows.get(key) ?? {
		byWebhook: new LatestById(remembered),
		byCatchUp: new LatestById(remembered),
	};
	keepIn(processMemory.workflows, key, told);
	const data = place.getWorkflowStaticData('global');
	told.byWebhook.restore(data.contactsByWebhook);
	told.byCatchUp.restore(data.contactsByCatchUp);
	return told;
}

export function storeSeen(place: Place, told: SeenChanges): void {
	const data = place.getWorkflowStaticData('global');
	if (!told.byWebhook.isEmpty) set(data, 'contactsByWebhook', told.byWebhook.text(stored));
	if (!told.byCatchUp.isEmpty) set(data, 'contactsByCatchUp', told.byCatchUp.text(stored));
}

/** Notes that a delivery told how a contact is now. */
export function markSeen(place: Place, item: Row): void {
	if (!contactChanges.has(String(item.event)) || !isRow(item.contact)) return;
	recallSeen(place).byWebhook.add(String(item.contact.id), secondsOf(item));
}

/** True for a delivery that comes later than a catch-up that told the same change of the contact. */
export function alreadyEmitted(place: Place, item: Row): boolean {
	if ((item.event !== 'update' && item.event !== 'subscribe') || !isRow(item.contact)) return false;
	return recallSeen(place).byCatchUp.get(String(item.contact.id)) >= secondsOf(item);
}

function secondsOf({ date }: Row): number {
	return Math.floor(Date.parse(String(date)) / 1000);
}
