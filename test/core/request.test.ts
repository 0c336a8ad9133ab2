import type { Route } from '../../nodes/ActiveCampaign/core/client/exchange';
import type { Field, Operation } from '../../nodes/ActiveCampaign/core/descriptor';
import { Failure } from '../../nodes/ActiveCampaign/core/failure';
import {
	additionalFields,
	amount,
	choice,
	clearWhenEmpty,
	flag,
	json,
	number,
	options,
	required,
	several,
	sort,
	text,
	updateFields,
} from '../../nodes/ActiveCampaign/core/form/fields';
import { buildRequest } from '../../nodes/ActiveCampaign/core/run/request';
import type { Row } from '../../nodes/ActiveCampaign/core/values';

const operation = (route: Route, fields: Field[], more: Partial<Operation> = {}): Operation => ({
	name: 'Create',
	action: 'Create a tag',
	description: 'Create a tag',
	docs: 'create-a-new-tag',
	route,
	fields,
	...more,
});
const t = (name: string, more: Partial<Field> = {}) => text(name, name.toUpperCase(), '', more);

describe('buildRequest', () => {
	describe('placement', () => {
		it('puts path parameters into the path and the rest of a read into the query', () => {
			const read = operation('GET /contacts/{contact}/tags/{tag}', [
				t('contact'),
				t('tag'),
				t('q'),
			]);
			expect(buildRequest(read, { contact: 12, tag: ' a/b ', q: 'x' })).toEqual({
				api: 'v3',
				method: 'GET',
				path: '/contacts/12/tags/a%2Fb',
				query: { q: 'x' },
				repeatable: true,
			});
		});

		it('puts the rest of a write into the body, inside the envelope', () => {
			const write = operation('PUT /tags/{tag}', [t('tag'), t('name', { sendAs: 'tag' })], {
				wrap: 'tag',
			});
			expect(buildRequest(write, { tag: '3', name: 'VIP' })).toMatchObject({
				path: '/tags/3',
				query: {},
				body: { tag: { tag: 'VIP' } },
			});
		});

		it.each([
			[undefined, { a: '1', b: '2' }],
			['tag', { tag: { a: '1' }, b: '2' }],
			['data[]', { data: [{ a: '1' }], b: '2' }],
			['[]', [{ a: '1' }]],
		])('wraps the body in %j', (wrap, body) => {
			const fields = [t('a'), t('b', { place: 'besideEnvelope' })];
			const more = wrap === undefined ? {} : { wrap };
			expect(buildRequest(operation('POST /tags', fields, more), { a: '1', b: '2' }).body).toEqual(
				body,
			);
		});

		it('sends the fields of a delete in the query', () => {
			const gone = operation('DELETE /tags/{tag}', [t('tag'), t('force')], { fixed: { soft: 1 } });
			const request = buildRequest(gone, { tag: '3', force: 'yes' });
			expect(request.query).toEqual({ force: 'yes', soft: 1 });
			expect(request).not.toHaveProperty('body');
		});

		it('follows the `place` of a field', () => {
			const fields = [t('a', { place: 'query' }), t('b')];
			expect(buildRequest(operation('POST /tags', fields), { a: '1', b: '2' })).toMatchObject({
				query: { a: '1' },
				body: { b: '2' },
			});
		});

		it('nests members at dots, but not inside brackets', () => {
			const fields = [
				t('a', { sendAs: 'x.y' }),
				t('b', { sendAs: 'x.z' }),
				t('c', { sendAs: 'f[x.y]' }),
			];
			expect(buildRequest(operation('POST /tags', fields), { a: 1, b: 2, c: 3 }).body).toEqual({
				x: { y: 1, z: 2 },
				'f[x.y]': 3,
			});
		});

		it('always sends fixed members, whatever the user enters', () => {
			const write = operation('POST /lists', [t('status')], { fixed: { status: 1 }, wrap: 'list' });
			expect(buildRequest(write, { status: '2' }).body).toEqual({ list: { status: 1 } });
			const read = operation('GET /lists', [], { fixed: { include: 'x' } });
			expect(buildRequest(read, {}).query).toEqual({ include: 'x' });
		});

		it('does not change its input', () => {
			const values = Object.freeze({
				additionalFields: Object.freeze({ a: Object.freeze(['1']) }),
			});
			const write = operation('POST /tags', [additionalFields(t('a'))]);
			expect(buildRequest(write, values).body).toEqual({ a: ['1'] });
		});
	});

	describe('empty values', () => {
		const write = operation('PUT /tags/{tag}', [
			t('tag'),
			t('top'),
			updateFields(t('a'), t('b'), number('n', 'N', ''), flag('f', 'F', '')),
			options(clearWhenEmpty),
		]);
		const body = (values: Row) => buildRequest(write, { tag: '1', ...values }).body;

		it.each<unknown>([
			...['', '  ', '\n', null, undefined, NaN, [], [''], [null, [' ']], {}],
			...[{ x: '' }, { x: [{ y: null }] }],
		])('does not send %j', (empty) => {
			expect(body({ top: empty, updateFields: { a: empty, b: 'kept' } })).toEqual({ b: 'kept' });
		});

		it('sends zero, false and dates', () => {
			expect(body({ updateFields: { n: 0, f: false } })).toEqual({ n: 0, f: 0 });
			const date = new Date(0);
			expect(body({ updateFields: { a: date } })).toEqual({ a: date });
		});

		it('sends only what was added to a collection, not untouched defaults', () => {
			expect(body({ updateFields: {} })).toEqual({});
		});

		it('sends an added empty field as empty text with Clear When Empty', () => {
			const cleared = { options: { clearWhenEmpty: true } };
			expect(body({ updateFields: { a: '', b: null }, ...cleared })).toEqual({ a: '', b: '' });
			expect(body({ updateFields: { a: undefined }, ...cleared })).toEqual({});
			expect(body({ updateFields: { a: '' }, options: { clearWhenEmpty: false } })).toEqual({});
		});

		it('never clears a path parameter', () => {
			const cleared = { options: { clearWhenEmpty: true } };
			expect(() => buildRequest(write, { tag: '', ...cleared })).toThrow(Failure);
		});

		it('does not send a list that turns out to be empty', () => {
			const list = operation('PUT /tags', [updateFields(several('ids', 'IDs', ''))]);
			expect(buildRequest(list, { updateFields: { ids: ' , ' } }).body).toEqual({});
		});
	});

	describe('required values', () => {
		it.each(['', ' ', null, undefined, []])('names the required field that is %j', (value) => {
			const write = operation('POST /tags', [required(t('name'))]);
			expect(() => buildRequest(write, { name: value })).toThrow(
				expect.objectContaining({
					message: 'NAME is empty',
					facts: expect.objectContaining({
						field: 'NAME',
						description: expect.stringMatching(/NAME/),
					}),
				}),
			);
		});

		it('requires only fields that are shown', () => {
			const when = required(t('when', { showWhen: { kind: ['later'] } }));
			const write = operation('POST /tags', [t('kind'), when]);
			expect(buildRequest(write, { kind: 'now', when: 'left over' }).body).toEqual({ kind: 'now' });
			expect(() => buildRequest(write, { kind: 'later' })).toThrow('WHEN is empty');
		});

		it('shows a field only when all its conditions hold', () => {
			const both = t('c', { showWhen: { a: ['1', '2'], b: [true] } });
			const write = operation('POST /x', [both]);
			expect(buildRequest(write, { a: '2', b: true, c: 'v' }).body).toEqual({ c: 'v' });
			expect(buildRequest(write, { a: '2', b: false, c: 'v' }).body).toEqual({});
			expect(buildRequest(write, { a: '3', b: true, c: 'v' }).body).toEqual({});
		});
	});

	describe('conversion', () => {
		it.each<[Field, unknown, unknown]>([
			[flag('x', 'X', ''), true, 1],
			[flag('x', 'X', ''), false, 0],
			[several('x', 'X', ''), '1, 2,,3 ', ['1', '2', '3']],
			[several('x', 'X', ''), ['a', ' b '], ['a', 'b']],
			[several('x', 'X', ''), 7, ['7']],
			[json('x', 'X', ''), '{"a":[1]}', { a: [1] }],
			[json('x', 'X', ''), { a: 1 }, { a: 1 }],
			[amount('x', 'X', ''), 45.6, 4560],
			[amount('x', 'X', ''), '1,200.50', 120050],
			[amount('x', 'X', ''), 0.29, 29],
			[amount('x', 'X', ''), 3 * 45.6, 13680],
			[amount('x', 'X', ''), '1,50', 150],
			[choice('x', 'X', '', [['a', 'A']]), 'a', 'a'],
			[t('x', { convert: () => undefined }), 'a', undefined],
		])('%#: converts the value of %j', (field, given, sent) => {
			const { body } = buildRequest(operation('POST /x', [field]), { x: given });
			expect((body as Row).x).toEqual(sent);
		});

		it.each<[Field, unknown]>([
			[json('x', 'Label', ''), '{"a":'],
			[several('x', 'Label', ''), { a: 1 }],
			[several('x', 'Label', ''), ['1', { a: 1 }]],
			[amount('x', 'Label', ''), '1.005'],
			[amount('x', 'Label', ''), 1.005],
			[amount('x', 'Label', ''), 1e21],
			[amount('x', 'Label', ''), 1e-7],
			[amount('x', 'Label', ''), '0x10'],
			[amount('x', 'Label', ''), 'ten'],
			[amount('x', 'Label', ''), Infinity],
			[amount('x', 'Label', ''), true],
		])('%#: refuses the value of %j, naming the field', (field, given) => {
			expect(() => buildRequest(operation('POST /x', [field]), { x: given })).toThrow(
				expect.objectContaining({
					name: 'Failure',
					facts: expect.objectContaining({ field: 'Label' }),
				}),
			);
		});

		it('sends a sort as `orders[…]`', () => {
			const read = operation('GET /tags', [sort(['search', 'Name'])]);
			expect(buildRequest(read, { sort: { by: 'search', direction: 'DESC' } }).query).toEqual({
				'orders[search]': 'DESC',
			});
			expect(buildRequest(read, { sort: {} }).query).toEqual({});
		});
	});

	it.each([
		['GET /x', {}, true],
		['PUT /x', {}, true],
		['DELETE /x', {}, true],
		['POST /x', {}, false],
		['PATCH /x', {}, false],
		['POST /x', { repeatable: true }, true],
		['GET /x', { api: 'v1' }, false],
		['GET /x', { api: 'v1', repeatable: true }, true],
		['PUT /x', { repeatable: false }, false],
	] as const)('marks %s %j as repeatable or not', (route, more, repeatable) => {
		expect(buildRequest(operation(route, [], more), {}).repeatable).toBe(repeatable);
	});
});
