import { Cancelled } from '../../nodes/ActiveCampaign/core/failure';
import { waitFor, waitingTime } from '../../nodes/ActiveCampaign/core/run/waitFor';
import { ask, failureOf, memoryClient, ok } from './memoryClient';

const request = ask('GET', '/import/info');
const isReady = (body: unknown) => (body as { status?: string }).status === 'completed';

/** Polls for work that completes at a virtual time. */
function startWaiting({
	doneAt = Infinity,
	waitMs = 300_000,
	signal = new AbortController().signal,
}) {
	const memory = memoryClient({
		script: () => ok({ status: memory.clock.now() >= doneAt ? 'completed' : 'running' }),
	});
	const work = waitFor(memory.client, memory.clock, request, isReady, waitMs, signal);
	return { ...memory, work };
}

describe('waitFor', () => {
	it('returns the response that reports completion', async () => {
		const { clock, work } = startWaiting({ doneAt: 20_000 });
		expect(await clock.run(work)).toEqual({ status: 'completed' });
	});

	it('asks once and does not wait when the work is already done', async () => {
		const { clock, work, sent } = startWaiting({ doneAt: 0 });
		await clock.run(work);
		expect(sent()).toHaveLength(1);
		expect(clock.now()).toBeLessThan(1000);
	});

	it('polls after 1, 2, 4 and 8 seconds, then every 15 seconds', async () => {
		const { clock, work, server } = startWaiting({ doneAt: 70_000 });
		await clock.run(work);
		const times = server.arrivals;
		const pauses = times.slice(1).map((at, index) => Math.round((at - (times[index] ?? 0)) / 1000));
		expect(pauses).toEqual([1, 2, 4, 8, 15, 15, 15, 15]);
	});

	it('names the setting when the maximum wait is over, and stops polling', async () => {
		const { clock, work, sent } = startWaiting({ waitMs: 10_000 });
		expect(await clock.run(failureOf(work))).toMatchObject({
			message: 'ActiveCampaign has not finished within 10 seconds',
			facts: { field: 'Longest Wait', description: expect.stringMatching(/goes on/) },
		});
		expect(clock.now()).toBeLessThanOrEqual(10_000);
		const polls = sent().length;
		await clock.run(clock.sleep(60_000));
		expect(sent()).toHaveLength(polls);
	});

	it('ends at once on Stop, in the middle of a pause', async () => {
		const stop = new AbortController();
		const { clock, work, sent } = startWaiting({ signal: stop.signal });
		const ended = failureOf(work);
		await clock.run(clock.sleep(5_000));
		const polls = sent().length;
		stop.abort();
		expect(await clock.run(ended)).toBeInstanceOf(Cancelled);
		expect(clock.now()).toBe(5_000);
		expect(sent()).toHaveLength(polls);
	});

	it('fails on a refusal instead of polling on', async () => {
		const { client, clock, sent } = memoryClient({ script: () => ({ status: 404, body: '' }) });
		const failure = await clock.run(failureOf(waitFor(client, clock, request, isReady, 60_000)));
		expect(failure).toMatchObject({ facts: { status: 404 } });
		expect(sent()).toHaveLength(1);
	});

	it.each([
		[10, 10_000],
		['2.5', 2_500],
		[0, 300_000],
		[-1, 300_000],
		['soon', 300_000],
		[undefined, 300_000],
	])('reads a maximum wait of %j as %s ms', (maxWait, milliseconds) => {
		expect(waitingTime({ maxWait })).toBe(milliseconds);
	});
});
