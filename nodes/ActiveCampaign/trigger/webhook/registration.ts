import type { Client } from '../../core/client/client';
import { plainRequest, segments } from '../../core/client/route';
import { Failure } from '../../core/failure';
import { isRow, type Row } from '../../core/values';
import { newSecret, secretIn, withSecret } from './webhookSecret';

/** What the webhook in ActiveCampaign should be. */
export interface Wanted {
	/** Where n8n listens, without the secret. */
	address: string;
	name: string;
	events: string[];
	sources: string[];
	/** `0` for all lists. */
	listid: string;
}

/** The webhook as it is remembered. */
export interface Registered {
	id: string;
	secret: string;
}

/** Attempts of a creation whose outcome stays unknown. */
const maxTries = 3;

/** The webhooks of the account that lead to this address, whatever their secret; throws `Failure`. */
export async function hooksAt(client: Client, address: string): Promise<Row[]> {
	const hooks: Row[] = [];
	for await (const hook of client.walk(plainRequest('GET', '/webhooks'), 'webhooks', 'byOffset')) {
		if (addressOf(hook.url) === address) hooks.push(hook);
	}
	return hooks;
}

/**
 * The webhook that leads here already, repaired where its events, sources, list or name differ, with
 * all others of this address removed; undefined when there is none. Throws `Failure`.
 */
export async function adopt(
	client: Client,
	wanted: Wanted,
	known: Partial<Registered> = {},
): Promise<Registered | undefined> {
	const hooks = await hooksAt(client, wanted.address);
	const worth = (hook: Row) =>
		(isOff(hook) ? 0 : 8) +
		(secretIn(hook.url) !== undefined && secretIn(hook.url) === known.secret ? 4 : 0) +
		(String(hook.id) === known.id ? 2 : 0) +
		(secretIn(hook.url) === undefined ? 0 : 1);
	const [keeper, ...others] = hooks.sort((one, other) => worth(other) - worth(one));
	for (const hook of others) await removeHook(client, String(hook.id));
	if (keeper === undefined) return undefined;
	const id = String(keeper.id);
	if (isOff(keeper)) {
		// One that was switched off by an answer 410 cannot be switched on again (page webhooks).
		await removeHook(client, id);
		return undefined;
	}
	const secret = secretIn(keeper.url) ?? known.secret ?? newSecret();
	if (fits(keeper, wanted, secret)) return { id, secret };
	const change = plainRequest('PUT', segments('webhooks', id), {}, bodyOf(wanted, secret));
	const failure = await failureOf(client.call(change));
	if (failure === undefined) return { id, secret };
	if (failure.facts.missing) return undefined;
	throw failure;
}

/** Makes the webhook, and makes sure that it is there once although an answer got lost. */
export async function register(
	client: Client,
	wanted: Wanted,
	known: Partial<Registered> = {},
): Promise<Registered> {
	const secret = known.secret ?? newSecret();
	for (let attempt = 1; ; attempt++) {
		const request = plainRequest('POST', '/webhooks', {}, bodyOf(wanted, secret));
		const failure = await failureOf(client.call(request));
		if (failure && !failure.facts.mayHaveHappened) throw failure;
		const made = await adopt(client, wanted, { secret });
		if (made) return made;
		if (attempt === maxTries)
			throw failure ?? new Failure('ActiveCampaign did not keep the webhook');
	}
}

/** Removes the webhooks of this address and the one remembered; what is gone already is fine. */
export async function unregister(client: Client, address: string, id?: string): Promise<void> {
	const ids = (await hooksAt(client, address)).map((hook) => String(hook.id));
	if (id !== undefined && !ids.includes(id) && (await leadsTo(client, id, address))) ids.push(id);
	for (const one of ids) await removeHook(client, one);
}

/** Removes one webhook; false when it was gone already. */
export async function removeHook(client: Client, id: string): Promise<boolean> {
	return await client.remove(segments('webhooks', id));
}

/** An ID from an older account or a restored backup may be somebody else's webhook by now. */
async function leadsTo(client: Client, id: string, address: string): Promise<boolean> {
	const answer = await client.call(plainRequest('GET', segments('webhooks', id))).then(
		(body) => body,
		(failure: unknown) => failure,
	);
	if (answer instanceof Failure && answer.facts.missing) return false;
	if (answer instanceof Error) throw answer;
	return isRow(answer) && isRow(answer.webhook) && addressOf(answer.webhook.url) === address;
}

async function failureOf(work: Promise<unknown>): Promise<Failure | undefined> {
	const outcome: unknown = await work.then(
		() => undefined,
		(error: unknown) => error,
	);
	if (outcome === undefined || outcome instanceof Failure) return outcome;
	throw outcome;
}

function bodyOf({ address, name, events, sources, listid }: Wanted, secret: string): Row {
	const url = withSecret(address, secret);
	return { webhook: { name, url, events, sources, listid: Number(listid) } };
}

function fits(hook: Row, wanted: Wanted, secret: string): boolean {
	return (
		hook.url === withSecret(wanted.address, secret) &&
		hook.name === wanted.name &&
		sameWords(hook.events, wanted.events) &&
		sameWords(hook.sources, wanted.sources) &&
		String(hook.listid || '0') === wanted.listid
	);
}

function sameWords(one: unknown, other: string[]): boolean {
	return Array.isArray(one) && one.map(String).sort().join() === [...other].sort().join();
}

/** Documented answers have no `state`; where there is one, `1` is on. */
function isOff({ state }: Row): boolean {
	return state !== undefined && state !== null && String(state) !== '1';
}

/** A URL without its query. */
function addressOf(url: unknown): string {
	return String(url).split('?')[0] ?? '';
}
