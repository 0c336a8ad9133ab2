import { decode } from '../../nodes/ActiveCampaign/core/client/decode';
import type { Outcome } from '../../nodes/ActiveCampaign/core/client/exchange';
import { explain } from '../../nodes/ActiveCampaign/core/client/explain';
import { outcomeUnknown } from '../../nodes/ActiveCampaign/core/client/retry';
import { ask } from './memoryClient';

import errors from '../contract/errors.json';

type Ending = Exclude<Outcome, { kind: 'answer' | 'cancelled' }>;

function ending(status: number, body: unknown, headers = {}): Ending {
	const outcome = decode({ status, headers, body });
	if (outcome.kind === 'answer' || outcome.kind === 'cancelled') throw new Error('Not a failure');
	return outcome;
}
const lost = (reason: string, sent = true): Ending => ({ kind: 'lost', sent, reason });
const tell = (outcome: Ending, repeatable = true) =>
	explain(outcome, ask('POST', '/tags', { repeatable }), { sent: 1, throttledMs: 0 });

const documented = Object.values(errors)
	.flatMap((answers) => answers as Array<{ status: number; body?: unknown }>)
	.map(({ status, body }) => ending(status, body));
const others = [
	...[301, 400, 401, 402, 403, 404, 405, 408, 409, 422, 429, 500, 502, 503, 504].map((status) =>
		ending(status, ''),
	),
	ending(502, '<html><h1>Bad Gateway</h1></html>'),
	ending(200, '<!doctype html><title>Log in</title>'),
	ending(200, { succeeded: 0, message: 'Campaign could not be deleted' }),
	ending(200, { result_code: 0 }),
	ending(301, '', { location: 'https://other.example.com/api/3/tags' }),
	lost('TRUNCATED'),
	...['ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'CONNECTION_LOST'].map((reason) => lost(reason)),
	...['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH'].map((reason) =>
		lost(reason, false),
	),
];
const all = [...documented, ...others].map(
	(outcome) => [JSON.stringify(outcome), outcome] as const,
);

it.each(all)('tells what happened and what to do: %s', (_, outcome) => {
	for (const repeatable of [true, false]) {
		const { message, facts } = tell(outcome, repeatable);
		expect(message).toMatch(/^\S.*\S$/);
		expect(message).not.toMatch(/undefined|null|NaN|\[object|cluster-private/);
		expect(facts.description).toMatch(/^[A-Z].*[a-z)]$/);
		expect(facts.description).toMatch(
			/\b(check|choose|copy|fill in|give|log in|look|run|try|use|wait|lacks)\b/i,
		);
		expect(message).not.toMatch(/\bSubscriber|CustomerAccount|DealGroup\b/);
	}
});

it.each(all)('warns of a change only when it may have been made: %s', (_, outcome) => {
	for (const repeatable of [true, false]) {
		const { message, facts } = tell(outcome, repeatable);
		const expected = !repeatable && outcomeUnknown(outcome);
		expect(/may have been made/.test(message)).toBe(expected);
		expect(facts.mayHaveHappened === true).toBe(expected);
	}
});

it.each([
	[403, { message: 'Forbidden' }, 'ActiveCampaign refused the API key'],
	[403, '', 'ActiveCampaign refused the API key'],
	[401, 'Unauthorized', 'ActiveCampaign refused the API key'],
	[
		403,
		{ errors: [{ status: 403, title: 'Forbidden', detail: 'You may not view lists.' }] },
		'Forbidden: You may not view lists.',
	],
	[402, '', 'The ActiveCampaign account is not active'],
	[404, { message: 'No Result found for Subscriber with id 9' }, 'There is no contact with ID 9'],
	[403, { message: 'No Result found for _List with id 7' }, 'There is no list with ID 7'],
	[404, { message: 'No Result found for DealGroup with id 0' }, 'There is no pipeline with ID 0'],
	[
		404,
		{ message: 'No Result found for AddressGroup with id ' },
		'There is no address group with ID (empty)',
	],
	[422, { errors: [{ title: 'A.', detail: 'why' }, { title: 'B' }] }, 'A: why; B'],
	[422, '', 'ActiveCampaign refused this (status 422)'],
	[500, 'Server Error', 'ActiveCampaign had a problem of its own (status 500): Server Error'],
	[200, '<!doctype html>', 'ActiveCampaign had a problem of its own (status 502)'],
	[429, '', 'The ActiveCampaign account is over its limit of requests'],
])('says of %s %j: %s', (status, body, message) => {
	expect(tell(ending(status, body)).message).toBe(message);
});

it.each(['The tag "Series" is taken', 'Constructor is required', 'No "Subscriber" in __proto__'])(
	'leaves the words of the user alone: %s',
	(title) => {
		expect(tell(ending(422, { message: title })).message).toBe(title);
	},
);

it.each([
	['duplicate', /Create or Update/],
	['email_invalid', /email address/],
	['field_missing', /Fill in/],
	['related_missing', /linked item does not exist/],
])('advises on the code %s', (code, advice) => {
	const { facts } = tell(ending(422, { errors: [{ title: 'A', code }] }));
	expect(facts.description).toMatch(advice);
	expect(facts.code).toBe(code);
});

it('gives what is known beside the sentence', () => {
	const body = {
		errors: [{ title: 'A', code: 'x', source: { pointer: '/data/attributes/email' } }],
	};
	const outcome = ending(422, body, { 'retry-after': '7' });
	const effort = { sent: 3, throttledMs: 0 };
	expect(explain(outcome, ask('PUT', '/tags/1'), effort).facts).toMatchObject({
		status: 422,
		code: 'x',
		field: 'email',
		attempts: 3,
		retryAfterMs: 7000,
	});
	expect(tell(lost('ECONNRESET')).facts).toMatchObject({ code: 'ECONNRESET' });
	expect(tell(lost('ECONNRESET')).facts).not.toHaveProperty('status');
});

it('says when to come back', () => {
	expect(tell(ending(429, '', { 'retry-after': '61' })).facts.description).toMatch(/in 61 seconds/);
	expect(tell(ending(429, '')).facts.description).toMatch(/^Wait a minute/);
});

const key = 'a1b2c3d4e5f6a7b8';
const secretUrl = `https://acme.api-us1.com/admin/api.php?api_key=${key}&api_action=x`;

it.each([
	ending(301, '', { location: secretUrl }),
	ending(302, '', { location: `/login#${key}` }),
	ending(302, '', { location: `https://user:${key}@other.example.com/` }),
	ending(403, { message: `Client error: \`POST ${secretUrl}\` resulted in a \`400 Bad Request\`` }),
	ending(422, { errors: [{ title: 'Failed', detail: `see ${secretUrl}` }] }),
	ending(500, `Error at ${secretUrl}`),
])('%#: shows neither a key nor the query of an address', (outcome) => {
	const failure = tell(outcome);
	const shown = JSON.stringify([failure.message, failure.facts]);
	expect(shown).not.toContain(key);
	expect(shown).not.toMatch(/https?:[^\s"]*[?#]/);
});

it('is short enough to be read, however much the service says', () => {
	const titles = Array.from({ length: 500 }, (_, index) => ({ title: `Problem ${index}` }));
	for (const body of [{ errors: titles }, { message: 'x'.repeat(1e6) }, 'y'.repeat(1e6)]) {
		for (const status of [422, 500]) {
			expect(tell(ending(status, body)).message.length).toBeLessThan(2500);
		}
	}
});
