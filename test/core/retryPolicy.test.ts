import { defaultRetryPolicy } from '../../nodes/ActiveCampaign/core/client/retry';
import type { MemoryAnswer, NetworkError } from '../support/memoryServer';
import { ask, failureOf, memoryClient, ok } from './memoryClient';

const broken: MemoryAnswer = { status: 500, body: 'Server Error' };
const reset: NetworkError = { networkError: 'ECONNRESET' };
const limited = (seconds: string): MemoryAnswer => ({
	status: 429,
	headers: { 'retry-after': seconds },
});

describe('a connection with a retry policy of its own', () => {
	const retryPolicy = {
		...defaultRetryPolicy,
		maxAttempts: 2,
		minDelayMs: 100,
		maxRetryAfterMs: 5_000,
		maxThrottledMs: 8_000,
	};

	it('sends at most maxAttempts times, minDelayMs apart', async () => {
		const { client, clock, server } = memoryClient({ script: () => broken, retryPolicy });
		const failure = await clock.run(failureOf(client.call(ask('GET', '/tags'))));
		expect(server.arrivals).toEqual([0, 150]);
		expect(failure).toMatchObject({ facts: { attempts: 2 } });
	});

	it('gives up at a Retry-After beyond maxRetryAfterMs, and says when to try again', async () => {
		const { client, clock, sent } = memoryClient({ script: () => limited('6'), retryPolicy });
		const failure = await clock.run(failureOf(client.call(ask('GET', '/tags'))));
		expect(sent()).toHaveLength(1);
		expect(failure).toMatchObject({
			facts: { description: expect.stringContaining('in 6 seconds') },
		});
	});

	it('gives up when the limit has delayed the request for maxThrottledMs', async () => {
		const { client, clock, sent } = memoryClient({ script: () => limited('5'), retryPolicy });
		await clock.run(failureOf(client.call(ask('GET', '/tags'))));
		expect(sent()).toHaveLength(3);
	});

	it('sends a lost create at most maxAttempts times, each followed by a search', async () => {
		const { client, clock, sent } = memoryClient({
			script: ({ method }) => (method === 'GET' ? ok({ notes: [] }) : reset),
			retryPolicy,
		});
		const recovery = {
			route: 'GET /notes' as const,
			returns: 'notes',
			same: () => true,
			parts: {},
			member: 'note',
		};
		await clock.run(failureOf(client.call(ask('POST', '/notes', { recovery }))));
		expect(sent()).toEqual(['POST /notes', 'GET /notes', 'POST /notes', 'GET /notes']);
	});
});
