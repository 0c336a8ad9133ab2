import type { ApiRequest } from '../../nodes/ActiveCampaign/core/client/exchange';
import fc from 'fast-check';
import type {
	CustomField,
	FieldSource,
	FieldValue,
} from '../../nodes/ActiveCampaign/core/descriptor';
import { Failure } from '../../nodes/ActiveCampaign/core/failure';
import { mappedValues } from '../../nodes/ActiveCampaign/core/run/customFields';
import { fieldValueOf } from '../../nodes/ActiveCampaign/core/run/fieldEncoding';
import type { Row } from '../../nodes/ActiveCampaign/core/values';
import {
	contactFieldSource,
	fieldSources,
} from '../../nodes/ActiveCampaign/resources/shared/fieldSources';
import { failureOf, memoryClient, ok } from './memoryClient';

const field = (type: string, more: Partial<CustomField> = {}): CustomField => ({
	id: '7',
	title: 'Size',
	type,
	options: [],
	...more,
});

const timeZone = 'Europe/Berlin';

/** What a resource stores of a value, or the failure that refused it. */
function stored(source: string, of: CustomField, value: unknown): { value: unknown } | Failure {
	try {
		const member = sources[source]?.member(of, fieldValueOf(of, value, timeZone)) ?? {};
		// What goes over the wire is JSON.
		const sent = JSON.parse(JSON.stringify(member)) as Row;
		return { value: sent.value ?? sent.fieldValue };
	} catch (failure) {
		if (failure instanceof Failure) return failure;
		throw failure;
	}
}

function expectRefusal(result: unknown): void {
	expect(result).toBeInstanceOf(Failure);
	expect(result).toMatchObject({ facts: { field: 'Size' } });
	expect((result as Failure).message).toMatch(/custom field "Size"|^Size/);
}

/** Options as a contact's field value holds them. */
const options = (value: unknown) => String(value).split('||').slice(1, -1);

const sources: Record<string, FieldSource> = Object.fromEntries(
	fieldSources.map((source) => [source.key, source]),
);
const everySource = Object.keys(sources);
const crm = ['accountFields', 'dealFields'];
const types = [
	...['text', 'textarea', 'hidden', 'NULL', 'number', 'currency', 'date', 'datetime'],
	...['dropdown', 'radio', 'checkbox', 'listbox', 'multiselect', 'multi-select'],
];

const emoji = fc.constantFrom(
	'👩‍👩‍👧‍👦',
	'🏳️‍🌈 flag',
	'שלום עולם',
	'مرحبا، بالعالم',
	'日本語',
	'İ',
	'\u202e',
	'ﬁ',
);
const long = fc.string({ minLength: 10_000, maxLength: 10_000, unit: 'binary' });
const words = fc.oneof(
	{ weight: 6, arbitrary: fc.string({ unit: 'binary' }) },
	{ weight: 4, arbitrary: emoji },
	{
		weight: 4,
		arbitrary: fc.constantFrom('', ' ', '||', '|', 'a||b', 'a|', '|a', 'a,b', ',', ', ,', '||||'),
	},
	{ weight: 2, arbitrary: fc.constantFrom('__proto__', 'constructor', 'toString', 'null') },
	{ weight: 1, arbitrary: long },
);
/** Objects whose members have the names that JavaScript itself calls. */
const traps = fc.constantFrom<unknown>(
	JSON.parse('{"__proto__":{"a":1}}'),
	{ toString: 'x', valueOf: 1 },
	{ toJSON: null },
	[{ toString: 1, valueOf: null }],
	Object.create(null),
	new Date(NaN),
	new Date(0),
	10n ** 30n,
	Symbol('s'),
	() => 1,
);
const deep = fc.integer({ min: 1, max: 1_000 }).map((depth) => {
	let value: unknown = 'x';
	for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { a: value };
	return value;
});
const anything = fc.oneof(
	words,
	fc.array(words),
	traps,
	deep,
	fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true }),
);
const offers = fc.array(words, { maxLength: 5 });

