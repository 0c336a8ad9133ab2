import { createHash } from 'crypto';
import type { IAllExecuteFunctions } from 'n8n-workflow';
import { originOf } from '../core/client/accountUrl';
import { Accounts } from '../core/client/accounts';
import { Client } from '../core/client/client';
import { Meter } from '../core/client/meter';
import type { OwnWrites } from '../core/client/ownWrites';
import { keyOf, withoutSecrets } from './apiKey';
import { clock } from './clock';
import { credentialType, sender } from './send';
import { ServiceClock } from './serviceClock';

/** Shared by the process, because the limit belongs to the account. */
const accounts = new Accounts(clock);

const defaultRequestsPerSecond = 5;

export interface Connected {
	client: Client;
	meter: Meter;
	/** Origin of the account, e.g. `https://acme.api-us1.com`. */
	origin: string;
	/** What this process wrote to the account within the last minute. */
	writes: OwnWrites;
	/** The service's time as of this connection's last answer. */
	serviceClock: ServiceClock;
}

/** A client for the account of the node's credential; throws `Failure` if its URL or key is not valid. */
export async function connect(
	context: Pick<IAllExecuteFunctions, 'helpers' | 'getCredentials'>,
	signal?: AbortSignal,
): Promise<Connected> {
	const credentials = await context.getCredentials(credentialType);
	const origin = originOf(credentials.apiUrl);
	const rate = Number(credentials.requestsPerSecond);
	const key = keyOf(credentials.apiKey);
	const keyHash = createHash('sha256').update(key).digest('base64');
	const meter = new Meter(clock);
	const serviceClock = new ServiceClock(clock);
	const send = withoutSecrets(
		sender(context, origin, (date) => serviceClock.set(date)),
		key,
		credentials.eventApiKey,
	);
	const entry = accounts.get(origin, keyHash);
	const client = new Client({
		...entry,
		requestsPerSecond: rate > 0 && rate <= 100 ? rate : defaultRequestsPerSecond,
		send,
		clock,
		random: Math.random,
		meter,
		...(signal ? { signal } : {}),
	});
	return { client, meter, origin, writes: entry.writes, serviceClock };
}
