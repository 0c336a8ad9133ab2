import type { Account } from './types';

/** Text as a MySQL index takes it for equal: without case, accents, composition, width, doubled and trailing blanks. */
export const indexKey = (text: unknown): string =>
	String(text ?? '')
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/\s+/gu, ' ')
		.trimEnd();

const lowerCase = (text: unknown): string => String(text ?? '').toLowerCase();

/** How names of tags are compared. */
export const tagKey = ({ assumes }: Pick<Account, 'assumes'>) =>
	assumes.tagNames === 'asIndex' ? indexKey : lowerCase;

/** How the search of tags compares. */
export const tagSearchKey = ({ assumes }: Pick<Account, 'assumes'>) =>
	assumes.tagSearch === 'asIndex' ? indexKey : lowerCase;

/** `filters[name]`, `filters[title]`: without case. */
export const nameFilter =
	(member: string) =>
	(row: Record<string, unknown>, value: string, { assumes }: Pick<Account, 'assumes'>): boolean => {
		const name = lowerCase(row[member]);
		const wanted = lowerCase(value);
		return assumes.nameFilters === 'contains' ? name.includes(wanted) : name === wanted;
	};
