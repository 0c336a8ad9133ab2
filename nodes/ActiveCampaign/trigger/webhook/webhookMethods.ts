import type { IHookFunctions } from 'n8n-workflow';
import { Failure } from '../../core/failure';
import { identify } from '../../core/run/identify';
import { isEmpty } from '../../core/values';
import { connect } from '../../n8n/connect';
import { orNodeError } from '../../n8n/orNodeError';
import { lists } from '../../resources/shared/things';
import { isTest, recallWebhook, storeWebhook } from '../shared/triggerMemory';
import { formValues } from './formValues';
import { adopt, register, type Registered, unregister, type Wanted } from './registration';
import { hasSecret, storedHook, storeHook } from './storedHook';
import { hashOf } from './webhookSecret';
import { checkAddress } from './webhookUrl';

/** True if ActiveCampaign has our webhook; one that differs from the form is updated. */
export async function hookExists(context: IHookFunctions): Promise<boolean> {
	return await orNodeError(context, async () => {
		const { client, wanted } = await prepare(context);
		await removeFromOldAddress(context, wanted.address);
		const stored = storedHook(context);
		const last =
			stored?.address === wanted.address
				? { id: stored.id, hasSecret: (secret: string) => hasSecret(stored, secret) }
				: undefined;
		const hook = await adopt(client, wanted, last);
		if (hook) save(context, wanted, hook);
		return hook !== undefined;
	});
}

/** Registers the webhook with a new secret. */
export async function createHook(context: IHookFunctions): Promise<boolean> {
	return await orNodeError(context, async () => {
		const { client, wanted } = await prepare(context);
		save(context, wanted, await register(client, wanted));
		return true;
	});
}

/**
 * Deletes every webhook that calls this URL of the trigger, if there is one. n8n ends a test in the
 * same mode as it deactivates a workflow, so only the URL says which of both it is.
 */
export async function deleteHook(context: IHookFunctions): Promise<boolean> {
	return await orNodeError(context, async () => {
		const { client } = await connect(context);
		const address = addressOf(context);
		const stored = storedHook(context);
		await unregister(client, address, stored?.address === address ? stored.id : undefined);
		storeHook(context, undefined);
		storeWebhook(context, recallWebhook(context));
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
	return { client, wanted };
}

/** When n8n has moved to another URL, the webhook with the old one must not stay. */
async function removeFromOldAddress(context: IHookFunctions, address: string): Promise<void> {
	const hook = storedHook(context);
	// The stored webhook belongs to another n8n in a copied workflow, and to the active workflow in a test.
	if (hook === undefined || hook.address === address || isTest(context)) return;
	if (hook.instance !== context.getInstanceId()) return;
	const { client } = await connect(context);
	await unregister(client, hook.address);
}

function save(context: IHookFunctions, { address }: Wanted, { id, secret }: Registered): void {
	const hash = hashOf(address, secret);
	storeHook(context, { id, hash, address, instance: context.getInstanceId() });
	storeWebhook(context, recallWebhook(context));
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
