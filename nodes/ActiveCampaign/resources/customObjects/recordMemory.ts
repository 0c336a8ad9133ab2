import type { Tools } from '../../core/descriptor';
import { isEmpty, type Row } from '../../core/values';

/** For this long after a write, a read may still return the old record (observed: 10 s). */
const staleReadsMs = 15_000;

/** Path segments that identify a record in a read: `['id']` or `['external', 'id']`. */
export type RecordKey = string[];

/** The keys of a record: its ID and its External ID, as far as they are known. */
export function keysOf({ id, externalId }: Row): RecordKey[] {
	return [
		...(isEmpty(id) ? [] : [[String(id)]]),
		...(isEmpty(externalId) ? [] : [['external', String(externalId)]]),
	];
}

/** Name of a record for locks and for what is remembered of it. */
export function nameOf(schema: string, key: RecordKey): string {
	return ['record', schema, ...key].join(' ');
}

/** What this process last wrote to a record within `staleReadsMs`, by whichever of its keys. */
export async function lastWrite(
	{ remember }: Tools,
	schema: string,
	keys: RecordKey[],
): Promise<Row | undefined> {
	for (const key of keys) {
		const load = async () => await Promise.resolve(undefined);
		const written = await remember<Row | undefined>(nameOf(schema, key), [], load, staleReadsMs);
		// A delete by ID may be of any record of its kind.
		if (written && written.generation === (await generationOf(remember, schema))) return written;
	}
	return undefined;
}

/** Remembers a written record under all its keys. */
export async function rememberWrite(
	{ remember }: Tools,
	schema: string,
	record: Row,
): Promise<void> {
	const generation = await generationOf(remember, schema);
	const load = async () => await Promise.resolve({ ...record, generation });
	for (const key of keysOf(record)) await remember(nameOf(schema, key), [], load, 0);
}

/** Forgets the written records of a kind, because one of them was deleted. */
export async function forgetWrites({ remember, uniqueId }: Tools, schema: string): Promise<void> {
	await remember(generationName(schema), [], async () => await Promise.resolve(uniqueId()), 0);
}

const generationName = (schema: string) => `record generation ${schema}`;

async function generationOf(remember: Tools['remember'], schema: string): Promise<string> {
	return await remember(
		generationName(schema),
		[],
		async () => await Promise.resolve('first'),
		Infinity,
	);
}
