import fc from 'fast-check';
import { decode, problemsIn, retryAfter } from '../../nodes/ActiveCampaign/core/client/decode';

import errors from '../contract/errors.json';

const reply = (status: number, body: unknown, headers = {}) => decode({ status, headers, body });
const titles = (body: unknown) => problemsIn(body).map(({ title }) => title);

describe('decode', () => {
	describe('successful responses', () => {
		it.each([
			[200, { contact: { id: '1' } }],
			[201, { tag: {} }],
			[202, {}],
			[200, []],
			[200, { success: 1 }],
			[200, { success: ['12', '13'], failure: [] }],
			[200, { succeeded: 1 }],
			[200, { result_code: 1 }],
		])('returns the body of %s %j unchanged', (status, body) => {
			expect(reply(status, body)).toEqual({ kind: 'answer', status, body });
		});

		it.each(['', '  \n', undefined, null])('reads the empty body %j as an empty object', (body) => {
			expect(reply(200, body)).toEqual({ kind: 'answer', status: 200, body: {} });
		});

		it('keeps plain text, which bulk deletes and the tracking code return', () => {
			expect(reply(200, 'Delete successful')).toMatchObject({
				kind: 'answer',
				body: 'Delete successful',
			});
			expect(reply(200, '<script>track()</script>')).toMatchObject({ kind: 'answer' });
		});

		it('reads the legacy “Nothing is returned” as an empty list', () => {
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
		])('detects the failure in %j', (body) => {
			expect(reply(200, body)).toMatchObject({
				kind: 'refusal',
				problems: [{ title: body.message ?? body.result_message }],
			});
		});

		it.each([
			'<!DOCTYPE html><html><body>Maintenance</body></html>',
			'\n<html><title>502</title></html>',
			'\uFEFF<!doctype html>',
			'<div align="center">We are currently having some issues.</div>',
			'<!-- maintenance --><!DOCTYPE html><html></html>',
			'<?xml version="1.0" encoding="UTF-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml"></html>',
			'<meta http-equiv="refresh" content="0">',
		])('treats a web page as a lost response, outcome unknown: %j', (body) => {
			expect(reply(200, body)).toEqual({ kind: 'lost', sent: true, reason: 'PAGE' });
		});

		it.each([
			'<?xml version="1.0" encoding="utf-8"?><root><error>You are not authorized to access this file</error></root>',
			'<root><error>You are not authorized to access this file</error></root>',
			'<?xml version="1.0"?>\n<contact_view>\n<result_code>0</result_code><result_message>Failed</result_message></contact_view>',
			'a:3:{s:11:"result_code";i:0;s:14:"result_message";s:6:"Failed";s:13:"result_output";s:9:"serialize";}',
		])('detects the failure in the legacy text %j', (body) => {
			expect(reply(200, body)).toMatchObject({ kind: 'refusal', problems: [{}] });
		});

		it.each(['{"contact":{"id":"1"', '[{"id":1},', ' {"a'])(
			'treats truncated JSON as a lost response, outcome unknown: %j',
			(body) => {
				expect(reply(200, body)).toEqual({ kind: 'lost', sent: true, reason: 'TRUNCATED' });
			},
		);
	});

	describe('problems of a refusal', () => {
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
		])('lists the problems in %j', (body, expected) => {
			expect(titles(body)).toEqual(expected);
		});

		it('uses plain text, and the text of a web page, as the problem', () => {
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
		])('reads the member from the source %j', (source, member) => {
			expect(problemsIn({ errors: [{ title: 'A', source }] })[0]?.member).toBe(member);
		});

		it.each([
			[{ code: 'duplicate' }, 'duplicate'],
			[{ code: 422 }, '422'],
			[{ error: 'field_missing', code: 422 }, 'field_missing'],
			[{ error: 'must_be_valid_email_address', code: 'email_invalid' }, 'email_invalid'],
		])('reads the code from %j', (error, code) => {
			expect(problemsIn({ errors: [{ title: 'A', ...error }] })[0]?.code).toBe(code);
		});

		it('joins the failure reasons of the importer into one problem', () => {
			const failureReasons = ['too many', { contact: 0, failureReason: 'Email is wrong' }];
			const [problem] = problemsIn({ success: 0, message: 'Not queued', failureReasons });
			expect(problem).toEqual({
				title: 'Not queued',
				detail: 'too many; contact 0: Email is wrong',
				rows: [{ row: 0, reason: 'Email is wrong' }],
			});
		});

		const bodies = Object.entries(errors).flatMap(([operation, answers]) =>
			(answers as Array<{ status: number; body?: unknown }>).map(
				({ status, body }) => [operation, status, body] as const,
			),
		);

		it.each(bodies)(
			'finds a problem in the documented failure of %s, status %s',
			(_, status, body) => {
				const outcome = reply(status, body);
				if (outcome.kind !== 'refusal') throw new Error(`Not a refusal: ${outcome.kind}`);
				if (body === undefined || body === '') return;
				expect(outcome.problems.length).toBeGreaterThan(0);
				for (const { title } of outcome.problems) expect(title.trim()).not.toBe('');
			},
		);
	});

	describe('rate limit', () => {
		it.each([
			[429, { message: 'API rate limit exceeded' }, true],
			[429, '', true],
			[400, { success: 0, message: 'Rate limit exceeded.', failureReasons: ['Up to 100'] }, true],
			[400, { message: 'Some rate limit exceeded' }, false],
			[422, { message: 'Rate limit exceeded.' }, false],
			[403, { message: 'Forbidden' }, false],
		])('status %s with %j is throttled: %s', (status, body, limited) => {
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
		])('reads Retry-After %j as %s ms', (header, milliseconds) => {
			expect(retryAfter(header, now)).toBe(milliseconds);
		});
	});

	describe('firewalls and proxies', () => {
		const page = '<!DOCTYPE html><html><title>Just a moment...</title></html>';

		it.each([
			[403, page, {}, true],
			[403, page, { 'cf-mitigated': 'challenge' }, true],
			[429, page, { 'retry-after': '1' }, true],
			[503, page, {}, true],
			[407, '', {}, true],
			[200, page, { 'cf-mitigated': 'challenge' }, true],
			[500, page, {}, undefined],
			[502, page, {}, undefined],
			[404, page, {}, undefined],
			[403, { message: 'Forbidden' }, {}, undefined],
			[403, 'Forbidden', {}, undefined],
			[503, '', {}, undefined],
		])(
			'are recognised by status %s, body %j and headers %j: %s',
			(status, body, headers, blocked) => {
				const outcome = reply(status, body, headers);
				expect(outcome.kind === 'refusal' ? outcome.blocked : outcome.kind).toBe(blocked);
			},
		);
	});

	it('treats a redirect as a refusal and keeps its location', () => {
		const outcome = reply(301, '', { location: 'https://other.example.com/' });
		expect(outcome).toMatchObject({ kind: 'refusal', location: 'https://other.example.com/' });
	});

	describe('any response', () => {
		/** Members that decode() reads, and names of JavaScript's own members. */
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

		/** Parsed like a response, so that `__proto__` is an ordinary member. */
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

		it('decodes without throwing, to problems that fit into a message', () => {
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

		it('is a refusal when its message is an object with its own toString', () => {
			const body = { result_code: 0, result_message: { toString: 1, valueOf: null } };
			expect(reply(200, body)).toMatchObject({ kind: 'refusal', problems: [] });
		});

		it('decodes however deeply it is nested', () => {
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

	it('shortens text that would not fit into a message, wherever it is', () => {
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
	])('decodes a million characters of %j within a second', (piece) => {
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
});
