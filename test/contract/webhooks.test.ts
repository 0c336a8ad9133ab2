import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'node:querystring';
import fc from 'fast-check';
import { webhookEvents } from '../../nodes/ActiveCampaign/resources/settings/webhookEvents';
import { fingerprint } from '../../nodes/ActiveCampaign/trigger/webhook/fingerprint';
import { itemOf } from '../../nodes/ActiveCampaign/trigger/webhook/deliveryItem';
import { nested } from '../../nodes/ActiveCampaign/trigger/webhook/parseBody';

/** Deliveries as captured or documented, each beside the item that it becomes. */
const folder = path.join(__dirname, 'webhooks');
const names = readdirSync(folder)
	.filter((file) => file.endsWith('.txt'))
	.map((file) => file.replace(/\.txt$/, ''));
const read = (file: string) => readFileSync(path.join(folder, file), 'utf8').trim();

it('there is a delivery for every event', () => {
	const types = new Set(names.map((name) => name.split('.')[0]));
	expect([...types].sort()).toEqual(webhookEvents.map(([event]) => event).sort());
});

describe.each(names)('%s', (name) => {
	const expected = JSON.parse(read(`${name}.json`)) as unknown;

	it('becomes the documented item', () => {
		expect(itemOf(nested(read(`${name}.txt`)))).toEqual(expected);
	});

	it('becomes it from the flat keys of older n8n, too', () => {
		expect(itemOf(nested({ ...parse(read(`${name}.txt`)) }))).toEqual(expected);
	});

	it('cut off anywhere still is an item', () => {
		const text = read(`${name}.txt`);
		for (let length = 0; length < text.length; length += 7) {
			expect(JSON.stringify(itemOf(nested(text.slice(0, length))))).toMatch(/^\{/);
		}
	});
});

describe('whatever comes', () => {
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

	it('is parsed without a throw, pollutes nothing, and is JSON', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(keys, fc.string())), (pairs) => {
				const item = itemOf(nested(new URLSearchParams(pairs).toString()));
				expect(JSON.parse(JSON.stringify(item))).toBeDefined();
				expect(Object.keys(Object.prototype)).toEqual([]);
				expect(Object.getPrototypeOf(item)).toBe(Object.prototype);
			}),
			{ numRuns: 1_000 },
		);
	});

	it('is parsed whatever bytes it has', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
				expect(itemOf(nested(text))).toBeDefined();
			}),
		);
		for (const body of [undefined, null, 1, [], [1], { a: { b: [] } }])
			expect(nested(body)).toBeDefined();
	});

	it('of any size ends soon', () => {
		const many = Array.from({ length: 100_000 }, (_, index) => `contact[fields][${index}]=x`).join(
			'&',
		);
		const started = performance.now();
		expect(Object.keys(nested(many))).toEqual(['contact']);
		nested(`a${'['.repeat(100_000)}${']'.repeat(100_000)}=1`);
		nested(`a${'[b]'.repeat(100_000)}=1`);
		expect(performance.now() - started).toBeLessThan(3_000);
	});

	it('is parsed however its escapes are broken', () => {
		const escapes = fc.constantFrom('%', '%%', '%z', '%zz', '%E0%A4', '%00', '%ff%fe', '%F0%9F%98');
		const piece = fc.oneof(escapes, fc.constantFrom('a', '=', '&', '[', ']', '+', 'contact[id]=1'));
		fc.assert(
			fc.property(fc.array(piece), (pieces) => {
				const item = itemOf(nested(pieces.join('')));
				expect(JSON.parse(JSON.stringify(item))).toBeDefined();
			}),
		);
		expect(nested('a=%zz&contact[first_name]=100%25%&b=%E0%A4')).toEqual({
			a: '%zz',
			contact: { first_name: '100%%' },
			b: '\ufffd',
		});
	});

	it('gives the last of two equal keys, as PHP does, and loses none without an index', () => {
		expect(nested('a=1&a=2&b[c]=1&b[c]=2')).toEqual({ a: '2', b: { c: '2' } });
		const index = fc.constantFrom('', '0', '1', '2', '3', '5');
		fc.assert(
			fc.property(fc.array(index, { minLength: 1, maxLength: 8 }), (given) => {
				// Given indexes once each: only those that the form leaves out may not collide.
				const indexes = given.filter((one, at) => one === '' || given.indexOf(one) === at);
				const sorted = [...indexes].sort((one, other) => Number(one === '') - Number(other === ''));
				const form = sorted.map((one, at) => `a[${one}]=${at}`).join('&');
				expect(Object.values(nested(form).a as object).sort()).toEqual(
					sorted.map((_, at) => String(at)).sort(),
				);
			}),
		);
	});

	it('sent as JSON is cut where no event goes, and pollutes nothing', () => {
		const brackets = 20_000;
		const deep = `${'{"a":'.repeat(brackets)}1${'}'.repeat(brackets)}`;
		const body = JSON.parse(`{"type":"x","contact":${deep},"__proto__":{"admin":true}}`) as object;
		const item = itemOf(nested(body));
		expect(JSON.stringify(item).length).toBeLessThan(200);
		expect(item).not.toHaveProperty('admin');
		const inside = nested({
			contact: JSON.parse('{"__proto__":{"admin":true},"id":"1"}') as object,
		});
		expect(inside).toEqual({ contact: { id: '1' } });
		expect(Object.keys(inside.contact as object)).toEqual(['id']);
	});

	it('comes back as it was nested', () => {
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
				expect(nested(form.toString())).toEqual({ ...row });
			}),
		);
	});
});

it('a fingerprint does not depend on the order of members, but on each of them', () => {
	const text = read('deal_update.captured.txt');
	const pairs = text.split('&');
	expect(fingerprint([...pairs].reverse().join('&'))).toBe(fingerprint(text));
	expect(
		new Set(pairs.map((_, at) => fingerprint(pairs.filter((__, other) => other !== at).join('&'))))
			.size,
	).toBe(pairs.length);
});

it('a tag whose name holds a comma stays one', () => {
	const body = 'type=contact_tag_added&tag=big,+red&contact[tags]=vip,+big,+red,+new';
	expect(itemOf(nested(body))).toMatchObject({ contact: { tags: ['vip', 'new', 'big, red'] } });
});
