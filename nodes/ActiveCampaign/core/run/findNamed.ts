import type { Client } from '../client/client';
import type { Thing, Wanted } from '../descriptor';
import { fold, mayBeSameName, sameName } from '../equality';
import { Failure } from '../failure';
import { type Row, shorten } from '../values';
import { describe, findFresh, freshMs, listOf } from './lookup';
import { nearest } from './nearest';

/** Rows that are enough to see what a search for the whole name gives. */
const enough = 10;

/** The thing that is called so, if there is one; throws `Failure` when there are several. */
export async function findNamed(
	client: Client,
	thing: Thing,
	name: string,
	wanted: Wanted = {},
): Promise<Row | undefined> {
	const { foundMs, missingMs = freshMs, isTaken = false } = wanted;
	const find = async (maxAgeMs?: number) => await search(client, thing, name, maxAgeMs, wanted);
	const known = await find(foundMs);
	if (known) return known;
	const isFresh = foundMs !== undefined && foundMs <= missingMs;
	const added = isFresh ? undefined : await find(missingMs);
	return added ?? (isTaken ? await findTaken(client, thing, name, wanted) : undefined);
}

/** What the service's own search has by this name. */
async function search(
	client: Client,
	thing: Thing,
	name: string,
	maxAgeMs: number | undefined,
	wanted: Wanted,
): Promise<Row | undefined> {
	const parameter = thing.exact ?? thing.search;
	const isSearched = thing.exact === undefined && thing.search !== undefined;
	for (const text of isSearched ? spellingsOf(name) : [name]) {
		const query = parameter === undefined ? {} : { [parameter]: text };
		const rows = await listOf(client, thing, { query, maxAgeMs });
		const found = onlyOne(thing, name, calledBy(thing, rows, name, wanted), wanted);
		if (found) return found;
	}
	return undefined;
}

/** As given and, for a search that compares signs, as most people would type it. */
function spellingsOf(name: string): Set<string> {
	return new Set([name, name.normalize('NFKC').replace(/\s+/g, ' ')]);
}

/**
 * The thing whose name the service takes for the same, although a search by our comparison did not
 * find it: what its search for the whole name gives, else what the whole list has.
 */
async function findTaken(
	client: Client,
	thing: Thing,
	name: string,
	wanted: Wanted,
): Promise<Row | undefined> {
	const { accepts = () => true } = wanted;
	if (thing.equals !== undefined) {
		const query = { [thing.equals]: name };
		const rows = await listOf(client, thing, { query, maxAgeMs: 0, limit: enough });
		const [row, ...others] = rows.filter(accepts);
		// Several are no answer to a search for one name: the filter was not heeded.
		if (row && others.length === 0 && isLike(thing, row, name)) return row;
	}
	const inList = async (maxAgeMs?: number) => {
		const rows = (await listOf(client, thing, { maxAgeMs })).filter(accepts);
		const called = calledBy(thing, rows, name, wanted);
		const loosely = rows.filter((row) => mayBeSameName(thing.title(row), name));
		return onlyOne(thing, name, called.length > 0 ? called : loosely, wanted);
	};
	return await findFresh(inList);
}

function isLike(thing: Thing, row: Row, name: string): boolean {
	const title = thing.title(row);
	return mayBeSameName(title, name) || nearest(name, [title]).length > 0;
}

/**
 * Those of that title, else those that the selector shows so, since details tell equal titles apart.
 * The same letters come before what only the service takes for the same; an address has no other.
 */
function calledBy(
	thing: Thing,
	rows: Row[],
	name: string,
	{ accepts = () => true }: Wanted,
): Row[] {
	const accepted = rows.filter(accepts);
	const isExact = (title: string) => fold(title) === fold(name);
	const isSame = (title: string) => thing.exact === undefined && sameName(title, name);
	for (const fits of [isExact, isSame]) {
		for (const shown of [thing.title, (row: Row) => describe(thing, row)]) {
			const called = accepted.filter((row) => fits(shown(row)));
			if (called.length > 0) return called;
		}
	}
	return [];
}

function onlyOne(
	thing: Thing,
	name: string,
	rows: Row[],
	{ label = thing.name }: Wanted,
): Row | undefined {
	if (rows.length < 2) return rows[0];
	const candidates = rows.map((row) => `${describe(thing, row)} (ID ${String(row.id)})`).join(', ');
	throw new Failure(`More than one ${thing.name} is called ${shorten(name)}`, {
		description: `Choose one by ID: ${candidates}`,
		field: label,
	});
}
