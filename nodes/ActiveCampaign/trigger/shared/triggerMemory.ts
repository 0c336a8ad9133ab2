import type { IDataObject } from 'n8n-workflow';
import { type LatestById, BoundedSet } from './boundedCollections';

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
	/** Number of calls without the right secret. */
	refused: number;
	/** Hash of the watched field's last value, by contact or account. */
	values: Map<string, string>;
	/** When it was last stored, in milliseconds of the process clock. */
	storedAt: number;
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
const minStoreIntervalMs = 1_000;

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
	if (memory.values.size === 0 && typeof stored.values === 'string') {
		for (const word of stored.values.split(' ')) {
			const [id = '', hash] = word.split('=');
			if (hash !== undefined) memory.values.set(id, hash);
		}
	}
	return memory;
}

function emptyMemory(): WebhookMemory {
	return {
		seen: new BoundedSet(10_000),
		refused: 0,
		values: new Map<string, string>(),
		storedAt: -Infinity,
	};
}

/**
 * False if the state was stored less than a second ago: n8n writes all static data to its database
 * each time, which under load costs more than the workflows. The process keeps it meanwhile.
 */
export function shouldStore(memory: WebhookMemory, now: number): boolean {
	if (now - memory.storedAt < minStoreIntervalMs) return false;
	memory.storedAt = now;
	return true;
}

/** Stores what must survive the process in n8n's static data. */
export function storeWebhook(context: TriggerContext, memory: WebhookMemory): void {
	const stored = context.getWorkflowStaticData('node');
	setIfChanged(stored, 'seen', memory.seen.serialize(maxStoredFingerprints));
	if (memory.refused > 0) setIfChanged(stored, 'refused', memory.refused);
	if (memory.values.size > 0) {
		const words = [...memory.values].slice(-maxStoredValues).map(([id, hash]) => `${id}=${hash}`);
		setIfChanged(stored, 'values', words.join(' '));
	}
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
