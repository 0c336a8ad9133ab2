import type { IWebhookFunctions } from 'n8n-workflow';
import { clock } from '../../n8n/clock';
import { connect, type Connected } from '../../n8n/connect';
import type { Memory } from '../shared/triggerMemory';

/** Gives the connection to the account, made when it is first asked for; throws `Failure`. */
export type Connection = () => Promise<Connected>;

/** How long deliveries share one, in milliseconds: so long may a changed API URL go unnoticed. */
const sharedMs = 5_000;

const shared = new WeakMap<Memory, { at: number; connected: Promise<Connected> }>();

/**
 * The connection for a delivery. Most deliveries need none, and those of a rush share one: to decrypt
 * the credential costs n8n more than all else that a delivery asks for.
 */
export function connectionOf(context: IWebhookFunctions, memory: Memory): Connection {
	return async () => {
		const known = shared.get(memory);
		if (known && clock.now() - known.at < sharedMs) return await known.connected;
		const connected = connect(context);
		shared.set(memory, { at: clock.now(), connected });
		connected.catch(() => shared.delete(memory));
		return await connected;
	};
}
