import type { transport as table } from '../../../emulator/assumptions/transport';
import { needed } from '../client';
import { Inconclusive, seen } from '../outcome';
import type { Probes } from '../probe';
import { limit } from './limit';

type Transport = Probes<typeof table>;

const rateLimitHeaders: Transport['rateLimitHeaders'] = {
	makes: [],
	requests: 1,
	run: async (lab) => {
		const { headers } = needed(await lab.call('GET', '/tags', { query: { limit: '1' } }));
		const [most, left] = [headers.get('ratelimit-limit'), headers.get('ratelimit-remaining')];
		if (most !== null && left !== null) return seen('sent', `RateLimit-Limit: ${Number(most)}`);
		if (most === null && left === null) {
			const other = [...headers.keys()].filter((name) => /rate-?limit/.test(name));
			return seen(
				'notSent',
				other.length > 0 ? `others are sent: ${other.join(', ')}` : 'none is sent',
			);
		}
		throw new Inconclusive('only one of the two headers is sent');
	},
};

/** Only a read: what a slash does to a DELETE is not tried. */
const trailingSlash: Transport['trailingSlash'] = {
	makes: [],
	requests: 1,
	run: async (lab) => {
		const { status, json } = await lab.call('GET', '/tags/', { query: { limit: '1' } });
		const evidence = `GET /tags/ answered ${status}`;
		if (status === 200 && Array.isArray(json['tags'])) return seen('ignored', evidence);
		if (status === 404) return seen('idZero', evidence);
		throw new Inconclusive(evidence);
	},
};

const webhooksEventsPath: Transport['webhooksEventsPath'] = {
	makes: [],
	requests: 2,
	run: async (lab) => {
		const documented = needed(await lab.call('GET', '/webhook/events'));
		const other = await lab.call('GET', '/webhooks/events');
		const evidence = `GET /webhooks/events answered ${other.status}`;
		if (other.status === 404) return seen('notFound', evidence);
		const same = JSON.stringify(other.json['webhookEvents']);
		if (other.status === 200 && same === JSON.stringify(documented.json['webhookEvents'])) {
			return seen('sameAnswer', evidence);
		}
		throw new Inconclusive(`${evidence} with another body`);
	},
};

export const transport: Transport = {
	...limit,
	rateLimitHeaders,
	trailingSlash,
	webhooksEventsPath,
};
