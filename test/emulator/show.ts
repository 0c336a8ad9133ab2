import type { MemoryAccount } from './account';
import { rulesOf } from './rules';
import { present } from './shape';
import type { Row } from './types';

/** A row as the service answers it. */
export function show(account: MemoryAccount, collection: string, row: Row) {
	const shown = {
		...present(account, collection, row),
		...rulesOf(collection).show?.(row, account),
	};
	for (const member of Object.keys(shown)) if (member.startsWith('_')) delete shown[member];
	return shown;
}

export const showAll = (account: MemoryAccount, collection: string, rows: Row[]) =>
	rows.map((row) => show(account, collection, row));
