import type { Tools } from '../../core/descriptor';
import { Failure } from '../../core/failure';
import { isRow, type Row } from '../../core/values';
import { withConsent } from './importConsent.steps';
import { orFailure } from './importer';
import { addressKey, batchesOf, type ImportRow, wavesOf, worthImporting } from './importerBatches';
import { type Queued, queueRows } from './importerQueue.steps';
import { failedRows, type Id, idsOf } from './importerResult.steps';

type Outcome = Row[] | Failure;

/** Builds the importer's row for an item; throws `Failure` if its values are not valid. */
export type RowOf = (values: Row, tools: Tools) => Promise<ImportRow['row']>;

export interface ImportRules {
	rowOf: RowOf;
	/** Rows that are not worth an import go by the operation's own requests. */
	elseSingle?: boolean;
}

/** How the items of one run are imported. */
interface Settings {
	waitForResult: boolean;
	returnIds: boolean;
}

/**
 * Imports the contacts in as few requests as the limits allow, with a result for each item. Rows are
 * validated first, because the service refuses a whole request for one invalid row. If it still
 * refuses rows, only these fail and the others are sent again.
 */
export async function importItems(
	items: Row[],
	tools: Tools,
	{ rowOf, elseSingle = false }: ImportRules,
): Promise<Outcome[]> {
	const outcomes = new Array<Outcome>(items.length);
	const built: ImportRow[] = [];
	const rows = await tools.each(items, async (values) => await orFailure(rowOf(values, tools)));
	rows.forEach((row, item) => {
		if (row instanceof Failure) outcomes[item] = row;
		else built.push({ item, row });
	});
	const { imported, single } = elseSingle ? worthImporting(built) : { imported: built, single: [] };
	const consented = await consentedRows(imported, tools, outcomes);

	const settings = settingsIn(items[0] ?? {});
	/** Addresses of imports that may still be under way. */
	const underWay = new Set<string>();
	const isFree = ({ item, row: { email } }: ImportRow): boolean => {
		if (!underWay.has(addressKey(email))) return true;
		outcomes[item] = wouldBeOverwritten();
		return false;
	};
	for (const wave of wavesOf(consented)) {
		await tools.each(batchesOf(wave.filter(isFree)), async (batch) => {
			const { queued, refused } = await queueRows(batch, tools);
			for (const [{ item, row }, failure] of refused) {
				outcomes[item] = failure;
				if (failure.facts.mayHaveHappened) underWay.add(addressKey(row.email));
			}
			await tools.each(queued, async (part) => {
				const results = await orFailure(resultsOf(part, settings, tools));
				for (const row of part.rows) {
					const result = results instanceof Failure ? results : results.get(row);
					if (result !== undefined) outcomes[row.item] = result;
					if (results instanceof Failure) underWay.add(addressKey(row.row.email));
				}
			});
		});
	}
	await tools.each([...lanesOf(single)], async (lane) => {
		for (const row of lane.filter(isFree))
			outcomes[row.item] = await orFailure(tools.single(items[row.item] ?? {}));
	});
	return outcomes;
}

/** The rows without the subscriptions that the contact's consent forbids. */
async function consentedRows(
	rows: ImportRow[],
	tools: Tools,
	outcomes: Outcome[],
): Promise<ImportRow[]> {
	const consented = await withConsent(
		rows.map(({ row }) => row),
		tools,
	);
	return rows.flatMap(({ item }, at) => {
		const result = consented[at];
		if (result === undefined || result instanceof Failure) {
			if (result) outcomes[item] = result;
			return [];
		}
		return [{ item, ...result }];
	});
}

function wouldBeOverwritten(): Failure {
	return new Failure('An earlier item with this address may still be under way', {
		description:
			'Its import has no result yet and could overwrite this item, so this one was not sent. Run it again when the import has ended',
		field: 'Email',
	});
}

function settingsIn(values: Row): Settings {
	const { options } = values;
	return {
		// Only Contact > Import has this field; the other operations always wait.
		waitForResult: values.waitForResult !== false,
		returnIds: isRow(options) && options.returnIds === true,
	};
}

/** The outcome of each row that was queued; throws `Failure` if the result of the import is unknown. */
async function resultsOf(
	{ rows, batchId }: Queued<ImportRow>,
	{ waitForResult, returnIds }: Settings,
	tools: Tools,
): Promise<Map<ImportRow, Outcome>> {
	// Without a batch ID there is no end to wait for, so the rows are only known to be queued.
	const hasWaited = waitForResult && batchId !== undefined;
	const failed = hasWaited ? await failedRows(rows, batchId, tools) : new Map<ImportRow, Failure>();
	const done = rows.filter((row) => !failed.has(row));
	const ids = hasWaited && returnIds ? await idsOf(done, tools) : new Map<ImportRow, Id>();
	const outputs = done.map((row): [ImportRow, Outcome] => {
		const { row: one, skipped = [] } = row;
		const { id, notRead } = ids.get(row) ?? {};
		const output = {
			...(id === undefined ? {} : { id }),
			...(notRead === undefined ? {} : { idNotRead: notRead }),
			email: one.email,
			imported: hasWaited ? 'done' : 'queued',
			...(skipped.length > 0 ? { skipped: skipped.join(', ') } : {}),
			...(batchId === undefined ? {} : { batchId }),
		};
		return [row, [output]];
	});
	return new Map<ImportRow, Outcome>([...failed, ...outputs]);
}

/** Rows about one contact, in the order of the items. */
function lanesOf(rows: ImportRow[]): Iterable<ImportRow[]> {
	const lanes = new Map<string, ImportRow[]>();
	for (const row of [...rows].sort((one, other) => one.item - other.item)) {
		const key = addressKey(row.row.email);
		const lane = lanes.get(key);
		if (lane) lane.push(row);
		else lanes.set(key, [row]);
	}
	return lanes.values();
}