it('takes a value or refuses it with the name of the field, and throws nothing else', () => {
	const given = fc.tuple(
		fc.constantFrom(...everySource),
		fc.constantFrom(...types),
		offers,
		anything,
	);
	fc.assert(
		fc.property(given, ([source, type, offered, value]) => {
			const result = stored(source, field(type, { options: offered }), value);
			if (result instanceof Failure) expectRefusal(result);
			else expect(['string', 'number', 'object']).toContain(typeof result.value);
		}),
		{ numRuns: 2_000 },
	);
});

describe('text', () => {
	it.each(everySource)('of %s is stored as it was given', (source) => {
		fc.assert(
			fc.property(words, (text) => {
				expect(stored(source, field('textarea'), text)).toEqual({ value: text });
			}),
		);
	});

	it('of an array or object can be read back from what is stored', () => {
		const plain = fc.oneof(fc.integer(), fc.boolean(), fc.stringMatching(/^[a-z]{1,9}$/));
		fc.assert(
			fc.property(fc.array(plain, { minLength: 1 }), (list) => {
				expect(stored('contactFields', field('text'), list)).toEqual({ value: list.join(', ') });
			}),
		);
		const structured = fc.oneof(
			fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }),
			fc.array(fc.dictionary(fc.string(), fc.integer(), { minKeys: 1 }), { minLength: 1 }),
			fc.array(fc.array(fc.integer(), { minLength: 1 }), { minLength: 1 }),
		);
		fc.assert(
			fc.property(structured, (value) => {
				const result = stored('contactFields', field('text'), value);
				expect(JSON.parse((result as { value: string }).value)).toEqual(
					JSON.parse(JSON.stringify(value)),
				);
			}),
		);
	});

	it('of a date is the date, without quotes', () => {
		expect(stored('contactFields', field('text'), new Date(0))).toEqual({
			value: '1970-01-01T00:00:00.000Z',
		});
	});
});

describe('numbers', () => {
	const amounts = fc.oneof(
		fc.integer(),
		fc.maxSafeInteger(),
		fc.double({ noNaN: true, noDefaultInfinity: true }),
	);
	/** JavaScript's own text of a number, which may have an exponent or look like thousands. */
	const isPlain = (text: string) => !/e|^-?\d{1,3}\.\d{3}$/.test(text);

	it.each(everySource)('of %s are stored exactly, given as number or text', (source) => {
		fc.assert(
			fc.property(amounts, (amount) => {
				const texts = isPlain(String(amount)) ? [String(amount), ` ${amount} `] : [];
				for (const given of [amount, [amount], ...texts]) {
					const result = stored(source, field('number'), given) as { value: unknown };
					expect(Number(result.value)).toBe(amount + 0);
				}
			}),
		);
	});

	it.each(crm)('of money of %s are stored in cents', (source) => {
		fc.assert(
			fc.property(fc.integer({ min: -1e12, max: 1e12 }), (cents) => {
				const units = (cents / 100).toFixed(2);
				expect(stored(source, field('currency'), units)).toEqual({ value: cents + 0 });
			}),
		);
		expectRefusal(stored(source, field('currency'), 1.7e308));
	});

	it.each([
		...['', 'ten', '1.500', '€ 5', '0x10', '1e3', '1e400', 'Infinity', '12345678901234567890'],
		...[true, [1, 2], { a: 1 }, new Date(0), null],
	])('are not %p', (given) => {
		for (const source of everySource) expectRefusal(stored(source, field('number'), given));
	});

	it.each([
		['00042', 42],
		['+4.50', 4.5],
		['1,50', 1.5],
		['1.500,5', 1500.5],
		['1.5000', 1.5],
		['0.000', 0],
		['123456789012345', 123456789012345],
	])('of %p is %p', (given, amount) => {
		expect(stored('recordFields', field('number'), given)).toEqual({ value: amount });
	});
});

