import type { Tools } from '../../core/descriptor';
import { Failure } from '../../core/failure';
import { isRow, type Row } from '../../core/values';
import { contacts } from '../shared/things';
import { orFailure } from './importer';
import { addressKey, type ImportRow } from './importerBatches';
import { endedEarly, endOfImport } from './importerEnd.steps';

/** In its first second an import has no status yet (see `endOfImport`). */
const firstCheckMs = 1_000;

/**
 * Waits until an import has ended; gives the failure of each row that it did not import for certain.
 * Throws `Failure` if the result cannot be read.
 *
 * The service names failed rows by address and imported ones by ID only. If they do not add up to the
 * rows, the IDs of the others are looked up, one request each.
 */
export async function failedRows(
	rows: ImportRow[],
	batchId: string,
	tools: Tools,
): Promise<Map<ImportRow, Failure>> {
	const end = await endOfImport(batchId, tools, firstCheckMs);
	const seeImport = { description: `See the import ${batchId} in ActiveCampaign`, field: 'Email' };
	const named = textsIn(Array.isArray(end.failure) ? end.failure : []);
	const failed = new Map<ImportRow, Failure>();
	for (const row of rows) {
		if (named.has(addressKey(row.row.email)))
			failed.set(row, new Failure('ActiveCampaign could not import this contact', seeImport));
	}
	const others = rows.filter((row) => !failed.has(row));
	if (end.status === 'completed' && addsUp(end, rows, others.length)) return failed;

	const stored = idsIn(end.success) ?? new Set<string>();
	const ids = stored.size > 0 ? await idsOf(others, tools) : new Map<ImportRow, Id>();
	for (const row of others) {
		const id = ids.get(row)?.id;
		if (id !== undefined && stored.has(id)) continue;
		failed.set(
			row,
			end.status === 'completed'
				? unconfirmed(batchId)
				: endedEarly(end.status, batchId, { field: 'Email' }),
		);
	}
	return failed;
}

/** Whether the rows that are not named as failed have been imported. */
function addsUp({ success, failure }: Row, rows: ImportRow[], others: number): boolean {
	const stored = idsIn(success);
	if (stored) return stored.size >= others;
	if (!Array.isArray(failure)) return false;
	const addresses = rows.map(({ row }) => addressKey(row.email));
	return failure.every((entry) => {
		const texts = textsIn([entry]);
		return addresses.some((address) => texts.has(address));
	});
}

function unconfirmed(batchId: string): Failure {
	return new Failure('ActiveCampaign did not say whether it imported this contact', {
		description: `Import it again, which does no harm, or see the import ${batchId} in ActiveCampaign`,
		field: 'Email',
		mayHaveHappened: true,
	});
}

function idsIn(success: unknown): Set<string> | undefined {
	if (!Array.isArray(success)) return undefined;
	return new Set(success.map((one: unknown) => String(isRow(one) ? one.id : one)));
}

/** All texts in a value, names of members as well, as addresses are compared. */
function textsIn(value: unknown): Set<string> {
	const texts = new Set<string>();
	const collect = (part: unknown): void => {
		if (typeof part === 'string') texts.add(addressKey(part));
		else if (Array.isArray(part)) part.forEach(collect);
		else if (isRow(part))
			for (const [name, inner] of Object.entries(part)) [name, inner].forEach(collect);
	};
	collect(value);
	return texts;
}

/** The ID of a contact; undefined if there is none, with the reason if it could not be read. */
export interface Id {
	id?: string;
	notRead?: string;
}

/** The IDs of contacts, one request each: the importer's result has IDs without addresses. */
export async function idsOf(rows: ImportRow[], tools: Tools): Promise<Map<ImportRow, Id>> {
	const ids = await tools.each(rows, async ({ row }): Promise<Id> => {
		const contact = await orFailure(tools.find(contacts, row.email));
		if (contact instanceof Failure) return { notRead: contact.message };
		return contact === undefined ? {} : { id: String(contact.id) };
	});
	return new Map(rows.map((row, at) => [row, ids[at] ?? {}]));
}
