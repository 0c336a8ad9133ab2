import fc from 'fast-check';
import { decode, problemsIn, retryAfter } from '../../nodes/ActiveCampaign/core/client/decode';

import errors from '../contract/errors.json';

const reply = (status: number, body: unknown, headers = {}) => decode({ status, headers, body });
const titles = (body: unknown) => problemsIn(body).map(({ title }) => title);

describe('answers', () => {
	it.each([
		[200, { contact: { id: '1' } }],
		[201, { tag: {} }],
		[202, {}],
		[200, []],
		[200, { success: 1 }],
		[200, { success: ['12', '13'], failure: [] }],
		[200, { succeeded: 1 }],
		[200, { result_code: 1 }],
	])('takes %s %j as it is', (status, body) => {
		expect(reply(status, body)).toEqual({ kind: 'answer', status, body });
	});

	it.each(['', '  \n', undefined, null])('takes the empty body %j as an empty object', (body) => {
		expect(reply(200, body)).toEqual({ kind: 'answer', status: 200, body: {} });
	});

	it('keeps plain text: bulk deletes and tracking code come so', () => {
		expect(reply(200, 'Delete successful')).toMatchObject({
			kind: 'answer',
			body: 'Delete successful',
		});
		expect(reply(200, '<script>track()</script>')).toMatchObject({ kind: 'answer' });
	});

	it('takes the legacy “Nothing is returned” as an empty list', () => {
		const body = { result_code: 0, result_message: 'Failed: Nothing is returned' };
		expect(reply(200, body).kind).toBe('answer');
	});
});

describe('failures with status 200', () => {
	it.each([
		{ succeeded: 0, message: 'Campaign could not be deleted' },
		{ success: 0, message: 'Event name is missing' },
		{ success: false, message: 'No' },
		{ result_code: 0, result_message: 'Contact does not exist' },
		{ result_code: '0', result_message: 'Contact does not exist' },
	])('finds the failure in %j', (body) => {
		expect(reply(200, body)).toMatchObject({
			kind: 'refusal',
			problems: [{ title: body.message ?? body.result_message }],
		});
	});

	it.each([
		'<!DOCTYPE html><html><body>Maintenance</body></html>',
		'\n<html><title>502</title></html>',
		'\uFEFF<!doctype html>',
	])('takes a web page for a failure of the server: %j', (body) => {
		expect(reply(200, body)).toMatchObject({ kind: 'refusal', status: 502 });
	});

	it.each([
		'<?xml version="1.0" encoding="utf-8"?><root><error>You are not authorized to access this file</error></root>',
		'<root><error>You are not authorized to access this file</error></root>',
		'<?xml version="1.0"?>\n<contact_view>\n<result_code>0</result_code><result_message>Failed</result_message></contact_view>',
		'a:3:{s:11:"result_code";i:0;s:14:"result_message";s:6:"Failed";s:13:"result_output";s:9:"serialize";}',
	])('finds the failure in the legacy text %j', (body) => {
		expect(reply(200, body)).toMatchObject({ kind: 'refusal', problems: [{}] });
	});

	it.each(['{"contact":{"id":"1"', '[{"id":1},', ' {"a'])(
		'takes JSON that broke off as lost, its work unknown: %j',
		(body) => {
			expect(reply(200, body)).toEqual({ kind: 'lost', sent: true, reason: 'TRUNCATED' });
		},
	);
});

