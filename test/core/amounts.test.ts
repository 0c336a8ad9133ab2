import fc from 'fast-check';
import { amountOf, decimalOf, toCents } from '../../nodes/ActiveCampaign/core/amounts';
import { Failure } from '../../nodes/ActiveCampaign/core/failure';

const inGroups = (whole: string, separator: string) => whole.replace(/\B(?=(\d{3})+$)/g, separator);

/** How an amount with two decimals is written in one country or another. */
const styles: ReadonlyArray<(whole: string, cents: string) => string> = [
	(whole, cents) => `${whole}.${cents}`,
	(whole, cents) => `${whole},${cents}`,
	(whole, cents) => `${inGroups(whole, ',')}.${cents}`,
	(whole, cents) => `${inGroups(whole, '.')},${cents}`,
	(whole, cents) => `${inGroups(whole, ' ')},${cents}`,
	(whole, cents) => `${inGroups(whole, '\u00a0')},${cents}`,
	(whole, cents) => `${inGroups(whole, '\u202f')}.${cents}`,
	(whole, cents) => `${inGroups(whole, "'")}.${cents}`,
	(whole, cents) => `${inGroups(whole, '’')}.${cents}`,
	(whole, cents) => `€ ${inGroups(whole, '.')},${cents}`,
	(whole, cents) => `EUR ${whole}.${cents}`,
	(whole, cents) => ` ${inGroups(whole, ',')}.${cents}\u00a0€ `,
];

describe('an amount', () => {
	it('is the same in every way of writing it', () => {
		const cents = fc.integer({ min: 0, max: 1e12 });
		fc.assert(
			fc.property(cents, fc.constantFrom(...styles), fc.boolean(), (amount, write, isDebit) => {
				const [whole = '', decimals = ''] = (amount / 100).toFixed(2).split('.');
				const text = `${isDebit ? '-' : ''}${write(whole, decimals)}`;
				expect(toCents(text, 'Value', 'EUR')).toBe((isDebit ? -amount : amount) + 0);
			}),
		);
	});

	it('of a number is exact', () => {
		fc.assert(
			fc.property(fc.integer({ min: -1e12, max: 1e12 }), (cents) => {
				expect(toCents(cents / 100, 'Value')).toBe(cents + 0);
			}),
		);
	});

	it('does not have the error of a sum or a product', () => {
		const cents = fc.array(fc.integer({ min: 1, max: 1e7 }), { minLength: 1, maxLength: 30 });
		fc.assert(
			fc.property(cents, fc.integer({ min: 1, max: 99 }), (parts, times) => {
				const sum = parts.reduce((total, part) => total + part / 100, 0) * times;
				expect(toCents(sum, 'Value')).toBe(parts.reduce((total, part) => total + part, 0) * times);
			}),
		);
	});

	it('with three digits after one separator is refused with both readings', () => {
		const thousands = fc.integer({ min: 1, max: 999 });
		const rest = fc.stringMatching(/^\d{3}$/);
		fc.assert(
			fc.property(thousands, rest, fc.constantFrom(',', '.'), (whole, digits, separator) => {
				for (const read of [toCents, decimalOf]) {
					expect(() => read(`${whole}${separator}${digits}`, 'Value')).toThrow(
						expect.objectContaining({
							facts: expect.objectContaining({
								description: expect.stringContaining(
									`${whole}${digits} or ${whole}.${digits}`,
								) as unknown,
							}) as unknown,
						}),
					);
				}
			}),
		);
		expect(decimalOf('0.125', 'Value')).toBe(0.125);
		expect(decimalOf('1234,567', 'Value')).toBe(1234.567);
		expect(decimalOf(1.234, 'Value')).toBe(1.234);
	});

	it.each([
		['JPY', 0],
		['KRW', 0],
		['USD', 2],
		['KWD', 3],
		['', 2],
	])('in %p has at most %d decimals', (currency, decimals) => {
		const amount = (more: number) => `7.${'1'.repeat(decimals + more)}0000`;
		const read = (text: string) => amountOf(text, 'Value', { currency });
		if (decimals > 0) expect(read(amount(0))).toBe(Number(amount(0)));
		expect(() => read(amount(1))).toThrow('Value has too many decimals');
		expect(() => amountOf(Number(amount(1)), 'Value', { currency })).toThrow(
			'Value has too many decimals',
		);
	});

	it.each([
		...[
			'0x10',
			'0b11',
			'0o17',
			'1e3',
			'1e-3',
			'Infinity',
			'NaN',
			'',
			'--5',
			'5-',
			'1,2,3',
			'1.2.3',
		],
		...['1,23.456', '12,345,67', '1 2', '5 %', '10 apples', '€', '1€2', '€ 5 EUR', ',', '.', '+'],
		...[Number.NaN, Infinity, true, null, undefined, {}, [], [5], new Date(0)],
	])('is not %p', (value) => {
		for (const read of [toCents, amountOf, decimalOf]) {
			expect(() => read(value, 'Value')).toThrow(Failure);
		}
	});

	it('is read from anything, or refused by the name of the field', () => {
		const text = fc.string({ unit: fc.constantFrom(..."0123456789.,' -+€$EURe%"), maxLength: 12 });
		fc.assert(
			fc.property(fc.oneof(text, fc.anything()), (value) => {
				try {
					expect(Number.isFinite(amountOf(value, 'Value', { currency: 'EUR' }))).toBe(true);
				} catch (failure) {
					expect(failure).toMatchObject({ facts: { field: 'Value' } });
				}
			}),
			{ numRuns: 2_000 },
		);
	});
});
