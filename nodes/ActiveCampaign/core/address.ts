import { Failure } from './failure';
import { isEmpty, shorten } from './values';

/** Characters without a shape: zero-width and direction marks, the soft hyphen, the byte order mark. */
const invisible = /\p{Cf}/gu;

const outerBlanks = /^[\s\p{Cc}]+|[\s\p{Cc}]+$/gu;

const innerBlank = /[\s\p{Cc}]+/u;

/** The maximum of RFC 5321, with the part before the @. */
const maxLength = 254;

/**
 * Text without blanks around it and without invisible characters, and of `Ada <ada@example.com>` what
 * is in the brackets. Not checked.
 */
export function cleanAddress(text: string): string {
	const plain = text.replace(invisible, '').replace(outerBlanks, '');
	const [, bracketed] = /^[^<>]*<([^<>]*@[^<>]*)>$/u.exec(plain) ?? [];
	return bracketed === undefined ? plain : bracketed.replace(outerBlanks, '');
}

/**
 * An email address, as `cleanAddress` reads it. Throws `Failure` naming the field if it cannot be one
 * address; whether it is a valid one, the service decides.
 */
export function addressOf(value: unknown, label: string): string {
	if (isEmpty(value)) {
		throw refusal(label, `${label} is empty`, 'Fill it in, or check the expression that gives it');
	}
	if (typeof value !== 'string') {
		throw refusal(
			label,
			`${label} is not valid: ${shorten(value)}`,
			'Give one email address as text, for example nathan@example.com',
		);
	}
	const address = cleanAddress(value);
	if (innerBlank.test(address)) {
		const marked = address.replace(new RegExp(innerBlank, 'gu'), '␣');
		throw refusal(
			label,
			`${label} has a blank inside: ${shorten(aroundBlank(marked))}`,
			'Give one email address without blanks; the sign ␣ shows where there is one',
		);
	}
	if (!/@.*@/u.test(address)) return address;
	throw refusal(
		label,
		`${label} is more than one address: ${shorten(address)}`,
		'Give one email address for each item, for example nathan@example.com',
	);
}

/** The part of a long text that shows its first marked blank. */
function aroundBlank(marked: string): string {
	const from = marked.indexOf('␣') - 30;
	return from > 0 ? `…${marked.slice(from)}` : marked;
}

/** As `addressOf`, for the importer, which refuses all contacts for one address that is not valid. */
export function importableAddressOf(value: unknown, label: string): string {
	const address = addressOf(value, label);
	const isValid = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(address) && address.length <= maxLength;
	if (isValid) return address;
	throw refusal(
		label,
		`${label} is not valid: ${shorten(address)}`,
		'Check the email address of this item',
	);
}

function refusal(field: string, message: string, description: string): Failure {
	return new Failure(message, { description, field, code: 'email_invalid' });
}
