import { currencyIn, decimalsOf, isSignOf } from './currencies';
import { valueFailure } from './failure';
import { isEmpty, shorten } from './values';

/** What an amount is in, and how finely it is stored. */
export interface AmountUnit {
	/** Code of its currency, in any case; undefined where it is not known. */
	currency?: unknown;
	/** Decimals that the service keeps, where they are fewer than the currency has. */
	decimals?: number;
}

/** A number as it is written: `-1,200.50 EUR` is minus, 1200, 50, EUR. */
interface Written {
	sign: '' | '-';
	whole: string;
	/** Digits after the point, without zeros at the end. */
	fraction: string;
	/** Sign or code of a currency. */
	mark: string;
}

const plain = 'Give a number, for example 1200.50';

/**
 * An amount in units of its currency, from a number or from text as people write it: `1,200.50`,
 * `1.200,50`, `1 200,5`, `1'200.50`, `€ 99`. Throws `Failure` naming the field for what can be read in
 * two ways, names another currency, or has more decimals than can be stored.
 */
export function amountOf(value: unknown, label: string, unit: AmountUnit = {}): number {
	const written = writtenIn(value, label);
	const currency = currencyIn(unit.currency);
	checkMark(written, currency, value, label);
	const kept = Math.min(decimalsOf(currency), unit.decimals ?? Infinity);
	const exact = typeof value === 'number' ? withoutNoise(value, kept) : written;
	if (exact.fraction.length > kept) {
		const which = kept < decimalsOf(currency) ? 'ActiveCampaign stores' : `${currency ?? 'it'} has`;
		const decimals = kept === 0 ? 'no decimals' : `${kept} decimals`;
		throw valueFailure(
			label,
			`${label} has too many decimals: ${shorten(value)}`,
			`Round it, because ${which} ${decimals}: what is lost should be your choice`,
		);
	}
	return numberIn(exact, value, label);
}

/**
 * An amount in hundredths of its unit, whatever the currency: so the API counts money. Source: pages
 * create-a-deal-new, create-order, create-a-custom-field-value (“in cents”). Throws like `amountOf`.
 */
export function toCents(value: unknown, label: string, currency?: unknown): number {
	const units = amountOf(value, label, { currency, decimals: 2 });
	const cents = Math.round(units * 100);
	if (Number.isSafeInteger(cents)) return cents;
	throw valueFailure(label, `${label} is too large: ${shorten(value)}`, 'Give at most 13 digits');
}

/** A number that is no money, read like `amountOf`, with any decimals. Throws `Failure` naming the field. */
export function decimalOf(value: unknown, label: string): number {
	if (typeof value === 'number' && Number.isFinite(value)) return value + 0;
	const written = writtenIn(value, label);
	checkMark(written, undefined, value, label);
	return numberIn(written, value, label);
}

function writtenIn(value: unknown, label: string): Written {
	if (isEmpty(value)) throw valueFailure(label, `${label} is empty`, plain);
	if (typeof value === 'number' && Number.isFinite(value)) return ofNumber(value);
	const written =
		typeof value === 'string' || typeof value === 'bigint' ? read(String(value)) : undefined;
	if (written === undefined)
		throw valueFailure(label, `${label} is not valid: ${shorten(value)}`, plain);
	if (written !== 'ambiguous') return written;
	const digits = String(value).replace(/[^\d.,-]/g, '');
	const [thousands, decimal] = [digits.replace(/[.,]/, ''), digits.replace(',', '.')];
	throw valueFailure(
		label,
		`${label} can be read in two ways: ${shorten(value)}`,
		`It can mean ${thousands} or ${decimal}: write ${thousands}.00 for the one, ${decimal}0 for the other, or give a number instead of text`,
	);
}

