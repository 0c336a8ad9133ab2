import { isRow } from '../core/decode';
import type { Row } from '../core/types';
import { TimesById } from './bounded';
import { keepIn, keyOf, processMemory, set, type Place } from './memory';

/** What both triggers of one workflow know of its contacts: seconds of the last change told, by ID. */
export interface Told {
	byWebhook: TimesById;
	byCatchUp: TimesById;
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
export function recallTold(place: Place): Told {
	const key = keyOf(place);
	const told = processMemory.workflows.get(key) ?? {
		byWebhook: new TimesById(remembered),
		byCatchUp: new TimesById(remembered),
	};
	keepIn(processMemory.workflows, key, told);
	const data = place.getWorkflowStaticData('global');
	told.byWebhook.addAll(data.contactsByWebhook);
	told.byCatchUp.addAll(data.contactsByCatchUp);
	return told;
}

export function storeTold(place: Place, told: Told): void {
	const data = place.getWorkflowStaticData('global');
	if (!told.byWebhook.isEmpty) set(data, 'contactsByWebhook', told.byWebhook.text(stored));
	if (!told.byCatchUp.isEmpty) set(data, 'contactsByCatchUp', told.byCatchUp.text(stored));
}

/** Notes that a delivery told how a contact is now. */
export function noteTold(place: Place, item: Row): void {
	if (!contactChanges.has(String(item.event)) || !isRow(item.contact)) return;
	recallTold(place).byWebhook.add(String(item.contact.id), secondsOf(item));
}

/** True for a delivery that comes later than a catch-up that told the same change of the contact. */
export function wasCaughtUp(place: Place, item: Row): boolean {
	if ((item.event !== 'update' && item.event !== 'subscribe') || !isRow(item.contact)) return false;
	return recallTold(place).byCatchUp.get(String(item.contact.id)) >= secondsOf(item);
}

function secondsOf({ date }: Row): number {
	return Math.floor(Date.parse(String(date)) / 1000);
}
