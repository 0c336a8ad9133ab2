import type { Client } from '../client/client';
import { pageSize } from '../client/pages';
import type { Thing } from '../descriptor';
import { fold } from '../equality';
import { Failure } from '../failure';
import { isEmpty, isRow, type Row, shorten } from '../values';
import { describe, listOf } from './lookup';
import { nearest } from './nearest';

/** A name that is not in a list this old may have been added since. */
const freshMs = 1_000;

/**
 * The ID of what a locator's value names: picked from the list or typed as ID it is taken as it
 * is, an e-mail address or a name is looked up, exactly but for case and over all pages. Throws
 * `Failure` when nothing or more than one thing has that name.
 */
export async function identify(
	client: Client,
	thing: Thing,
	value: unknown,
	label: string,
): Promise<string> {
	const named = await nameOf(client, thing, value, label);
	return typeof named === 'string' ? named : String(named.id);
}

/** The thing that a locator's value names, as its list has it. */
export async function rowOf(
	client: Client,
	thing: Thing,
	value: unknown,
	label: string,
): Promise<Row> {
	const named = await nameOf(client, thing, value, label);
	if (typeof named !== 'string') return named;
	const find = async (maxAgeMs?: number) =>
		(await listOf(client, thing, { maxAgeMs })).find(({ id }) => String(id) === named);
	const row = (await find()) ?? (await find(freshMs));
	if (row) return row;
	throw new Failure(`There is no ${thing.name} with ID ${shorten(named)}`, {
		description: `Choose the ${thing.name} again from the list: it may have been deleted`,
		field: label,
		missing: true,
	});
}

/** The row of a name or an address, or the ID as it was given. */
async function nameOf(
	client: Client,
	thing: Thing,
	value: unknown,
	label: string,
): Promise<Row | string> {
	const { mode, text } = read(value);
	if (text === '') {
		throw new Failure(`${label} is empty`, {
			description: `Choose the ${thing.name}, or check the expression that gives it`,
			field: label,
		});
	}
	if (thing.exact !== undefined && (mode === 'email' || (mode !== 'list' && text.includes('@')))) {
		return await byExactQuery(client, thing, thing.exact, text, label);
	}
	return mode === 'name' ? await byTitle(client, thing, text, label) : text;
}

/** A locator's mode and value; a bare value comes from an expression and counts as ID. */
function read(value: unknown): { mode: string; text: string } {
	if (isRow(value) && 'mode' in value)
		return { mode: String(value.mode), text: read(value.value).text };
	return { mode: 'id', text: isEmpty(value) || isRow(value) ? '' : String(value).trim() };
}

async function byExactQuery(
	client: Client,
	thing: Thing,
	parameter: string,
	text: string,
	label: string,
): Promise<Row> {
	const find = async (maxAgeMs?: number) => {
		const rows = await listOf(client, thing, {
			query: { [parameter]: text },
			maxAgeMs,
			limit: 10,
		});
		return rows.find((row) => fold(thing.title(row)) === fold(text));
	};
	const found = (await find()) ?? (await find(freshMs));
	if (found) return found;
	throw new Failure(`There is no ${thing.name} ${shorten(text)}`, {
		description: `Check the spelling, or create the ${thing.name} first, for example with Create or Update`,
		field: label,
		missing: true,
	});
}

/** Narrows what is looked for by name. */
export interface Wanted {
	/** How old the list may be that says there is nothing; 0 reads it anew. */
	maxAgeMs?: number;
	/** How a message calls the field. */
	label?: string;
	/** Whether a thing of the name is the one meant. */
	accepts?: (row: Row) => boolean;
}

/** The thing that is called so, if there is one; throws `Failure` when there are several. */
export async function findByTitle(
	client: Client,
	thing: Thing,
	text: string,
	{ maxAgeMs = freshMs, label = thing.name, accepts = () => true }: Wanted = {},
): Promise<Row | undefined> {
	const parameter = thing.exact ?? thing.search;
	const query = parameter === undefined ? {} : { [parameter]: text };
	const find = async (age?: number) =>
		calledBy(thing, await listOf(client, thing, { query, maxAgeMs: age }), text).filter(accepts);
	const known = maxAgeMs === 0 ? [] : await find();
	const matches = known.length > 0 ? known : await find(maxAgeMs);
	if (matches.length < 2) return matches[0];
	const candidates = matches
		.map((row) => `${describe(thing, row)} (ID ${String(row.id)})`)
		.join(', ');
	throw new Failure(`More than one ${thing.name} is called ${shorten(text)}`, {
		description: `Choose one by ID: ${candidates}`,
		field: label,
	});
}

async function byTitle(client: Client, thing: Thing, text: string, label: string): Promise<Row> {
	const match = await findByTitle(client, thing, text, { label });
	if (match) return match;
	// What is searched on the server can be thousands: look-alikes are worth one page.
	const suggestFrom = thing.search === undefined ? {} : { limit: pageSize };
	const near = nearest(text, (await listOf(client, thing, suggestFrom)).map(thing.title));
	throw new Failure(`There is no ${thing.name} called ${shorten(text)}`, {
		description:
			near.length > 0
				? `Did you mean ${near.map(shorten).join(' or ')}?`
				: `Create the ${thing.name} first`,
		field: label,
		missing: true,
	});
}

/** Those of that title; else those that the selector shows so, since details tell equal titles apart. */
function calledBy(thing: Thing, rows: Row[], text: string): Row[] {
	const wanted = fold(text);
	const titled = rows.filter((row) => fold(thing.title(row)) === wanted);
	return titled.length > 0 ? titled : rows.filter((row) => fold(describe(thing, row)) === wanted);
}
