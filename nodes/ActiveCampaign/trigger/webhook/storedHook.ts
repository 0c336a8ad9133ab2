import type { TriggerContext } from '../shared/triggerMemory';
import { hashOf, sameSecret } from './webhookSecret';

/**
 * The webhook that this trigger registered, as n8n's static data have it. They alone count: another
 * process may have registered a new one. Exports and back-ups of the workflow show them, so only a
 * hash of the secret is in them. A test in the editor has static data of its own.
 */
export interface StoredHook {
	id: string;
	/** Hash of address and secret. */
	hash: string;
	/** URL of n8n without the secret. */
	address: string;
	/** ID of the n8n that registered it: static data are copied together with a workflow. */
	instance: string;
}

/** The stored webhook; undefined if there is none. A secret that an older version stored is replaced. */
export function storedHook(context: TriggerContext): StoredHook | undefined {
	const { hook } = context.getWorkflowStaticData('node');
	if (typeof hook !== 'object' || hook === null) return undefined;
	const text = (member: string): string => {
		const value: unknown = Reflect.get(hook, member);
		return typeof value === 'string' ? value : '';
	};
	const [id, address, secret] = [text('id'), text('address'), text('secret')];
	const hash = secret === '' ? text('hash') : hashOf(address, secret);
	if ([id, address, hash].includes('')) return undefined;
	const stored = { id, hash, address, instance: text('instance') };
	if (secret !== '') storeHook(context, stored);
	return stored;
}

/** Stores a webhook, or that there is none. */
export function storeHook(context: TriggerContext, hook: StoredHook | undefined): void {
	const stored = context.getWorkflowStaticData('node');
	if (hook) stored.hook = { ...hook };
	else delete stored.hook;
}

/** Whether the webhook was registered with this secret. */
export function hasSecret({ address, hash }: StoredHook, secret: string): boolean {
	return sameSecret(hashOf(address, secret), hash);
}
