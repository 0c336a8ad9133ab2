import { SERVICE_LIMIT } from '../limiter';
import { request } from '../session';
import { eachPosition, type Cases, type World } from './positions';
import type { transport } from './transport';

const tags = async ({ call }: World) => (await call('GET', '/tags')).status;

const times = async (n: number, send: () => Promise<number>) => {
	const statuses = [];
	for (let sent = 0; sent < n; sent++) statuses.push(await send());
	return statuses;
};

/** Moves to the start of a second of the clock, plus so many milliseconds. */
const toSecond = ({ clock }: World, plus: number) =>
	clock.advance(1000 - (clock.now() % 1000) + 2000 + plus);

const refusal = async (world: World) => {
	await times(5, () => tags(world));
	return await world.call('GET', '/tags');
};

const cases: Cases<typeof transport> = {
	limitWindow: {
		act: async (world) => {
			toSecond(world, 900);
			await times(5, () => tags(world));
			world.clock.advance(100);
			return await tags(world);
		},
		gives: { sliding: 429, fixed: 200 },
	},
	refusedRequests: {
		act: async (world) => {
			toSecond(world, 0);
			await times(5, () => tags(world));
			world.clock.advance(500);
			await times(5, () => tags(world));
			world.clock.advance(500);
			return await tags(world);
		},
		gives: { doNotCount: 200, count: 429 },
	},
	forbiddenRequests: {
		act: async (world) => {
			await times(5, async () => {
				return (await request(world.emulator, 'GET', '/api/3/tags', undefined, {})).status;
			});
			return await tags(world);
		},
		gives: { count: 429, doNotCount: 200 },
	},
	overLimit: {
		act: async (world) => (await refusal(world)).status,
		gives: { status429: 429, status503: 503 },
	},
	rateLimitHeaders: {
		act: async ({ call }) => {
			const { headers } = await call('GET', '/tags');
			return [headers.get('ratelimit-limit'), headers.get('ratelimit-remaining')];
		},
		gives: { sent: ['5', '4'], notSent: [null, null] },
	},
	retryAfter: {
		act: async (world) => (await refusal(world)).headers.get('retry-after'),
		gives: { sent: '1', notSent: null },
	},
	trailingSlash: {
		act: async ({ call, emulator }) => {
			emulator.seed.tags(1);
			const read = await call('GET', '/tags/');
			const removed = await call('DELETE', '/tags/');
			return [read.status, removed.status, removed.json['message']];
		},
		gives: {
			ignored: [200, 404, 'No Result found for Tag with id 0'],
			idZero: [404, 404, 'No Result found for Tag with id 0'],
		},
	},
	webhooksEventsPath: {
		act: async ({ call }) => {
			const asked = await call('GET', '/webhooks/events');
			const documented = await call('GET', '/webhook/events');
			return [asked.status, asked.text === documented.text];
		},
		gives: { sameAnswer: [200, true], notFound: [404, false] },
	},
};

describe('beliefs about limit, headers and paths', () =>
	eachPosition<typeof transport>(cases, { rateLimit: SERVICE_LIMIT }));
