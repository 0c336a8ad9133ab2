import { decode } from '../../nodes/ActiveCampaign/core/client/decode';
import type { Outcome } from '../../nodes/ActiveCampaign/core/client/exchange';
import { explain } from '../../nodes/ActiveCampaign/core/client/explain';
import { outcomeUnknown } from '../../nodes/ActiveCampaign/core/client/retry';
import { ask } from './memoryClient';

import errors from '../contract/errors.json';

type FailedResponse = Exclude<Outcome, { kind: 'answer' | 'cancelled' }>;

function failed(status: number, body: unknown, headers = {}): FailedResponse {
	const outcome = decode({ status, headers, body });
	if (outcome.kind === 'answer' || outcome.kind === 'cancelled') throw new Error('Not a failure');
	return outcome;
}
const lost = (reason: string, sent = true): FailedResponse => ({ kind: 'lost', sent, reason });
const explained = (outcome: FailedResponse, repeatable = true) =>
	explain(outcome, ask('POST', '/tags', { repeatable }), { sent: 1, throttledMs: 0 });

const documented = Object.values(errors)
	.flatMap((answers) => answers as Array<{ status: number; body?: unknown }>)
	.map(({ status, body }) => failed(status, body));
const others = [
	...[301, 400, 401, 402, 403, 404, 405, 408, 409, 422, 429, 500, 502, 503, 504].map((status) =>
		failed(status, ''),
	),
	failed(502, '<html><h1>Bad Gateway</h1></html>'),
	failed(200, '<!doctype html><title>Log in</title>'),
	failed(200, { succeeded: 0, message: 'Campaign could not be deleted' }),
	failed(200, { result_code: 0 }),
	failed(301, '', { location: 'https://other.example.com/api/3/tags' }),
	lost('TRUNCATED'),
	...['ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'CONNECTION_LOST'].map((reason) => lost(reason)),
	...['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH'].map((reason) =>
		lost(reason, false),
	),
];
const all = [...documented, ...others].map(
	(outcome) => [JSON.stringify(outcome), outcome] as const,
);

describe('explain (error messages)', () => {
	it.each(all)('says what happened and what to do: %s', (_, outcome) => {
		for (const repeatable of [true, false]) {
			const { message, facts } = explained(outcome, repeatable);
			expect(message).toMatch(/^\S.*\S$/);
			expect(message).not.toMatch(/undefined|null|NaN|\[object|cluster-private/);
			expect(facts.description).toMatch(/^[A-Z].*[a-z)]$/);
			expect(facts.description).toMatch(
				/\b(check|choose|copy|fill in|give|log in|look|run|try|use|wait|lacks)\b/i,
			);
			expect(message).not.toMatch(/\bSubscriber|CustomerAccount|DealGroup\b/);
		}
	});

	it.each(all)('warns that a change may have happened only when it can have: %s', (_, outcome) => {
		for (const repeatable of [true, false]) {
			const { message, facts } = explained(outcome, repeatable);
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
		[200, '<!doctype html>', 'ActiveCampaign answered with a page or text instead of data'],
		[
			403,
			'<!doctype html>',
			'A firewall or proxy between n8n and ActiveCampaign blocked the request (status 403)',
		],
		[407, '', 'The proxy between n8n and ActiveCampaign wants a login (status 407)'],
		[429, '', 'The ActiveCampaign account is over its limit of requests'],
	])('explains status %s with %j as: %s', (status, body, message) => {
		expect(explained(failed(status, body)).message).toBe(message);
	});

	it.each(['The tag "Series" is taken', 'Constructor is required', 'No "Subscriber" in __proto__'])(
		'leaves the user’s own words as they are: %s',
		(title) => {
			expect(explained(failed(422, { message: title })).message).toBe(title);
		},
	);

	it.each([
		['duplicate', /Create or Update/],
		['email_invalid', /email address/],
		['field_missing', /Fill in/],
		['related_missing', /linked item does not exist/],
	])('gives advice for the code %s', (code, advice) => {
		const { facts } = explained(failed(422, { errors: [{ title: 'A', code }] }));
		expect(facts.description).toMatch(advice);
		expect(facts.code).toBe(code);
	});

	it('adds status, code, field, attempts and Retry-After as facts', () => {
		const body = {
			errors: [{ title: 'A', code: 'x', source: { pointer: '/data/attributes/email' } }],
		};
		const outcome = failed(422, body, { 'retry-after': '7' });
		const effort = { sent: 3, throttledMs: 0 };
		expect(explain(outcome, ask('PUT', '/tags/1'), effort).facts).toMatchObject({
			status: 422,
			code: 'x',
			field: 'email',
			attempts: 3,
			retryAfterMs: 7000,
		});
		expect(explained(lost('ECONNRESET')).facts).toMatchObject({ code: 'ECONNRESET' });
		expect(explained(lost('ECONNRESET')).facts).not.toHaveProperty('status');
	});

	it('says when to try again', () => {
		expect(explained(failed(429, '', { 'retry-after': '61' })).facts.description).toMatch(
			/in 61 seconds/,
		);
		expect(explained(failed(429, '')).facts.description).toMatch(/^Wait a minute/);
	});

	const key = 'a1b2c3d4e5f6a7b8';
	const secretUrl = `https://acme.api-us1.com/admin/api.php?api_key=${key}&api_action=x`;

	it.each([
		failed(301, '', { location: secretUrl }),
		failed(302, '', { location: `/login#${key}` }),
		failed(302, '', { location: `https://user:${key}@other.example.com/` }),
		failed(403, {
			message: `Client error: \`POST ${secretUrl}\` resulted in a \`400 Bad Request\``,
		}),
		failed(422, { errors: [{ title: 'Failed', detail: `see ${secretUrl}` }] }),
		failed(500, `Error at ${secretUrl}`),
	])('%#: shows neither the API key nor the query of a URL', (outcome) => {
		const failure = explained(outcome);
		const shown = JSON.stringify([failure.message, failure.facts]);
		expect(shown).not.toContain(key);
		expect(shown).not.toMatch(/https?:[^\s"]*[?#]/);
	});

	it('limits the length of the message, however much the service says', () => {
		const titles = Array.from({ length: 500 }, (_, index) => ({ title: `Problem ${index}` }));
		for (const body of [{ errors: titles }, { message: 'x'.repeat(1e6) }, 'y'.repeat(1e6)]) {
			for (const status of [422, 500]) {
				expect(explained(failed(status, body)).message.length).toBeLessThan(2500);
			}
		}
	});
});
