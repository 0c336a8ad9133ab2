import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'node:querystring';
import fc from 'fast-check';
import { itemOf } from '../../nodes/ActiveCampaign/trigger/item';
import { nested } from '../../nodes/ActiveCampaign/trigger/payload';
import { fingerprint } from '../../nodes/ActiveCampaign/trigger/fingerprint';
import { webhookEvents } from '../../nodes/ActiveCampaign/resources/webhookEvents';

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
