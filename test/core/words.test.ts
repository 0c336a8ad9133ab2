import fc from 'fast-check';
import { Failure } from '../../nodes/ActiveCampaign/core/failure';
import { splitList, wordsOf } from '../../nodes/ActiveCampaign/core/words';

describe('wordsOf', () => {
	it.each<[unknown, string[]]>([
		['VIP, Gold', ['VIP', 'Gold']],
		['VIP;Gold', ['VIP', 'Gold']],
		['VIP\r\nGold\n\nNew', ['VIP', 'Gold', 'New']],
		['||VIP||Smith, John||', ['VIP', 'Smith, John']],
		['"Smith, John", VIP', ['Smith, John', 'VIP']],
		['VIP;"a;b"\n"say ""hi"""', ['VIP', 'a;b', 'say "hi"']],
		['5" pipe, "A" team', ['5" pipe', '"A" team']],
		[
			['Smith, John', ' VIP '],
			['Smith, John', 'VIP'],
		],
		[7, ['7']],
		['["VIP","Gold"]', ['VIP', 'Gold']],
		["['VIP', 'Gold']", ['VIP', 'Gold']],
		[' ["Smith, John", 7, null] ', ['Smith, John', '7']],
		[
			['["VIP","Gold"]', 'New'],
			['VIP', 'Gold', 'New'],
		],
		['[Monthly Enews]', ['[Monthly Enews]']],
		['[A], [B]', ['[A]', '[B]']],
		['"[A, B]"', ['[A, B]']],
		['{curly}', ['{curly}']],
		['Undefined, nullable, nan', ['Undefined', 'nullable', 'nan']],
		['Tom & Jerry | R&D', ['Tom & Jerry | R&D']],
		['R&amp;D; Tom &#38; Jerry;R&D;QA', ['R&amp;D', 'Tom &#38; Jerry', 'R&D', 'QA']],
	])('%j is %j', (value, expected) => expect(splitList(value, 'Tags')).toEqual(expected));

	it.each<[unknown]>(
		[
			...[
				'',
				' ',
				'null',
				'[]',
				'[ ]',
				'{}',
				',',
				' ; \n,',
				'""',
				'||||',
				'" "||',
				,
				'[null]',
				'["",[]]',
			],
			...[undefined, null, NaN, [], [null, '', []], ['null'], {}],
		].map((value) => [value]),
	)('%j is nothing', (value) => expect(splitList(value, 'Tags')).toEqual([]));

	it.each<[string, string[], string[]]>([
		['Red, dark, Blue', ['Red, dark', 'Blue'], ['Red, dark', 'Blue']],
		['red,dark ;Blue', ['Red, dark', 'Blue'], ['Red, dark', 'Blue']],
		['a, b, c', ['a', 'a, b', 'b, c'], ['a', 'b, c']],
		['a, b, c', ['a, b', 'b, c'], ['a, b', 'c']],
		['a, b', ['a', 'b', 'a, b'], ['a, b']],
		['"a", b', ['a, b'], ['a', 'b']],
		['R&D; QA, R&D', ['R&D; QA'], ['R&D; QA', 'R&D']],
		['["a", "b"]', ['a, b'], ['a', 'b']],
	])('%j with the names %j is %j', (value, known, expected) =>
		expect(splitList(value, 'Tags', known)).toEqual(expected),
	);

	it.each<[unknown, unknown]>([
		['7, "8"', [{ text: '7' }, { text: '8', stated: 'name' }]],
		[
			[7, '8', '"9"'],
			[{ text: '7' }, { text: '8' }, { text: '9', stated: 'name' }],
		],
		[[{ mode: 'list', value: '7' }], [{ text: '7', stated: 'id' }]],
		[{ mode: 'name', value: ' 7 ' }, [{ text: '7', stated: 'name' }]],
		[[{ mode: 'list', value: '' }], []],
	])('%j states what is an ID and what a name', (value, expected) =>
		expect(wordsOf(value, 'Tags')).toEqual(expected),
	);

	it.each<[unknown]>(
		[
			...['undefined', 'NaN', '[object Object]', 'VIP, [object Object],Gold'],
			...['[object Object],[object Object]', '["VIP","undefined"]', '||VIP||NaN||'],
			['VIP', 'undefined'],
		].map((value) => [value]),
	)('refuses %j: an expression gave no value', (value) => {
		expect(() => splitList(value, 'Tags')).toThrow(
			expect.objectContaining({
				message: expect.stringMatching(/^An expression in Tags gave no value: "/),
				facts: expect.objectContaining({ field: 'Tags' }),
			}),
		);
	});

	it.each<[unknown]>(
		[
			...[{ name: 'VIP' }, '{"name":"VIP"}', '[{"name":"VIP"}]', true, Infinity],
			...['[a, b]', '["VIP", "Gold"', "['it's', 'b']", '{a, b}', '[["VIP"]]'],
			[{ name: 'VIP' }],
			[['VIP']],
		].map((value) => [value]),
	)('refuses %j, naming the field', (value) => {
		expect(() => splitList(value, 'Tags')).toThrow(
			expect.objectContaining({
				message: expect.stringMatching(/^Tags is not valid: /),
				facts: expect.objectContaining({ field: 'Tags' }),
			}),
		);
	});
});

/** A name as people give it, in any script, with separators, quotes and brackets. */
const name = fc
	.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
	.map((text) => text.trim())
	.filter(
		(text) => text !== '' && !/^(null|undefined|NaN|\[object \w+\]|\[\s*\]|\{\s*\})$/.test(text),
	);
const plainName = name.filter((text) => !/[,;\r\n"[\]{}|]/.test(text));
const separator = fc.constantFrom(',', ', ', ';', ' ; ', '\n', '\r\n');

describe('any names', () => {
	it('come back from an array and from JSON, unless they are such text themselves', () => {
		const whole = name.filter((text) => !/^\s*[["{]/.test(text));
		fc.assert(
			fc.property(fc.array(whole), (names) => {
				expect(splitList(names, 'Tags')).toEqual(names);
				expect(splitList(JSON.stringify(names), 'Tags')).toEqual(names);
			}),
		);
	});

	it('come back in quotes, as names', () => {
		const quotable = name.filter((text) => !text.includes('||'));
		fc.assert(
			fc.property(fc.array(quotable, { minLength: 1 }), separator, (names, by) => {
				const text = names.map((one) => `"${one.replace(/"/g, '""')}"`).join(by);
				const expected = names.map((one) => ({ text: one, stated: 'name' }));
				expect(wordsOf(text, 'Tags')).toEqual(expected);
			}),
		);
	});

	it('come back with any separator between them', () => {
		fc.assert(
			fc.property(fc.array(plainName, { minLength: 1 }), separator, (names, by) => {
				expect(splitList(names.join(by), 'Tags')).toEqual(names);
			}),
		);
	});

	it('that are known come back whole, with commas in them', () => {
		const parts = fc.uniqueArray(plainName, {
			minLength: 2,
			maxLength: 6,
			selector: (text) => text.toLocaleLowerCase('en'),
		});
		fc.assert(
			fc.property(parts, fc.integer({ min: 1, max: 3 }), (all, size) => {
				const known: string[] = [];
				for (let at = 0; at < all.length; at += size)
					known.push(all.slice(at, at + size).join(', '));
				expect(splitList(known.join(', '), 'Tags', known)).toEqual(known);
			}),
		);
	});
});

it('a value is read or refused with the name of the field, and no word is what a program leaves', () => {
	const anything = fc.oneof(
		fc.string({ unit: 'grapheme' }),
		fc
			.array(
				fc.constantFrom(
					'a',
					'"',
					',',
					';',
					'[',
					']',
					'{',
					'}',
					'||',
					' ',
					'\n',
					'null',
					'NaN',
					'undefined',
					'[object Object]',
				),
			)
			.map((parts) => parts.join('')),
		fc.jsonValue().map((value) => JSON.stringify(value)),
		fc.anything({ withDate: true, withBigInt: true, withNullPrototype: true }),
	);
	fc.assert(
		fc.property(anything, fc.array(name), (value, known) => {
			try {
				for (const { text, stated } of wordsOf(value, 'Tags', known)) {
					expect(text.trim()).toBe(text);
					expect(text).not.toBe('');
					if (stated !== 'name')
						expect(text).not.toMatch(/^(null|undefined|NaN|\[object \w+\]|\[\s*\]|\{\s*\})$/);
				}
			} catch (failure) {
				if (!(failure instanceof Failure)) throw failure;
				expect(failure.facts.field).toBe('Tags');
			}
		}),
		{ numRuns: 3_000 },
	);
});

it('a text of ten thousand words is read in one pass, with known names too', () => {
	const text = Array.from({ length: 10_000 }, (_, at) => `word ${at}`).join(', ');
	expect(splitList(text, 'Tags', ['word 1, word 2'])).toHaveLength(9_999);
});
