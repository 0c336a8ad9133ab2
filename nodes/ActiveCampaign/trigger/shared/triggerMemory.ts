import type { IDataObject } from 'n8n-workflow';
import { type LatestById, BoundedSet } from './boundedCollections';

/** What n8n gives to hooks, webhooks and polls alike. */
export interface Place {
	getWorkflow(): { id?: string };
	getNode(): { id: string };
	getMode(): string;
	getWorkflowStaticData(type: string): IDataObject;
}

/** What a webhook trigger remembers of its webhook. */
export interface Hook {
	id: string;
	secret: string;
	/** Where n8n listened, without the secret. */
	address: string;
	/** The n8n that registered it: static data travels with a copied workflow. */
	instance: string;
}

/**
 * What the triggers of a workflow remember. n8n keeps static data as one text that whoever writes
 * last overwrites, and deliveries overlap: so the process remembers too, and each write is the union.
 */
export interface Memory {
	/** Fingerprints of deliveries. */
	seen: BoundedSet;
	hook?: Hook;
	refused: number;
	/** Hash of a watched field's value by thing. */
	values: Map<string, string>;
	/** When it was written down last, in milliseconds of the process. */
	storedAt: number;
}

/** Everything that this process remembers; tests empty it to be another process. */
export const processMemory = {
	nodes: new Map<string, Memory>(),
	/** Seconds of the last change told of contacts, by workflow and ID. */
	workflows: new Map<string, { byWebhook: LatestById; byCatchUp: LatestById }>(),
	/** How far each polling trigger got, as the text that n8n stores. */
	polls: new Map<string, string>(),
	/** Polling triggers that are at it: n8n may ask again before a long poll has ended. */
	polling: new Set<string>(),
};

const mostWorkflows = 500;
const storedPrints = 500;
const restMs = 1_000;
const storedValues = 500;

/** What this trigger node remembers, with what static data holds. */
export function recall(place: Place): Memory {
	const key = `${keyOf(place)}/${place.getNode().id}`;
	const memory = processMemory.nodes.get(key) ?? {
		seen: new BoundedSet(10_000),
		refused: 0,
		values: new Map<string, string>(),
		storedAt: -Infinity,
	};
	keepIn(processMemory.nodes, key, memory);
	const stored = place.getWorkflowStaticData('node');
	memory.seen.restore(stored.seen);
	memory.hook ??= hookIn(stored.hook);
	memory.refused = Math.max(memory.refused, Number(stored.refused) || 0);
	if (memory.values.size === 0 && typeof stored.values === 'string') {
		for (const word of stored.values.split(' ')) {
			const [thing = '', hash] = word.split('=');
			if (hash !== undefined) memory.values.set(thing, hash);
		}
	}
	return memory;
}

/**
 * Whether it is time to write down what a delivery brought. n8n writes all static data to its
 * database each time, which in a rush costs more than the workflows; meanwhile the process remembers.
 */
export function mayStore(memory: Memory, now: number): boolean {
	if (now - memory.storedAt < restMs) return false;
	memory.storedAt = now;
	return true;
}

/** Writes down what must outlive the process. */
export function store(place: Place, memory: Memory): void {
	const stored = place.getWorkflowStaticData('node');
	stored.hook = memory.hook ? { ...memory.hook } : undefined;
	set(stored, 'seen', memory.seen.text(storedPrints));
	if (memory.refused > 0) set(stored, 'refused', memory.refused);
	if (memory.values.size > 0) {
		const words = [...memory.values]
			.slice(-storedValues)
			.map(([thing, hash]) => `${thing}=${hash}`);
		set(stored, 'values', words.join(' '));
	}
}

/** A manual test is a life of its own: what it saw does not count when the workflow is active. */
export function keyOf(place: Place): string {
	return `${place.getMode() === 'manual' ? 'test ' : ''}${place.getWorkflow().id ?? ''}`;
}

/** Puts a memory in; the one that was used longest ago gives way. */
export function keepIn<T>(memories: Map<string, T>, key: string, memory: T): void {
	memories.delete(key);
	memories.set(key, memory);
	for (const oldest of memories.keys()) {
		if (memories.size <= mostWorkflows) return;
		memories.delete(oldest);
	}
}

/** n8n saves static data that was set, also to what it was. */
export function set(stored: IDataObject, name: string, value: string | number): void {
	if (stored[name] !== value) stored[name] = value;
}

function hookIn(stored: unknown): Hook | undefined {
	if (typeof stored !== 'object' || stored === null) return undefined;
	const { id, secret, address, instance } = stored as Partial<Record<keyof Hook, unknown>>;
	return [id, secret, address].every((part) => typeof part === 'string' && part !== '')
		? {
				id: String(id),
				secret: String(secret),
				address: String(address),
				instance: String(instance),
			}
		: undefined;
}
