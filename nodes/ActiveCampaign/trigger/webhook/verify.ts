import type { IWebhookFunctions } from 'n8n-workflow';
import { isTest } from '../shared/triggerMemory';
import type { DeliveryReader } from './deliveryReader';
import { hooksAt, withoutQuery } from './registration';
import { hasSecret, storedHook, storeHook } from './storedHook';
import { addressOf } from './webhookMethods';
import { hashOf, sameSecret, secretIn, secretOf } from './webhookSecret';

/** Age in milliseconds up to which the account's webhooks are not read again for a call. */
const maxAgeMs = 60_000;

/**
 * True if the call has the secret of a registered webhook. What n8n has stored may be lost or older
 * than the registration; then the URLs of the webhooks in ActiveCampaign decide. A call that cannot be
 * verified in time counts as forged.
 */
export async function isGenuine(
	context: IWebhookFunctions,
	reader: DeliveryReader,
): Promise<boolean> {
	const secret = secretOf(context.getQueryData());
	if (secret === undefined) return false;
	// n8n tells a webhook its production URL, also in a test.
	const production = addressOf(context);
	const stored = storedHook(context);
	const isHere = (address: string) =>
		isTest(context)
			? address !== production && pathOf(address) === pathOf(production)
			: address === production;
	if (stored && isHere(stored.address) && hasSecret(stored, secret)) return true;
	const name = `${isTest(context) ? 'test webhooks' : 'webhooks'} at ${production}`;
	const hooks = await reader.read('webhooks', async (connect) => {
		const { client } = await connect();
		return await client.remember(name, ['webhooks'], () => hooksAt(client, isHere), maxAgeMs);
	});
	for (const { id, url } of hooks?.value ?? []) {
		const registered = secretIn(url);
		if (registered === undefined || !sameSecret(secret, registered)) continue;
		const address = withoutQuery(url);
		const hash = hashOf(address, secret);
		storeHook(context, { id: String(id), hash, address, instance: context.getInstanceId() });
		return true;
	}
	return false;
}

/** The part of a webhook's URL that names the node: test and production URL have it in common. */
function pathOf(address: string): string {
	return address.split('/').slice(-2).join('/');
}
