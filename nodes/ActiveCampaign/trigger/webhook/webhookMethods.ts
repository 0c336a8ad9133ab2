import type { IHookFunctions } from 'n8n-workflow';
import { Failure } from '../../core/failure';
import { identify } from '../../core/run/identify';
import { isEmpty } from '../../core/values';
import { connect } from '../../n8n/connect';
import { orNodeError } from '../../n8n/orNodeError';
import { lists } from '../../resources/shared/things';
import { recallWebhook, storeWebhook, type WebhookMemory } from '../shared/triggerMemory';
import { formValues } from './formValues';
import { adopt, register, type Registered, unregister, type Wanted } from './registration';
import { checkAddress } from './webhookUrl';

/** True if ActiveCampaign has our webhook; one that differs from the form is updated. */
export async function hookExists(context: IHookFunctions): Promise<boolean> {
	return await orNodeError(context, async () => {
		const { client, wanted, memory } = await prepare(context);
		await removeFromOldAddress(context, memory, wanted.address);
		const last = memory.hook?.address === wanted.address ? memory.hook : {};
		const hook = await adopt(client, wanted, last);
		if (hook) save(context, memory, wanted, hook);
		return hook !== undefined;
	});
}

/** Registers the webhook with a new secret. */
export async function createHook(context: IHookFunctions): Promise<boolean> {
	return await orNodeError(context, async () => {
		const { client, wanted, memory } = await prepare(context);
		save(context, memory, wanted, await register(client, wanted));
		return true;
	});
}

/** Deletes every webhook that calls this trigger, if there is one. */
export async function deleteHook(context: IHookFunctions): Promise<boolean> {
	return await orNodeError(context, async () => {
		const { client } = await connect(context);
		const memory = recallWebhook(context);
		const address = addressOf(context);
		const id = memory.hook?.address === address ? memory.hook.id : undefined;
		await unregister(client, address, id);
		memory.hook = undefined;
		storeWebhook(context, memory);
		return true;
	});
}

async function prepare(context: IHookFunctions) {
	const { client, origin } = await connect(context);
	const address = addressOf(context);
	checkAddress(address, origin);
	const list = context.getNodeParameter('list', '');
	const { events, sources } = formValues(context);
	const wanted: Wanted = {
		address,
		name: `n8n: ${String(context.getWorkflow().name ?? '').slice(0, 100)}`,
		events: someOf(events, 'Events'),
		sources: someOf(sources, 'Sources'),
		listid: isEmpty(valueOf(list)) ? '0' : await identify(client, lists, list, 'List'),
	};
	return { client, wanted, memory: recallWebhook(context) };
}

/** When n8n has moved to another URL, the webhook with the old one must not stay. */
async function removeFromOldAddress(
	context: IHookFunctions,
	memory: WebhookMemory,
	address: string,
): Promise<void> {
	const { hook } = memory;
	// The stored webhook belongs to another n8n in a copied workflow, and to the active workflow in a test.
	if (hook === undefined || hook.address === address || context.getMode() === 'manual') return;
	if (hook.instance !== context.getInstanceId()) return;
	const { client } = await connect(context);
	await unregister(client, hook.address);
}

function save(
	context: IHookFunctions,
	memory: WebhookMemory,
	wanted: Wanted,
	hook: Registered,
): void {
	memory.hook = { ...hook, address: wanted.address, instance: context.getInstanceId() };
	storeWebhook(context, memory);
}

/** The URL of this trigger without the secret. */
export function addressOf(context: Pick<IHookFunctions, 'getNodeWebhookUrl'>): string {
	return context.getNodeWebhookUrl('default') ?? '';
}

function someOf(chosen: string[], label: string): string[] {
	if (chosen.length > 0) return chosen;
	throw new Failure(`${label} is empty`, {
		description: `Choose at least one, otherwise ActiveCampaign sends nothing`,
		field: label,
	});
}

function valueOf(locator: unknown): unknown {
	return typeof locator === 'object' && locator !== null ? Reflect.get(locator, 'value') : locator;
}
