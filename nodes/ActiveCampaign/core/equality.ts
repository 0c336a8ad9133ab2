import { isRow, type Row } from './values';

/** A name for comparing, regardless of case and surrounding blanks. */
export function fold(text: string): string {
	return text.trim().toLocaleLowerCase('en');
}

/**
 * A name as ActiveCampaign's unique index compares it, which is MySQL's: case, accents, composed or
 * decomposed letters, full-width letters, invisible characters and repeated blanks do not count.
 */
export function nameKey(name: string): string {
	return fold(
		name
			.normalize('NFKD')
			// Marks of Latin, Greek, Cyrillic and kana; the vowel signs of other scripts are letters.
			.replace(/[\p{Script=Inherited}\p{Cf}]/gu, '')
			.replace(/\s+/gu, ' '),
	);
}

/** Whether ActiveCampaign takes two names for one. An exact match, by `fold`, comes before this. */
export function sameName(one: string, other: string): boolean {
	return nameKey(one) === nameKey(other);
}

/** Letters that only some of MySQL's collations take for others. */
const collated: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd' };

/**
 * Whether some collation takes two names for one: letters such as ß and ss, and all emojis. True of
 * different names as well, so it counts only where the service has refused one as a duplicate.
 */
export function mayBeSameName(one: string, other: string): boolean {
	const key = (name: string) =>
		nameKey(name).replace(
			/[ßæœøłđ]|[\u{10000}-\u{10ffff}]/gu,
			(sign) => collated[sign] ?? '\ufffd',
		);
	return key(one) === key(other);
}

/**
 * A value or member name as filters compare them: `First Name`, `first_name` and `firstname` are one,
 * and invisible characters do not count.
 */
export function foldLoosely(value: unknown): string {
	const text = Array.isArray(value) ? value.join(', ') : String(value ?? '');
	return fold(text).replace(/[\s_\p{Cf}]+/gu, '');
}

/** A member name; a pair if the request and the list name it differently. */
type Member = string | [sent: string, listed: string];

/**
 * A function that checks whether a row is what was sent: equal in all `keys`, and in those of `also`
 * that both have. The service trims, escapes and reformats values, so they are compared `readable`.
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

/** A value for comparing: without case, markup, escapes, and formats of numbers, dates and booleans. */
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