describe('dates', () => {
	const days = fc.date({
		min: new Date('1000-01-02'),
		max: new Date('9999-12-31'),
		noInvalidDate: true,
	});

	it.each(everySource)('of %s keep the day and the moment that is stated', (source) => {
		fc.assert(
			fc.property(days, fc.constantFrom('+05:30', '-11:00'), (date, zone) => {
				const given = date.toISOString().replace('Z', zone);
				const moment = given.replace(/\.\d+/, '');
				expect(stored(source, field('date'), given)).toEqual({ value: given.slice(0, 10) });
				expect(stored(source, field('date'), [given.slice(0, -6)])).toEqual({
					value: given.slice(0, 10),
				});
				expect(stored(source, field('datetime'), given)).toEqual({ value: moment });
				expect(stored(source, field('datetime'), date)).toEqual({
					value: date.toISOString().replace(/\.\d+/, ''),
				});
			}),
		);
	});

	it.each([
		...['31.05.2026', '2026-02-30', '2026-13-01', '2026-5-1', '2026-05-31T25:00', 'tomorrow'],
		...['2026-05-31T09:30 (noon)', 46_000, new Date(NaN), ['2026-05-31', '2026-06-01']],
	])('are not %p', (given) => {
		expectRefusal(stored('contactFields', field('date'), given));
		expectRefusal(stored('contactFields', field('datetime'), given));
	});
});

describe('options', () => {
	/** Names as an account may have them: distinct, and not blank. */
	const names = fc.uniqueArray(
		words.filter((word) => word.trim() !== ''),
		{ minLength: 1, maxLength: 6, selector: (word) => word.trim().toLowerCase() },
	);
	const some = names.chain((offered) =>
		fc.tuple(fc.constant(offered), fc.shuffledSubarray(offered, { minLength: 1 })),
	);

	it.each(everySource)('of %s: the one chosen is stored by its own name', (source) => {
		fc.assert(
			fc.property(some, ([offered, [chosen]]) => {
				const one = field('dropdown', { options: offered });
				expect(stored(source, one, chosen)).toEqual({ value: chosen });
				expect(stored(source, one, [` ${chosen} `])).toEqual({ value: chosen });
			}),
		);
	});

	it('of a contact come back as they were chosen, or are refused', () => {
		let taken = 0;
		fc.assert(
			fc.property(some, ([offered, chosen]) => {
				const result = stored('contactFields', field('checkbox', { options: offered }), chosen);
				if (result instanceof Failure) {
					expectRefusal(result);
					expect(chosen.join()).toContain('|');
				} else {
					taken++;
					expect(options(result.value)).toEqual(chosen);
				}
			}),
		);
		expect(taken).toBeGreaterThan(20);
	});

	it.each([...crm, 'recordFields'])('of %s are an array, whatever is in their names', (source) => {
		fc.assert(
			fc.property(some, ([offered, chosen]) => {
				const several = field('multiselect', { options: offered });
				expect(stored(source, several, chosen)).toEqual({ value: chosen });
			}),
		);
	});

	it('that the field does not offer are refused', () => {
		fc.assert(
			fc.property(anything, (value) => {
				for (const type of ['dropdown', 'checkbox']) {
					const result = stored('contactFields', field(type, { options: ['\u0001'] }), value);
					if (result instanceof Failure) expectRefusal(result);
					else expect(['\u0001', '||||', '||\u0001||']).toContain(result.value);
				}
			}),
		);
	});

	it.each([
		['a, b', ['a', 'b']],
		['||a||b||', ['a', 'b']],
		['Yes, please', ['Yes, please']],
		[
			['Yes, please', 'b'],
			['Yes, please', 'b'],
		],
		[
			['a', '', null, ' b '],
			['a', 'b'],
		],
		[7, ['7']],
	])('are read from %j', (given, expected) => {
		const several = field('listbox', { options: ['a', 'b', 'Yes, please', '7'] });
		expect(fieldValueOf(several, given, timeZone)).toEqual(expected as FieldValue);
	});

	it.each([{ a: 1 }, [{ a: 1 }], [['a', 'b']]])(
		'are not %j, also where the field lists none',
		(given) => {
			expectRefusal(stored('contactFields', field('checkbox'), given));
			expectRefusal(stored('contactFields', field('dropdown'), given));
		},
	);
});

