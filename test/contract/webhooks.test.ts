import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'node:querystring';
import fc from 'fast-check';
import { webhookEvents } from '../../nodes/ActiveCampaign/resources/settings/webhookEvents';
import { fingerprint } from '../../nodes/ActiveCampaign/trigger/webhook/fingerprint';
import { itemOf } from '../../nodes/ActiveCampaign/trigger/webhook/deliveryItem';
import { parseBody } from '../../nodes/ActiveCampaign/trigger/webhook/parseBody';

/** Deliveries (.txt), each with the item that it becomes (.json), named `event[.variant].origin`. */
const folder = path.join(__dirname, 'webhooks');
const names = readdirSync(folder)
	.filter((file) => file.endsWith('.txt'))
	.map((file) => file.replace(/\.txt$/, ''));
const read = (file: string) => readFileSync(path.join(folder, file), 'utf8').trim();

/** The Webhook step of an automation names no event, and calls any URL that its author gives. */
const withoutEvent = 'automation';

describe('the fixtures of deliveries', () => {
	it('cover exactly the events of the trigger', () => {
		const types = new Set(names.map((name) => name.split('.')[0]));
		expect([...types].sort()).toEqual([...Object.keys(webhookEvents), withoutEvent].sort());
	});
});

describe.each(names)('the delivery %s', (name) => {
	const file = `${name}.json`;
	const expected = existsSync(path.join(folder, file))
		? (JSON.parse(read(file)) as unknown)
		: `no ${file} yet: if the item received here is right, it belongs there`;

	it('becomes the item next to it', () => {
		expect(itemOf(parseBody(read(`${name}.txt`)))).toEqual(expected);
	});

	it('becomes the same item from the flat keys of older n8n', () => {
		expect(itemOf(parseBody({ ...parse(read(`${name}.txt`)) }))).toEqual(expected);
	});

	it('still becomes an item if it is cut off anywhere', () => {
		const text = read(`${name}.txt`);
		for (let length = 0; length < text.length; length += 7) {
			expect(JSON.stringify(itemOf(parseBody(text.slice(0, length))))).toMatch(/^\{/);
		}
	});
});

describe('the parser of deliveries', () => {
	const keys = fc.oneof(
		fc.string(),
		fc
			.array(
				fc.constantFrom(
					'contact',
					'fields',
					'__proto__',
					'constructor',
					'prototype',
					'0',
					'',
					'a]b',
				),
				{
					minLength: 1,
					maxLength: 12,
				},
			)
			.map(([first = '', ...rest]) => first + rest.map((part) => `[${part}]`).join('')),
	);

	it('never throws, pollutes no prototype, and gives JSON', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(keys, fc.string())), (pairs) => {
				const item = itemOf(parseBody(new URLSearchParams(pairs).toString()));
				expect(JSON.parse(JSON.stringify(item))).toBeDefined();
				expect(Object.keys(Object.prototype)).toEqual([]);
				expect(Object.getPrototypeOf(item)).toBe(Object.prototype);
			}),
			{ numRuns: 1_000 },
		);
	});

	it('accepts any bytes and any type of body', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
				expect(itemOf(parseBody(text))).toBeDefined();
			}),
		);
		for (const body of [undefined, null, 1, [], [1], { a: { b: [] } }])
			expect(parseBody(body)).toBeDefined();
	});

	it('ends soon for a body of any size', () => {
		const many = Array.from({ length: 100_000 }, (_, index) => `contact[fields][${index}]=x`).join(
			'&',
		);
		const started = performance.now();
		expect(Object.keys(parseBody(many))).toEqual(['contact']);
		parseBody(`a${'['.repeat(100_000)}${']'.repeat(100_000)}=1`);
		parseBody(`a${'[b]'.repeat(100_000)}=1`);
		expect(performance.now() - started).toBeLessThan(3_000);
	});

	it('accepts broken percent escapes', () => {
		const escapes = fc.constantFrom('%', '%%', '%z', '%zz', '%E0%A4', '%00', '%ff%fe', '%F0%9F%98');
		const piece = fc.oneof(escapes, fc.constantFrom('a', '=', '&', '[', ']', '+', 'contact[id]=1'));
		fc.assert(
			fc.property(fc.array(piece), (pieces) => {
				const item = itemOf(parseBody(pieces.join('')));
				expect(JSON.parse(JSON.stringify(item))).toBeDefined();
			}),
		);
		expect(parseBody('a=%zz&contact[first_name]=100%25%&b=%E0%A4')).toEqual({
			a: '%zz',
			contact: { first_name: '100%%' },
			b: '\ufffd',
		});
	});

	it('takes the last of two equal keys, as PHP does, and loses no member without an index', () => {
		expect(parseBody('a=1&a=2&b[c]=1&b[c]=2')).toEqual({ a: '2', b: { c: '2' } });
		const index = fc.constantFrom('', '0', '1', '2', '3', '5');
		fc.assert(
			fc.property(fc.array(index, { minLength: 1, maxLength: 8 }), (given) => {
				// Given indexes once each: only those that the form leaves out may not collide.
				const indexes = given.filter((one, at) => one === '' || given.indexOf(one) === at);
				const sorted = [...indexes].sort((one, other) => Number(one === '') - Number(other === ''));
				const form = sorted.map((one, at) => `a[${one}]=${at}`).join('&');
				expect(Object.values(parseBody(form).a as object).sort()).toEqual(
					sorted.map((_, at) => String(at)).sort(),
				);
			}),
		);
	});

	it('cuts JSON that is nested deeper than any event, and pollutes no prototype', () => {
		const brackets = 20_000;
		const deep = `${'{"a":'.repeat(brackets)}1${'}'.repeat(brackets)}`;
		const body = JSON.parse(`{"type":"x","contact":${deep},"__proto__":{"admin":true}}`) as object;
		const item = itemOf(parseBody(body));
		expect(JSON.stringify(item).length).toBeLessThan(200);
		expect(item).not.toHaveProperty('admin');
		const inside = parseBody({
			contact: JSON.parse('{"__proto__":{"admin":true},"id":"1"}') as object,
		});
		expect(inside).toEqual({ contact: { id: '1' } });
		expect(Object.keys(inside.contact as object)).toEqual(['id']);
	});

	it('restores a nested object from its bracket keys', () => {
		const words = fc.stringMatching(/^[a-z]{1,8}$/);
		const rows = fc.dictionary(
			words,
			fc.oneof(fc.string(), fc.dictionary(words, fc.string(), { minKeys: 1 })),
		);
		fc.assert(
			fc.property(rows, (row) => {
				const form = new URLSearchParams();
				for (const [name, value] of Object.entries(row)) {
					if (typeof value === 'string') form.append(name, value);
					else
						for (const [inner, text] of Object.entries(value))
							form.append(`${name}[${inner}]`, text);
				}
				expect(parseBody(form.toString())).toEqual({ ...row });
			}),
		);
	});
});

describe('the fingerprint of a delivery', () => {
	it('depends on every member, but not on their order', () => {
		const text = read('deal_update.captured.txt');
		const pairs = text.split('&');
		expect(fingerprint([...pairs].reverse().join('&'))).toBe(fingerprint(text));
		expect(
			new Set(
				pairs.map((_, at) => fingerprint(pairs.filter((__, other) => other !== at).join('&'))),
			).size,
		).toBe(pairs.length);
	});
});

describe('the tags of a delivery', () => {
	it('keep the tag of the event whole if its name contains a comma', () => {
		const body = 'type=contact_tag_added&tag=big,+red&contact[tags]=vip,+big,+red,+new';
		expect(itemOf(parseBody(body))).toMatchObject({
			contact: { tags: ['vip', 'new', 'big, red'] },
		});
	});
});
