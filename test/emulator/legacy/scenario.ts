import { MemoryAccount } from '../account';
import { ManualClock } from '../clock';
import type { EmulatorRequest, EmulatorResponse } from '../types';
import { legacyRoutes } from '.';

export interface Scenario {
	account: MemoryAccount;
	clock: ManualClock;
	emitted: Array<{ event: string; source: string; values: Record<string, unknown> }>;
	/** Calls the handler of a route directly, without a server. */
	call(
		method: EmulatorRequest['method'],
		url: string,
		body?: Record<string, string> | string,
		headers?: Record<string, string>,
	): Promise<EmulatorResponse>;
	/** A v1 call in JSON with the key; gives the result object. */
	v1(action: string, parameters?: Record<string, string>): Promise<Record<string, unknown>>;
}

/** Kinds that the tests count; an account may begin with rows of them. */
const emptied = [
	'automations',
	'campaigns',
	'connections',
	'contacts',
	'dealGroups',
	'dealStages',
	'eventTracking',
	'eventTrackingEvents',
	'fields',
	'lists',
	'messages',
	'segments',
	'siteTracking',
	'siteTrackingDomains',
	'tags',
	'templates',
	'users',
	'webhooks',
];

/** An account with one user on a clock that is stopped at 2026-01-05 10:00 account time. */
export function scenario(): Scenario {
	const clock = new ManualClock();
	const emitted: Scenario['emitted'] = [];
	const account = new MemoryAccount(
		clock,
		'http://localhost:8080',
		'key',
		(event, source, values) => emitted.push({ event, source, values }),
	);
	for (const name of emptied) account.collection(name).clear();
	account
		.collection('users')
		.insert({ username: 'jane', email: 'jane@example.com', firstName: 'Jane' });
	const call: Scenario['call'] = async (method, url, body = '', headers = {}) => {
		const { pathname, searchParams } = new URL(url, 'http://localhost');
		const route = legacyRoutes.find((each) => each.method === method && each.path === pathname);
		if (!route) throw new Error(`No route for ${method} ${pathname}`);
		const rawBody = typeof body === 'string' ? body : new URLSearchParams(body).toString();
		return route.handler(
			{
				method,
				path: pathname,
				params: {},
				query: searchParams,
				headers,
				rawBody,
				body: parsed(rawBody),
				arrivedAt: clock.now(),
			},
			account,
		);
	};
	return {
		account,
		clock,
		emitted,
		call,
		async v1(action, parameters = {}) {
			const url = `/admin/api.php?api_action=${action}&api_output=json&api_key=key`;
			const { body } = await call('POST', url, parameters);
			return Object.fromEntries(Object.entries(Object(body)));
		},
	};
}

function parsed(rawBody: string): unknown {
	return /^\s*[[{]/.test(rawBody)
		? JSON.parse(rawBody)
		: Object.fromEntries(new URLSearchParams(rawBody));
}
