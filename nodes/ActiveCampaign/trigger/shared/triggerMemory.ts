import type { IDataObject } from 'n8n-workflow';
import { type LatestById, BoundedSet } from './boundedCollections';
import { LatestValues } from './latestValues';

/** The part of n8n's contexts that hooks, webhooks and polls have in common. */
export interface TriggerContext {
	getWorkflow(): { id?: string };
	getNode(): { id: string };
	getMode(): string;
	getWorkflowStaticData(type: string): IDataObject;
}

/**
 * State of one webhook trigger. n8n stores static data as one text, and the last writer wins although
 * deliveries overlap: so the process keeps the state too, and each write holds the union of both.
 */
export interface WebhookMemory {
	/** Fingerprints of deliveries. */
	seen: BoundedSet;
	/** Work on deliveries by fingerprint. */
	running: Map<string, Promise<unknown>>;
	/** Number of calls without the right secret. */
	refused: number;
	/** The watched field's latest value, by contact, deal or account. */
	values: LatestValues;
	/** How often it may be stored as of `allowedAt`, in milliseconds of the process clock. */
	allowedStores: number;
	allowedAt: number;
}

/** State of all triggers in this process; tests clear it to simulate a restart. */
export const processMemory = {
	/** Webhook triggers by workflow and node. */
	webhooks: new Map<string, WebhookMemory>(),
	/** Contact changes that the triggers of a workflow emitted, by workflow. */
	seenChanges: new Map<string, { byWebhook: LatestById; byCatchUp: LatestById }>(),
	/** Polls that are running: n8n may start the next one before a long poll has ended. */
	runningPolls: new Set<string>(),
};

const maxEntries = 500;
const maxStoredFingerprints = 500;
const maxStoredValues = 500;
/** On average; after a pause as many as `maxStoresInARow` may follow each other. */
const minStoreIntervalMs = 1_000;
const maxStoresInARow = 5;

/** True in a test in the editor. */
export function isTest(context: TriggerContext): boolean {
	return context.getMode() === 'manual';
}

/**
 * The state of this webhook trigger, merged with what n8n stored. A test in the editor starts anew: the
 * active workflow may receive the same events, and so may the next test.
 */
export function recallWebhook(context: TriggerContext): WebhookMemory {
	if (isTest(context)) return emptyMemory();
	const key = `${workflowKey(context)}/${context.getNode().id}`;
	const memory = processMemory.webhooks.get(key) ?? emptyMemory();
	putNewest(processMemory.webhooks, key, memory);
	const stored = context.getWorkflowStaticData('node');
	memory.seen.restore(stored.seen);
	memory.refused = Math.max(memory.refused, Number(stored.refused) || 0);
	memory.values.restore(stored.values);
	return memory;
}

function emptyMemory(): WebhookMemory {
	return {
		seen: new BoundedSet(10_000),
		running: new Map<string, Promise<unknown>>(),
		refused: 0,
		values: new LatestValues(1_000),
		allowedStores: maxStoresInARow,
		allowedAt: 0,
	};
}

/**
 * False if the state was stored too often of late: n8n writes all static data to its database each
 * time, which under load costs more than the workflows. The process keeps it until the next time.
 */
export function shouldStore(memory: WebhookMemory, now: number): boolean {
	const regained = (now - memory.allowedAt) / minStoreIntervalMs;
	memory.allowedStores = Math.min(maxStoresInARow, memory.allowedStores + regained);
	memory.allowedAt = now;
	if (memory.allowedStores < 1) return false;
	memory.allowedStores--;
	return true;
}

/** Stores what must survive the process in n8n's static data. */
export function storeWebhook(context: TriggerContext, memory: WebhookMemory): void {
	const stored = context.getWorkflowStaticData('node');
	setIfChanged(stored, 'seen', memory.seen.serialize(maxStoredFingerprints));
	if (memory.refused > 0) setIfChanged(stored, 'refused', memory.refused);
	if (!memory.values.isEmpty)
		setIfChanged(stored, 'values', memory.values.serialize(maxStoredValues));
}

export function workflowKey(context: TriggerContext): string {
	return context.getWorkflow().id ?? '';
}

/** Makes an entry the newest of a map; beyond the limit the oldest is dropped. */
export function putNewest<T>(entries: Map<string, T>, key: string, entry: T): void {
	entries.delete(key);
	entries.set(key, entry);
	for (const oldest of entries.keys()) {
		if (entries.size <= maxEntries) return;
		entries.delete(oldest);
	}
}

/** n8n saves static data after every assignment, even of the same value. */
export function setIfChanged(stored: IDataObject, name: string, value: string | number): void {
	if (stored[name] !== value) stored[name] = value;
}
