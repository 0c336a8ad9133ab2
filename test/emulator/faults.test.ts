import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';

import { ManualClock } from './clock';
import { Faults } from './faults';
import { type Session, startSession } from './session';
import type { EmulatorRequest } from './types';

const tag = { tag: { tag: 'vip', tagType: 'contact' } };

describe('faults', () => {
	let session: Session;
	beforeAll(async () => {
		session = await startSession();
	});
	afterAll(() => session.emulator.close());
	beforeEach(() => session.emulator.reset());

	const tags = () => session.emulator.account.collection('tags').size;

	it('answers a planned status as often as told', async () => {
		session.emulator.faults.next({
			kind: 'status',
			status: 503,
			times: 2,
			headers: { 'Retry-After': '3' },
		});
		const statuses = [];
		for (let n = 0; n < 3; n++) statuses.push((await session.call('GET', '/tags')).status);
		expect(statuses).toEqual([503, 503, 200]);
	});

	it('hits only requests that match', async () => {
		session.emulator.faults.next({ kind: 'html502', match: { method: 'POST', path: /tags$/ } });
		expect((await session.call('GET', '/tags')).status).toBe(200);
		const broken = await session.call('POST', '/tags', tag);
		expect(broken.status).toBe(502);
		expect(broken.headers.get('content-type')).toBe('text/html');
		expect(tags()).toBe(0);
	});

	it.each([
		['outagePage', 200, 'We are currently having some issues'],
		['challengePage', 403, 'Just a moment...'],
	] as const)('answers with a page in place of the service: %s', async (kind, status, text) => {
		session.emulator.faults.next({ kind });
		const reply = await session.call('POST', '/tags', tag);
		expect([reply.status, reply.headers.get('content-type'), tags()]).toEqual([
			status,
			'text/html; charset=UTF-8',
			0,
		]);
		expect(reply.text).toContain(text);
		expect(reply.headers.get('cf-mitigated')).toBe(kind === 'challengePage' ? 'challenge' : null);
	});

	it('answers with the page of a proxy, which fetch does not hand over', async () => {
		session.emulator.faults.next({ kind: 'proxyPage' });
		const [answer] = (await once(get(`${session.emulator.url}/api/3/tags`), 'response')) as [
			IncomingMessage,
		];
		answer.resume();
		expect([answer.statusCode, answer.headers['proxy-authenticate']]).toEqual([
			407,
			'Basic realm="proxy"',
		]);
	});

	it('redirects to a login page, as a wrong account name does', async () => {
		const { url, faults } = session.emulator;
		faults.next({ kind: 'loginRedirect', times: Infinity });
		const redirect = await fetch(`${url}/api/3/users/me`, { redirect: 'manual' });
		expect([redirect.status, redirect.headers.get('location')]).toEqual([301, '/login']);
		const followed = await session.call('GET', '/users/me');
		expect([followed.status, followed.text]).toEqual([200, expect.stringContaining('Log in')]);
	});

	it('takes a status, headers and a body of its own', async () => {
		const own = { status: 520, headers: { 'X-Own': 'yes' }, body: 'broken' };
		session.emulator.faults.next({ kind: 'challengePage', ...own });
		const reply = await session.call('GET', '/tags');
		expect([reply.status, reply.headers.get('x-own'), reply.text]).toEqual([520, 'yes', 'broken']);
	});

	it('cuts the connection before the work, or after it', async () => {
		session.emulator.faults.next({ kind: 'resetBefore' });
		await expect(session.call('POST', '/tags', tag)).rejects.toThrow();
		expect(tags()).toBe(0);
		session.emulator.faults.next({ kind: 'resetAfter' });
		await expect(session.call('POST', '/tags', tag)).rejects.toThrow();
		expect(tags()).toBe(1);
		expect(
			session.emulator.journal.entries.map(({ faulted, status }) => [faulted, status]),
		).toEqual([
			['resetBefore', 0],
			['resetAfter', 0],
		]);
	});

	it('cuts a body short, or leaves it out', async () => {
		session.emulator.faults.next({ kind: 'truncated' });
		await expect(session.call('GET', '/users/me')).rejects.toThrow();
		session.emulator.faults.next({ kind: 'empty' });
		const empty = await session.call('POST', '/tags', tag);
		expect([empty.status, empty.text, tags()]).toEqual([200, '', 1]);
	});

	it('keeps an answer back on the clock of the emulator', async () => {
		const clock = new ManualClock();
		const slow = await startSession({ clock });
		slow.emulator.faults.next({ kind: 'slow', delayMs: 60_000 });
		let answered = false;
		const answer = slow.call('POST', '/tags', tag).then((reply) => {
			answered = true;
			return reply;
		});
		while (slow.emulator.account.collection('tags').size === 0) {
			await new Promise((resolve) => setTimeout(resolve, 5));
		}
		expect(answered).toBe(false);
		clock.advance(60_000);
		expect((await answer).status).toBe(201);
		await slow.emulator.close();
	});
});

describe('random faults', () => {
	const request = { method: 'GET', path: '/' } as EmulatorRequest;
	const draw = (seed: number) => {
		const faults = new Faults();
		faults.random({ seed, rate: 0.2, kinds: ['html502', 'resetAfter'] });
		return Array.from({ length: 500 }, () => faults.take(request)?.kind ?? '-');
	};

	it('are the same for the same seed', () => {
		expect(draw(7)).toEqual(draw(7));
		expect(draw(7)).not.toEqual(draw(8));
	});

	it('come at about the rate', () => {
		const hits = draw(7).filter((kind) => kind !== '-').length;
		expect(hits).toBeGreaterThan(60);
		expect(hits).toBeLessThan(140);
	});
});