describe('what was wrong', () => {
	it.each([
		[{ message: 'Forbidden' }, ['Forbidden']],
		[{ errors: [{ title: 'A', detail: 'why' }, { title: 'B' }] }, ['A', 'B']],
		[{ errors: [{ status: 404, title: 'Not Found' }] }, ['Not Found']],
		[{ errors: ['one', 'two'] }, ['one', 'two']],
		[{ errors: 'text' }, ['text']],
		[{ errors: [{ detail: 'only a detail' }] }, ['only a detail']],
		[{ errors: { email: ['is wrong', 'is short'] } }, ['is wrong', 'is short']],
		[{ error: 'text' }, ['text']],
		[{ message: 'Not allowed', errors: [] }, ['Not allowed']],
		[{ message: 'Failed', error: 'A reason' }, ['Failed']],
		[{}, []],
		[null, []],
	])('reads %j', (body, expected) => {
		expect(titles(body)).toEqual(expected);
	});

	it('reads bare text, and a web page without its tags', () => {
		expect(reply(404, 'Campaign not found')).toMatchObject({
			problems: [{ title: 'Campaign not found' }],
		});
		const page = '<html><script>x()</script><h1>Bad&nbsp;Gateway</h1></html>';
		expect(reply(502, page)).toMatchObject({ problems: [{ title: 'Bad&nbsp;Gateway' }] });
	});

	it.each([
		[{ pointer: '/data/attributes/email' }, 'email'],
		[{ parameter: 'contactTag.tag' }, 'tag'],
		[{ type: 'pointer', value: '/data/fields/name' }, 'name'],
		[{}, undefined],
	])('finds the member in the source %j', (source, member) => {
		expect(problemsIn({ errors: [{ title: 'A', source }] })[0]?.member).toBe(member);
	});

	it.each([
		[{ code: 'duplicate' }, 'duplicate'],
		[{ code: 422 }, '422'],
		[{ error: 'field_missing', code: 'other' }, 'field_missing'],
	])('finds the code in %j', (error, code) => {
		expect(problemsIn({ errors: [{ title: 'A', ...error }] })[0]?.code).toBe(code);
	});

	it('names every reason of the importer in words', () => {
		const failureReasons = ['too many', { contact: 0, failureReason: 'Email is wrong' }];
		const [problem] = problemsIn({ success: 0, message: 'Not queued', failureReasons });
		expect(problem).toEqual({
			title: 'Not queued',
			detail: 'too many; row 1: Email is wrong',
			rows: [{ row: 0, reason: 'Email is wrong' }],
		});
	});

	const bodies = Object.entries(errors).flatMap(([operation, answers]) =>
		(answers as Array<{ status: number; body?: unknown }>).map(
			({ status, body }) => [operation, status, body] as const,
		),
	);

	it.each(bodies)('reads the documented failure of %s, status %s', (_, status, body) => {
		const outcome = reply(status, body);
		if (outcome.kind !== 'refusal') throw new Error(`Not a refusal: ${outcome.kind}`);
		if (body === undefined || body === '') return;
		expect(outcome.problems.length).toBeGreaterThan(0);
		for (const { title } of outcome.problems) expect(title.trim()).not.toBe('');
	});
});

describe('the limit', () => {
	it.each([
		[429, { message: 'API rate limit exceeded' }, true],
		[429, '', true],
		[400, { success: 0, message: 'Rate limit exceeded.', failureReasons: ['Up to 100'] }, true],
		[400, { message: 'Some rate limit exceeded' }, false],
		[422, { message: 'Rate limit exceeded.' }, false],
		[403, { message: 'Forbidden' }, false],
	])('status %s with %j is over the limit: %s', (status, body, limited) => {
		expect(reply(status, body)).toMatchObject({ kind: 'refusal', limited });
	});

	const now = Date.parse('2026-05-01T10:00:00Z');

	it.each([
		['30', 30_000],
		[30, 30_000],
		['0', 0],
		['1.5', 1500],
		[' 7 ', 7000],
		['Fri, 01 May 2026 10:00:20 GMT', 20_000],
		['Fri, 01 May 2026 09:00:00 GMT', 0],
		['', undefined],
		[undefined, undefined],
		[null, undefined],
		['soon', undefined],
		['soon 5', undefined],
		['-5', undefined],
		['1, 2', undefined],
		['1e3', undefined],
		['NaN', undefined],
		[{}, undefined],
		['9'.repeat(400), undefined],
	])('reads Retry-After %j as %s milliseconds', (header, milliseconds) => {
		expect(retryAfter(header, now)).toBe(milliseconds);
	});
});

it('tells where a redirect points and does not take it for an answer', () => {
	const outcome = reply(301, '', { location: 'https://other.example.com/' });
	expect(outcome).toMatchObject({ kind: 'refusal', location: 'https://other.example.com/' });
});

