import type { IWebhookFunctions } from 'n8n-workflow';
import { clock } from '../../n8n/clock';
import { connect, type Connected } from '../../n8n/connect';
import type { WebhookMemory } from '../shared/triggerMemory';

/** Connects to the account on first use; throws `Failure`. */
export type Connect = () => Promise<Connected>;

/** How long deliveries share a connection; a changed API URL goes unnoticed for as long. */
const maxAgeMs = 5_000;

const connections = new WeakMap<WebhookMemory, { at: number; connected: Promise<Connected> }>();

/**
 * The connection for a delivery, shared with deliveries shortly before it. Most deliveries need none,
 * and decrypting the credential costs n8n more than the rest of a delivery.
 */
export function sharedConnection(context: IWebhookFunctions, memory: WebhookMemory): Connect {
	return async () => {
		const shared = connections.get(memory);
		if (shared && clock.now() - shared.at < maxAgeMs) return await shared.connected;
		const connected = connect(context);
		connections.set(memory, { at: clock.now(), connected });
		connected.catch(() => connections.delete(memory));
		return await connected;
	};
}
