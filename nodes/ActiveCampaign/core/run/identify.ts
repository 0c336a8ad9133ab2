import type { Client } from '../client/client';
import { pageSize } from '../client/pages';
import type { Thing } from '../descriptor';
import { fold } from '../equality';
import { Failure } from '../failure';
import { isEmpty, isRow, type Row, shorten } from '../values';
import { findNamed, freshMs } from './findNamed';
import { listOf } from './lookup';
import { nearest } from './nearest';

/**
 * The ID of what a locator's value names: picked from the list or typed as ID it is taken as it
 * is, an e-mail address or a name is looked up, over all pages; an address exactly but for case, a
 * name as ActiveCampaign compares names. `foundMs` is how old a look-up may be that found it.
 * Throws `Failure` when nothing or more than one thing has that name.
 */
export async function identify(
	client: Client,
	thing: Thing,
	value: unknown,
	label: string,
	foundMs?: number,
): Promise<string> {
	const named = await nameOf(client, thing, value, { label, foundMs });
	return typeof named === 'string' ? named : String(named.id);
}

/** The thing that a locator's value names, as its list has it. */
export async function rowOf(
	client: Client,
	thing: Thing,
	value: unknown,
	label: string,
	foundMs?: number,
): Promise<Row> {
	const named = await nameOf(client, thing, value, { label, foundMs });
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

/** What a message calls the field, and how old a look-up may be that found something. */
interface Asked {
	label: string;
	foundMs: number | undefined;
}

/** The row of a name or an address, or the ID as it was given. */
async function nameOf(
	client: Client,
	thing: Thing,
	value: unknown,
	asked: Asked,
): Promise<Row | string> {
	const { label } = asked;
	const { mode, text } = read(value);
	if (text === '') {
		throw new Failure(`${label} is empty`, {
			description: `Choose the ${thing.name}, or check the expression that gives it`,
			field: label,
		});
	}
	if (thing.exact !== undefined && (mode === 'email' || (mode !== 'list' && text.includes('@')))) {
		return await byExactQuery(client, thing, thing.exact, text, asked);
	}
	return mode === 'name' ? await byTitle(client, thing, text, asked) : text;
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
	{ label, foundMs }: Asked,
): Promise<Row> {
	const find = async (maxAgeMs?: number) => {
		const rows = await listOf(client, thing, {
			query: { [parameter]: text },
			maxAgeMs,
			limit: 10,
		});
		return rows.find((row) => fold(thing.title(row)) === fold(text));
	};
	const found = (await find(foundMs)) ?? (await find(freshMs));
	if (found) return found;
	throw new Failure(`There is no ${thing.name} ${shorten(text)}`, {
		description: `Check the spelling, or create the ${thing.name} first, for example with Create or Update`,
		field: label,
		missing: true,
	});
}

async function byTitle(
	client: Client,
	thing: Thing,
	text: string,
	{ label, foundMs }: Asked,
): Promise<Row> {
	const match = await findNamed(client, thing, text, {
		label,
		...(foundMs === undefined ? {} : { foundMs }),
	});
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
