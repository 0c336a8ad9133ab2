import { ManualClock } from './clock';
import { Limiter, SERVICE_LIMIT } from './limiter';
import { type Session, startSession } from './session';

describe('the limiter', () => {
	it('accepts five requests in a sliding second and refuses the sixth', () => {
		const limiter = new Limiter(SERVICE_LIMIT);
		const accepted = [0, 100, 200, 300, 400, 500].map((at) => limiter.admit(at).accepted);
		expect(accepted).toEqual([true, true, true, true, true, false]);
		expect(limiter.admit(999).accepted).toBe(false);
		expect(limiter.admit(1000).accepted).toBe(true);
		expect(limiter.admit(1099).accepted).toBe(false);
		expect(limiter.admit(1100).accepted).toBe(true);
	});

	it('does not count refused requests', () => {
		const limiter = new Limiter({ requests: 1, perMs: 1000 });
		limiter.admit(0);
		for (let at = 100; at < 1000; at += 100) expect(limiter.admit(at).accepted).toBe(false);
		expect(limiter.admit(1000).accepted).toBe(true);
	});

	it('tells what is left, and on a refusal when to come back', () => {
		const limiter = new Limiter({ requests: 2, perMs: 1500 });
		expect(limiter.admit(0).headers).toEqual({
			'RateLimit-Limit': '2',
			'RateLimit-Remaining': '1',
		});
		limiter.admit(1);
		expect(limiter.admit(2).headers).toMatchObject({
			'RateLimit-Remaining': '0',
			'Retry-After': '2',
		});
	});
});

describe('the limit of the service', () => {
	let session: Session;
	const clock = new ManualClock();

	beforeAll(async () => {
		session = await startSession({ clock, rateLimit: SERVICE_LIMIT });
	});
	afterAll(() => session.emulator.close());

	it('answers 429 with Retry-After at arrival and changes nothing', async () => {
		for (let n = 0; n < 5; n++) await session.call('POST', '/tags', { tag: { tag: `t${n}` } });
		const sixth = await session.call('POST', '/tags', { tag: { tag: 't5' } });
		expect(sixth.status).toBe(429);
		expect(sixth.headers.get('retry-after')).toBe('1');
		expect(session.emulator.account.collection('tags').size).toBe(5);
		expect(session.emulator.journal.worstSecond()).toBe(6);
		clock.advance(1000);
		expect((await session.call('POST', '/tags', { tag: { tag: 't5' } })).status).toBe(201);
	});

	it('counts requests when they arrive, not when they are sent', async () => {
		const late = new ManualClock();
		const slow = await startSession({
			clock: late,
			rateLimit: { requests: 1, perMs: 1000 },
			transitMs: () => 600,
		});
		const answer = slow.call('GET', '/tags');
		while (slow.emulator.journal.count() === 0) {
			late.advance(100);
			await new Promise((resolve) => setImmediate(resolve));
		}
		await answer;
		const [entry] = slow.emulator.journal.entries;
		expect(entry?.at).toBeGreaterThanOrEqual(Date.UTC(2026, 0, 5, 15) + 600);
		await slow.emulator.close();
	});
});
