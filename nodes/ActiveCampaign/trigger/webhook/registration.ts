import type { Client } from '../../core/client/client';
import { plainRequest, segments } from '../../core/client/route';
import { Failure } from '../../core/failure';
import { buildRequest } from '../../core/run/request';
import { isRow, type Row } from '../../core/values';
import { webhookResource } from '../../resources/settings/webhook';
import { newSecret, secretIn, withSecret } from './webhookSecret';

const { create, update } = webhookResource.operations;

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

/** What identifies a registered webhook. */
export interface Registered {
	id: string;
	secret: string;
}

/** What is known of a webhook that was registered before. */
export interface Last {
	id?: string;
	hasSecret(secret: string): boolean;
}

const nothing: Last = { hasSecret: () => false };

/** Attempts to create a webhook while the outcome is unknown. */
const maxAttempts = 3;

/** The webhooks of the account whose address is wanted, with any secret; throws `Failure`. */
export async function hooksAt(
	client: Client,
	isWanted: (address: string) => boolean,
): Promise<Row[]> {
	const hooks: Row[] = [];
	for await (const hook of client.walk(plainRequest('GET', '/webhooks'), 'webhooks', 'byOffset')) {
		if (isWanted(withoutQuery(hook.url))) hooks.push(hook);
	}
	return hooks;
}

/**
 * The existing webhook with this address, updated if its events, sources, list or name differ; all
 * others with this address are deleted. Undefined if there is none. Throws `Failure`.
 */
export async function adopt(
	client: Client,
	wanted: Wanted,
	last: Last = nothing,
): Promise<Registered | undefined> {
	const hooks = await hooksAt(client, (address) => address === wanted.address);
	const rank = (hook: Row) => {
		const secret = secretIn(hook.url);
		return (
			(isOff(hook) ? 0 : 8) +
			(secret !== undefined && last.hasSecret(secret) ? 4 : 0) +
			(String(hook.id) === last.id ? 2 : 0) +
			(secret === undefined ? 0 : 1)
		);
	};
	const [keeper, ...others] = hooks.sort((one, other) => rank(other) - rank(one));
	for (const hook of others) await removeHook(client, String(hook.id));
	if (keeper === undefined) return undefined;
	const id = String(keeper.id);
	if (isOff(keeper)) {
		// A webhook that was disabled by a 410 answer cannot be enabled again (page webhooks).
		await removeHook(client, id);
		return undefined;
	}
	const secret = secretIn(keeper.url) ?? newSecret();
	if (isAsWanted(keeper, wanted, secret)) return { id, secret };
	const changes = { webhook: id, updateFields: valuesOf(wanted, secret) };
	const failure = await failureOf(client.call(buildRequest(update, changes)));
	if (failure === undefined) return { id, secret };
	if (failure.facts.missing) return undefined;
	throw failure;
}

/** Creates the webhook; if an answer is lost, looks for it first, so that there is exactly one. */
export async function register(client: Client, wanted: Wanted): Promise<Registered> {
	const secret = newSecret();
	for (let attempt = 1; ; attempt++) {
		const { list, ...values } = valuesOf(wanted, secret);
		const request = buildRequest(create, { ...values, additionalFields: { list } });
		const failure = await failureOf(client.call(request));
		if (failure && !failure.facts.mayHaveHappened) throw failure;
		const created = await adopt(client, wanted, {
			hasSecret: (one) => one === secret,
		});
		if (created) return created;
		if (attempt === maxAttempts)
			throw failure ?? new Failure('ActiveCampaign did not keep the webhook');
	}
}

/** Deletes the webhooks with this address and the one with this ID, as far as they still exist. */
export async function unregister(client: Client, address: string, id?: string): Promise<void> {
	const ids = (await hooksAt(client, (one) => one === address)).map(({ id: one }) => String(one));
	if (id !== undefined && !ids.includes(id) && (await hasAddress(client, id, address)))
		ids.push(id);
	for (const one of ids) await removeHook(client, one);
}

/** Deletes a webhook; false if it no longer existed. */
export async function removeHook(client: Client, id: string): Promise<boolean> {
	return await client.remove(segments('webhooks', id));
}

/** After a change of account or a restored backup the ID may belong to another webhook. */
async function hasAddress(client: Client, id: string, address: string): Promise<boolean> {
	const answer = await client.call(plainRequest('GET', segments('webhooks', id))).then(
		(body) => body,
		(failure: unknown) => failure,
	);
	if (answer instanceof Failure && answer.facts.missing) return false;
	if (answer instanceof Error) throw answer;
	return isRow(answer) && isRow(answer.webhook) && withoutQuery(answer.webhook.url) === address;
}

async function failureOf(work: Promise<unknown>): Promise<Failure | undefined> {
	const outcome: unknown = await work.then(
		() => undefined,
		(error: unknown) => error,
	);
	if (outcome === undefined || outcome instanceof Failure) return outcome;
	throw outcome;
}

/** The values of the operations of Webhook. */
function valuesOf({ address, name, events, sources, listid }: Wanted, secret: string): Row {
	return { name, url: withSecret(address, secret), events, sources, list: listid };
}

function isAsWanted(hook: Row, wanted: Wanted, secret: string): boolean {
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

/** The reference shows no `state`; where the service sends one, `1` is on. */
function isOff({ state }: Row): boolean {
	return state !== undefined && state !== null && String(state) !== '1';
}

/** A URL without its query. */
export function withoutQuery(url: unknown): string {
	return String(url).split('?')[0] ?? '';
}
