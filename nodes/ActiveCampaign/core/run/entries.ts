import type { Client } from '../client/client';
import type { Thing, Wanted } from '../descriptor';
import { Failure } from '../failure';
import { type Row, shorten } from '../values';
import { type Word, wordsOf } from '../words';
import { findNamed } from './findNamed';
import { identify, isIdOf } from './identify';
import { describe, listOf, rowWithId } from './lookup';

/**
 * The entries of a field that takes several things of a kind. In text, a name that holds a
 * separator stays whole where there is a thing of that name. Throws `Failure`.
 */
export async function entriesOf(
	client: Client,
	thing: Thing,
	value: unknown,
	label: string,
): Promise<Word[]> {
	const entries = wordsOf(value, label);
	const names = entries.filter(({ text, stated }) => stated === undefined && !isIdOf(thing, text));
	if (typeof value !== 'string' || names.length === 0 || entries.length < 2) return entries;
	const { search } = thing;
	// The same searches find the single names, so they cost nothing more.
	const queries = search === undefined ? [{}] : names.map(({ text }) => ({ [search]: text }));
	const rows = await Promise.all(
		queries.map(async (query) => await listOf(client, thing, { query })),
	);
	return wordsOf(value, label, rows.flat().map(thing.title));
}

/**
 * The thing that an entry stands for, if there is one: in quotes a name, picked from a list an ID,
 * and digits otherwise an ID or a name. Throws `Failure` where digits are both.
 */
export async function findEntry(
	client: Client,
	thing: Thing,
	{ text, stated }: Word,
	wanted: Wanted = {},
): Promise<Row | undefined> {
	if (stated === 'name' || !isIdOf(thing, text))
		return await findNamed(client, thing, text, wanted);
	if (stated === 'id') return await rowWithId(client, thing, text);
	const called = await findNamed(client, thing, text, wanted);
	const picked = await rowWithId(client, thing, text);
	if (called && picked && String(called.id) !== text)
		throw ambiguous(thing, text, { called, picked }, wanted.label);
	return picked ?? called;
}

/** The ID of what an entry stands for; throws `Failure` where there is none, as `identify` does. */
export async function identifyEntry(
	client: Client,
	thing: Thing,
	entry: Word,
	label: string,
	foundMs?: number,
): Promise<string> {
	const { text, stated } = entry;
	if (stated === 'name' || !isIdOf(thing, text)) {
		const mode = stated === 'name' ? 'name' : 'id';
		return await identify(client, thing, { mode, value: text }, label, foundMs);
	}
	if (stated === 'id') return text;
	// Most digits are IDs: a name of digits is not asked for anew with every item.
	const wanted = { label, missingMs: rememberedMs, ...(foundMs === undefined ? {} : { foundMs }) };
	const called = await findNamed(client, thing, text, wanted);
	// Where nothing has that ID, the service says so.
	if (!called || String(called.id) === text) return text;
	return String((await findEntry(client, thing, entry, wanted))?.id);
}

/** As long as the client remembers any list. */
const rememberedMs = 300_000;

function ambiguous(
	thing: Thing,
	text: string,
	{ called, picked }: { called: Row; picked: Row },
	label = thing.name,
): Failure {
	return new Failure(`${shorten(text)} is the ID of one ${thing.name} and the name of another`, {
		description: `Give the first by its name, ${shorten(describe(thing, picked))}; the second by its ID, ${String(called.id)}, or with its name in double quotes, "${text}"`,
		field: label,
	});
}
