import fc from 'fast-check';
import {
	addressOf,
	cleanAddress,
	importableAddressOf,
} from '../../nodes/ActiveCampaign/core/address';
import { Failure } from '../../nodes/ActiveCampaign/core/failure';

const word = fc.stringMatching(/^[a-z0-9!#$%&'*+/=?^_{|}~-]{1,12}$/);
const label = fc.stringMatching(/^[a-z0-9äöüß-]{1,12}$/);
const address = fc
	.tuple(
		fc.array(word, { minLength: 1, maxLength: 3 }),
		fc.array(label, { minLength: 2, maxLength: 4 }),
	)
	.map(([local, domain]) => `${local.join('.')}@${domain.join('.')}`);

/** Every kind of blank that people paste. */
const blanks = fc.string({
	unit: fc.constantFrom(
		' ',
		'\t',
		'\n',
		'\r',
		'\u00a0',
		'\u202f',
		'\u3000',
		'\ufeff',
		'\u0085',
		'\0',
	),
	maxLength: 4,
});
const invisible = fc.constantFrom(
	...['\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u2060', '\ufeff', '\u00ad'],
	...['\u061c', '\u202a', '\u202e', '\u2066', '\u2069'],
);

/** The text with characters that cannot be seen put in anywhere. */
const withInvisible = (text: string) =>
	fc.array(fc.tuple(fc.nat(text.length), invisible), { maxLength: 4 }).map((added) => {
		const places = added.sort(([one], [other]) => other - one);
		return places.reduce(
			(result, [at, sign]) => result.slice(0, at) + sign + result.slice(at),
			text,
		);
	});

describe('an email address', () => {
	it('is read without what cannot be seen', () => {
		const written = address.chain((text) =>
			fc.tuple(fc.constant(text), withInvisible(text), blanks, blanks),
		);
		fc.assert(
			fc.property(written, ([text, hidden, before, after]) => {
				expect(addressOf(before + hidden + after, 'Email')).toBe(text);
			}),
		);
	});

	it('is read from behind a name', () => {
		const name = fc.string({ maxLength: 20 }).filter((text) => !/[<>]/.test(text));
		fc.assert(
			fc.property(address, name, blanks, (text, before, blank) => {
				expect(addressOf(`${before}<${blank}${text}${blank}>${blank}`, 'Email')).toBe(text);
			}),
		);
	});

	it('is the same when it is read again', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				expect(cleanAddress(cleanAddress(text))).toBe(cleanAddress(text));
			}),
		);
	});

	it('with a blank inside is refused, with the place', () => {
		const inner = fc.constantFrom(' ', '\t', '\u00a0', '\n', '\u3000');
		fc.assert(
			fc.property(address, inner, fc.nat(), (text, blank, number) => {
				const at = 1 + (number % (text.length - 1));
				const read = () => addressOf(text.slice(0, at) + blank + text.slice(at), 'Sender');
				expect(read).toThrow(Failure);
				expect(read).toThrow('Sender has a blank inside');
				expect(read).toThrow('␣');
			}),
		);
	});

	it('is nothing else than text', () => {
		fc.assert(
			fc.property(fc.anything({ withBigInt: true, withNullPrototype: true }), (value) => {
				if (typeof value === 'string') return;
				expect(() => addressOf(value, 'Email')).toThrow(
					expect.objectContaining({ facts: expect.objectContaining({ field: 'Email' }) }),
				);
			}),
		);
	});

	it('for the importer has a name and a domain and at most 254 characters', () => {
		for (const text of ['ann', 'ann@', '@example.com', 'ann@example', 'ann@.com', 'ann@example.'])
			expect(() => importableAddressOf(text, 'Email')).toThrow('Email is not valid');
		const long = (length: number) => `${'a'.repeat(length - 12)}@example.com`;
		expect(importableAddressOf(long(254), 'Email')).toHaveLength(254);
		expect(() => importableAddressOf(long(255), 'Email')).toThrow('Email is not valid');
	});
});