describe('whatever comes', () => {
	/** Members that decoding looks at, with what JSON can hold in their place. */
	const member = fc.constantFrom(
		...['errors', 'error', 'message', 'detail', 'title', 'code', 'source', 'pointer', 'data'],
		...['result_code', 'result_message', 'success', 'succeeded', 'failureReasons', 'contact'],
		...['__proto__', 'constructor', 'toString', 'valueOf', 'toJSON', 'length', '0'],
	);
	const { json: answers } = fc.letrec((tie) => ({
		json: fc.oneof(
			{ depthSize: 'small', withCrossShrink: true },
			fc.constantFrom(0, 1, '0', '', ' ', false, true, null, 'Nothing is returned', -1, 1e300),
			fc.string({ unit: 'binary' }),
			fc.array(tie('json'), { maxLength: 4 }),
			fc.array(fc.tuple(member, tie('json')), { maxLength: 6 }).map(asParsed),
		),
	}));

	/** As JSON.parse gives it, where `__proto__` is a member like any other. */
	function asParsed(pairs: Array<[string, unknown]>): unknown {
		const members = pairs.map(
			([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`,
		);
		return JSON.parse(`{${members.join()}}`);
	}

	const body = fc.oneof(
		answers,
		fc.array(fc.tuple(member, answers)).map(asParsed),
		fc.anything({ maxDepth: 2 }),
		fc.string({ unit: 'binary' }),
	);
	const headers = fc.dictionary(
		fc.constantFrom('retry-after', 'ratelimit-limit', 'ratelimit-remaining', 'location'),
		fc.oneof(fc.string(), fc.integer(), fc.array(fc.string()), fc.constant(null)),
	);

	it('is decoded without a throw, to words that fit into a message', () => {
		fc.assert(
			fc.property(fc.integer({ min: 100, max: 599 }), headers, body, (status, given, sent) => {
				const outcome = reply(status, sent, given);
				expect(['answer', 'refusal', 'lost']).toContain(outcome.kind);
				if (outcome.kind !== 'refusal') return;
				for (const { title, code, member: about } of outcome.problems) {
					expect(title.trim()).not.toBe('');
					expect(['string', 'undefined']).toContain(typeof code);
					expect(['string', 'undefined']).toContain(typeof about);
				}
				expect(outcome.retryAfterMs ?? 0).toBeGreaterThanOrEqual(0);
			}),
			{ numRuns: 2_000 },
		);
		expect(Object.keys(Object.prototype)).toEqual([]);
	});

	it('is a refusal where its message is an object with the names of JavaScript', () => {
		const body = { result_code: 0, result_message: { toString: 1, valueOf: null } };
		expect(reply(200, body)).toMatchObject({ kind: 'refusal', problems: [] });
	});

	it('is decoded however deep it is nested', () => {
		const brackets = 100_000;
		for (const [open, close] of [
			['[', ']'],
			['{"errors":', '}'],
			['{"a":', '}'],
		] as const) {
			const deep = JSON.parse(`${open.repeat(brackets)}1${close.repeat(brackets)}`) as unknown;
			expect(reply(422, { errors: deep, message: 'Refused' })).toMatchObject({
				kind: 'refusal',
				problems: [{ title: 'Refused' }],
			});
			expect(reply(200, deep).kind).toBe('answer');
		}
	});
});

it('cuts what would not fit into a message, wherever it stands', () => {
	const long = 'x'.repeat(1e6);
	for (const body of [long, { message: long }, { errors: [long] }, { errors: long }]) {
		expect(problemsTitle(reply(400, body)).length).toBeLessThanOrEqual(2000);
	}
});

it.each([
	'<',
	'<?xml ',
	'<?xml><',
	'<?xml>  ',
	'a:',
	'a:1',
	'a:1:{',
	'<script',
	'<script>',
	' ',
	'{',
])('reads a million characters of %j in no time', (piece) => {
	const long = piece + piece.slice(-1).repeat(1e6);
	const started = performance.now();
	for (const text of [piece.repeat(1e6 / piece.length), long]) {
		for (const status of [200, 400, 500]) {
			reply(status, text);
			reply(status, { errors: [text], message: text });
		}
	}
	expect(performance.now() - started).toBeLessThan(1000);
});

function problemsTitle(outcome: ReturnType<typeof decode>): string {
	return outcome.kind === 'refusal' ? (outcome.problems[0]?.title ?? '') : '';
}
