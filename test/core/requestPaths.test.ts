import fc from 'fast-check';
import { segments } from '../../nodes/ActiveCampaign/core/client/route';
import type { Operation } from '../../nodes/ActiveCampaign/core/descriptor';
import { Failure } from '../../nodes/ActiveCampaign/core/failure';
import { text } from '../../nodes/ActiveCampaign/core/form/fields';
import { buildRequest } from '../../nodes/ActiveCampaign/core/run/request';
import { shorten } from '../../nodes/ActiveCampaign/core/values';

const read: Operation = {
	name: 'Get',
	action: 'Get a tag',
	description: 'Get a tag',
	docs: 'retrieve-a-tag',
	route: 'GET /contacts/{id}/tags',
	fields: [text('id', 'Contact ID', '', { required: true, placeholder: 'e.g. 16' })],
};
const pathOf = (id: unknown) => buildRequest(read, { id }).path;

const traversal = ['.', '..', '...', ' .. ', '\t..', '%2e%2e', '%2E.', '%252e%252e'];
const blank = ['', ' ', '\u00a0', '\u2003', '\ufeff', '\u200b', '\u2060', '\u00ad'];
const control = ['\u0000', '1\u0000', '1\n2', '1\r\nX-A: b', '\u007f', '1\u202e2'];
const notText = [true, {}, [], ['1'], NaN, Infinity, 'x'.repeat(501)];
const broken = ['\ud800', 'a\udc00b'];

describe('Path parameters', () => {
	it.each([...traversal, ...blank, ...control, ...notText, ...broken])(
		'refuse the ID %j, naming the field',
		(id) => {
			expect(() => pathOf(id)).toThrow(
				expect.objectContaining({
					name: 'Failure',
					facts: expect.objectContaining({ field: 'Contact ID' }),
				}),
			);
		},
	);

	it.each([
		['12', '12'],
		[12, '12'],
		[' 12 ', '12'],
		['a/b', 'a%2Fb'],
		['../lists', '..%2Flists'],
		['a?b#c', 'a%3Fb%23c'],
		['{id}', '%7Bid%7D'],
		['$&', '%24%26'],
		['Größe 日本', 'Gr%C3%B6%C3%9Fe%20%E6%97%A5%E6%9C%AC'],
		['nathan+a@example.com', 'nathan%2Ba%40example.com'],
		['a.b', 'a.b'],
	])('escape the ID %j', (id, escaped) => {
		expect(pathOf(id)).toBe(`/contacts/${escaped}/tags`);
	});

	it('give an example of an ID in the error message', () => {
		expect(() => pathOf('..')).toThrow(
			expect.objectContaining({
				facts: expect.objectContaining({ description: expect.stringMatching(/for example 16,/) }),
			}),
		);
	});

	it('segments() joins the escaped parts of a path', () => {
		expect(segments('contacts', '1/2', 'tags')).toBe('/contacts/1%2F2/tags');
	});

	it.each([...traversal, '', ' ', '\ud800'])('segments() refuses the part %j', (part) => {
		expect(() => segments('contacts', part, 'contactTags')).toThrow(Failure);
	});

	const anything = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.string({
			unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
		}),
		fc.constantFrom(...traversal, ...blank, ...control, ...broken),
		fc.anything({ withBigInt: true, withDate: true, maxDepth: 2 }),
	);

	it('stay within the segments of the route or throw a Failure, for any ID', () => {
		fc.assert(
			fc.property(anything, (id) => {
				try {
					const { pathname } = new URL(`https://acme.api-us1.com${pathOf(id)}`);
					expect(pathname.split('/')).toHaveLength(4);
					expect(pathname).toMatch(/^\/contacts\/[^/]+\/tags$/);
				} catch (error) {
					expect(error).toBeInstanceOf(Failure);
				}
			}),
			{ numRuns: 500 },
		);
	});

	it('shorten() limits any value to 62 characters', () => {
		fc.assert(
			fc.property(anything, (value) => {
				expect(shorten(value).length).toBeLessThanOrEqual(62);
			}),
		);
	});
});