/** Thousands in groups, with one separator throughout and another one before the decimals. */
const grouped = /^[1-9]\d{0,2}(?:([,. '])\d{3})(?:\1\d{3})*(?:(?!\1)[.,](\d*))?$/;
/** As in India: `12,34,567.89`. */
const groupedByTwo = /^[1-9]\d?(?:,\d\d)+,\d{3}(?:\.(\d*))?$/;
const ungrouped = /^(?:\d+(?:[.,](\d*))?|[.,](\d+))$/;
/** One separator before three digits, which may be thousands or decimals. */
const ambiguous = /^[1-9]\d{0,2}[.,]\d{3}$/;

/** A sign or code before or after the number, which begins or ends with a digit or separator. */
const around = /^([^\d.,+-]*)([+-]?)([^\d.,+-]*)([\d.,][\d., ']*?)([^\d.,'+-]*)$/;

function read(text: string): Written | 'ambiguous' | undefined {
	const given = text
		.replace(/\p{Cf}/gu, '')
		.replace(/[’‘´`]/gu, "'")
		.replace(/[−–]/gu, '-')
		.replace(/\s+/gu, ' ')
		.trim();
	const [, before = '', sign = '', between = '', digits = '', after = ''] =
		around.exec(given) ?? [];
	const marks = [before, between, after].map((one) => one.trim()).filter((one) => one !== '');
	const mark = marks[0] ?? '';
	if (marks.length > 1 || !/^[\p{L}\p{Sc}]{0,4}$/u.test(mark)) return undefined;
	if (ambiguous.test(digits)) return 'ambiguous';
	const match = grouped.exec(digits);
	const [, first, second] = ungrouped.exec(digits) ?? groupedByTwo.exec(digits) ?? [];
	const isNumber = [grouped, groupedByTwo, ungrouped].some((form) => form.test(digits));
	if (!isNumber) return undefined;
	const fraction = match ? (match[2] ?? '') : (first ?? second ?? '');
	const hasPoint = fraction !== '' || /[.,]$/.test(digits);
	const whole = hasPoint ? digits.slice(0, digits.length - fraction.length - 1) : digits;
	return {
		sign: sign === '-' ? '-' : '',
		whole: whole.replace(/\D/g, '').replace(/^0+(?=\d)/, '') || '0',
		fraction: fraction.replace(/0+$/, ''),
		mark,
	};
}

function ofNumber(value: number): Written {
	const [whole = '0', fraction = ''] = withoutExponent(Math.abs(value)).split('.');
	return { sign: value < 0 ? '-' : '', whole, fraction, mark: '' };
}

/** JavaScript writes large and small numbers as `1e+21` and `1e-7`. */
function withoutExponent(value: number): string {
	const [digits = '', exponent] = String(value).split('e');
	if (exponent === undefined) return digits;
	const [whole = '', fraction = ''] = digits.split('.');
	const places = Number(exponent);
	return places < 0
		? `0.${'0'.repeat(-places - 1)}${whole}${fraction}`
		: `${whole}${fraction}${'0'.repeat(places - fraction.length)}`;
}

/** How far a number may be off its amount, for its size: what additions and products in JavaScript leave. */
const noise = 1e-12;

/** A number without the error of computing it: `3 * 45.6` is 136.79999999999998 in JavaScript. */
function withoutNoise(value: number, decimals: number): Written {
	const unit = 10 ** decimals;
	const rounded = Math.round(value * unit) / unit;
	const isNoise = Math.abs(value - rounded) <= Math.abs(value) * noise;
	return ofNumber(isNoise ? rounded : value);
}

function checkMark(
	{ mark }: Written,
	currency: string | undefined,
	value: unknown,
	label: string,
): void {
	if (mark === '') return;
	if (currency === undefined) {
		throw valueFailure(
			label,
			`${label} names a currency: ${shorten(value)}`,
			'There is no currency to compare it with here: give the number alone',
		);
	}
	if (isSignOf(mark, currency)) return;
	throw valueFailure(
		label,
		`${label} is not in ${currency}: ${shorten(value)}`,
		'Give an amount in the currency that is set, or set the other one',
	);
}

/** Throws `Failure` where JavaScript cannot hold all digits: 15 always fit. */
function numberIn({ sign, whole, fraction }: Written, value: unknown, label: string): number {
	const text = `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`;
	const number = Number(text) + 0;
	const digits = `${whole}${fraction}`.replace(/^0+/, '').replace(/0+$/, '');
	if (Number.isFinite(number) && (digits.length <= 15 || String(number) === text)) return number;
	throw valueFailure(
		label,
		`${label} has more digits than a number can hold: ${shorten(value)}`,
		'Give at most 15 digits',
	);
}
