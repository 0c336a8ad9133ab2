import { isRow, type Row } from './values';

/** A name as names are compared: case and blanks around it do not count. */
export function fold(text: string): string {
	return text.trim().toLocaleLowerCase('en');
}

/** A value or member name as filters compare them: `First Name`, `first_name` and `firstname` are one. */
export function foldLoosely(value: unknown): string {
	const text = Array.isArray(value) ? value.join(', ') : String(value ?? '');
	return fold(text).replace(/[\s_]+/g, '');
}

/** A member by its name, or by what it is called when sent and what in a list. */
type Member = string | [sent: string, listed: string];

/**
 * Whether a row is what was sent: equal in `keys`, and in those of `also` that both have. The
 * service trims, escapes and numbers as it likes, so texts are compared as they read.
 */
export function equalIn(keys: Member[], also: Member[] = []): (row: Row, sent: Row) => boolean {
	return (row, sent) =>
		keys.every((member) => isSame(member, row, sent)) &&
		also.every((member) => isAbsent(member, row, sent) || isSame(member, row, sent));
}

function isSame(member: Member, row: Row, sent: Row): boolean {
	const [from, to] = namesOf(member);
	return sent[from] !== undefined && to in row && readable(sent[from]) === readable(row[to]);
}

function isAbsent(member: Member, row: Row, sent: Row): boolean {
	const [from, to] = namesOf(member);
	return sent[from] === undefined || row[to] === undefined || row[to] === null;
}

function namesOf(member: Member): [string, string] {
	return typeof member === 'string' ? [member, member] : member;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** A value as a person reads it, for comparing. */
export function readable(value: unknown): string {
	if (typeof value === 'boolean') return value ? '1' : '0';
	if (Array.isArray(value)) return value.map(readable).sort().join();
	if (isRow(value)) return JSON.stringify(value);
	const text = String(value ?? '').trim();
	if (/^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)$/.test(text)) return String(Date.parse(text));
	if (/^-?\d{1,15}(\.\d+)?$/.test(text)) return String(Number(text));
	return fold(
		text
			.replace(/<[^<>]*>/g, ' ')
			.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '')
			.replace(/\s+/g, ' '),
	);
}