describe('a mapped item', () => {
	const rows = [
		{ id: '1', title: 'Colour', perstag: '', type: 'text' },
		{ id: '2', title: 'Size', perstag: 'SIZE', type: 'checkbox' },
		{ id: '3', title: 'Day', perstag: 'DAY', type: 'date' },
	];

	async function mapped(value: Row, how: Partial<{ clear: boolean; addsOptions: boolean }> = {}) {
		const asked: unknown[] = [];
		const { client, clock } = memoryClient({
			script: ({ method, body }: { method: string; body?: unknown }) => {
				if (method === 'POST') asked.push(body);
				return ok({ fields: rows, fieldOptions: [{ field: '2', value: 'S' }] });
			},
		});
		const mapper = { mappingMode: 'autoMapInputData', value };
		const { clear = false, addsOptions = false } = how;
		const addOption = async (name: string, request: ApiRequest) =>
			await client.remember(name, [], async () => await client.call(request));
		const work = mappedValues(client, contactFieldSource, mapper, {
			clear,
			timeZone,
			...(addsOptions ? { addOption } : {}),
		});
		return { asked, result: await clock.run(work.catch((failure: unknown) => failure)) };
	}

	it.each([[''], [null], ['', ' '], [[]]])('does not erase by %j', async (...empty) => {
		expect((await mapped({ Colour: empty, Size: empty })).result).toEqual([]);
	});

	it.each([', ,', '||||', '||'])('does not erase options by %j', async (empty) => {
		expect((await mapped({ SIZE: empty })).result).toEqual([]);
		expect((await mapped({ SIZE: empty }, { clear: true })).result).toEqual([
			{ field: '2', value: '' },
		]);
	});

	it('puts a column without a name nowhere', async () => {
		expect((await mapped({ '': 'x', '%%': 'y', ' ': 'z' })).result).toEqual([]);
	});

	it('maps names of JavaScript like any other', async () => {
		const value = JSON.parse('{"__proto__":"x","constructor":"y","colour":"red"}') as Row;
		expect((await mapped(value)).result).toEqual([{ field: '1', value: 'red' }]);
	});

	it('creates no option that could not be stored', async () => {
		for (const size of [['a||b'], [{ a: 1 }], ['a|']]) {
			const { asked, result } = await mapped({ Size: size }, { addsOptions: true });
			expectRefusal(result);
			expect(asked).toEqual([]);
		}
		const { asked, result } = await mapped({ Size: ['M', 's'] }, { addsOptions: true });
		expect(result).toEqual([{ field: '2', value: '||M||S||' }]);
		expect(asked).toHaveLength(1);
	});

	it('gives a field that stands in it twice its one value', async () => {
		const once = [{ field: '2', value: '||S||' }];
		expect((await mapped({ Size: 'S', '%SIZE%': ['s'] })).result).toEqual(once);
		expect((await mapped({ Size: '', '%SIZE%': 'S' }, { clear: true })).result).toEqual(once);
		expect((await mapped({ Size: 'S', '%SIZE%': '' }, { clear: true })).result).toEqual(once);
	});

	it('is refused when it gives a field two values, before an option is created', async () => {
		const both = await mapped({ Size: 'S', '%SIZE%': 'M' }, { addsOptions: true });
		expect(both.asked).toEqual([]);
		expect(both.result).toMatchObject({
			message: '"Size" and "%SIZE%" are both the custom field "Size", with two values',
			facts: { field: '%SIZE%' },
		});
	});

	it('creates no option when another of its values cannot be stored', async () => {
		const { asked, result } = await mapped({ Size: 'M', Day: 'soon' }, { addsOptions: true });
		expect(result).toBeInstanceOf(Failure);
		expect(asked).toEqual([]);
	});

	it('names the field that does not exist when it was chosen', async () => {
		const { client, clock } = memoryClient({ script: () => ok({ fields: rows }) });
		const mapper = { mappingMode: 'defineBelow', value: { Colur: 'red' } };
		const failure = await clock.run(
			failureOf(mappedValues(client, contactFieldSource, mapper, { clear: false, timeZone })),
		);
		expect(failure).toMatchObject({ facts: { field: 'Colur' } });
		expect((failure as Failure).facts.description).toContain('"Colour"');
	});
});
