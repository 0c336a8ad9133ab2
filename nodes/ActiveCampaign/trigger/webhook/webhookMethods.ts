import type { IHookFunctions } from 'n8n-workflow';
import type { Lookup } from '../../core/descriptor';
import { Failure } from '../../core/failure';
import { identify } from '../../core/run/identify';
import { isEmpty } from '../../core/values';
import { connect } from '../../n8n/connect';
import { orNodeError } from '../../n8n/orNodeError';
import { lookups } from '../../resources/shared/lookups';
import { type Memory, recall, store } from '../shared/triggerMemory';
import { adopt, register, type Registered, unregister, type Wanted } from './registration';
import { checkAddress } from './webhookUrl';

/** Whether ActiveCampaign has our webhook; one that differs from what is wanted is repaired. */
export async function hookExists(context: IHookFunctions): Promise<boolean> {
	return await orNodeError(context, async () => {
		const { client, wanted, memory } = await prepare(context);
		await leaveOldAddress(context, memory, wanted.address);
		const known = memory.hook?.address === wanted.address ? memory.hook : {};
		const hook = await adopt(client, wanted, known);
		if (hook) keep(context, memory, wanted, hook);
		return hook !== undefined;
	});
}

/** Registers the webhook with a secret of its own. */
export async function createHook(context: IHookFunctions): Promise<boolean> {
	return await orNodeError(context, async () => {
		const { client, wanted, memory } = await prepare(context);
		keep(context, memory, wanted, await register(client, wanted));
		return true;
	});
}

/** Removes whatever leads to this trigger; what is gone already is fine. */
export async function deleteHook(context: IHookFunctions): Promise<boolean> {
	return await orNodeError(context, async () => {
		const { client } = await connect(context);
		const memory = recall(context);
		const address = addressOf(context);
		const id = memory.hook?.address === address ? memory.hook.id : undefined;
		await unregister(client, address, id);
		memory.hook = undefined;
		store(context, memory);
		return true;
	});
}

async function prepare(context: IHookFunctions) {
	const { client, origin } = await connect(context);
	const address = addressOf(context);
	checkAddress(address, origin);
	const list = context.getNodeParameter('list', '');
	const wanted: Wanted = {
		address,
		name: `n8n: ${String(context.getWorkflow().name ?? '').slice(0, 100)}`,
		events: words(context, 'events', 'Events'),
		sources: words(context, 'sources', 'Sources'),
		listid: isEmpty(valueOf(list))
			? '0'
			: await identify(client, lookupCalled('lists'), list, 'List'),
	};
	return { client, wanted, memory: recall(context) };
}

/** After this n8n has moved to another address, the webhook of the old one would lead nowhere. */
async function leaveOldAddress(
	context: IHookFunctions,
	memory: Memory,
	address: string,
): Promise<void> {
	const { hook } = memory;
	// In a copied workflow the remembered webhook belongs to another n8n, in a test to the active workflow.
	if (hook === undefined || hook.address === address || context.getMode() === 'manual') return;
	if (hook.instance !== context.getInstanceId()) return;
	const { client } = await connect(context);
	await unregister(client, hook.address);
}

function keep(context: IHookFunctions, memory: Memory, wanted: Wanted, hook: Registered): void {
	memory.hook = { ...hook, address: wanted.address, instance: context.getInstanceId() };
	store(context, memory);
}

export function addressOf(context: Pick<IHookFunctions, 'getNodeWebhookUrl'>): string {
	return context.getNodeWebhookUrl('default') ?? '';
}

function words(context: IHookFunctions, name: string, label: string): string[] {
	const value = context.getNodeParameter(name, []);
	const list = (Array.isArray(value) ? value : [value]).map(String).filter((word) => word !== '');
	if (list.length > 0) return list;
	throw new Failure(`${label} is empty`, {
		description: `Choose at least one under ${label}, else ActiveCampaign would never call`,
		field: label,
	});
}

function lookupCalled(name: string): Lookup {
	const lookup = lookups[name];
	if (lookup === undefined) throw new Error(`Nothing is listed as ${name}`);
	return lookup;
}

function valueOf(locator: unknown): unknown {
	return typeof locator === 'object' && locator !== null ? Reflect.get(locator, 'value') : locator;
}
