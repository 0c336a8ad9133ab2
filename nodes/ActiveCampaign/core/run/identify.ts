import type { Client } from '../client/client';
import { pageSize } from '../client/pages';
import type { Thing } from '../descriptor';
import { fold } from '../equality';
import { Failure } from '../failure';
import { isRow, type Row, shorten } from '../values';
import { asWord, isLocator, isNothing } from '../words';
import { findNamed } from './findNamed';
import { findFresh, listOf, rowWithId } from './lookup';
import { nearest } from './nearest';

/**
 * The ID of what a locator's value names: picked from the list or typed as ID it is taken as it is
 * if it can be an ID; an e-mail address, a name or any other text is looked up, over all pages; an
 * address exactly but for case, a name as ActiveCampaign compares names. `foundMs` is how old a
 * look-up may be that found it. Throws `Failure` when nothing or more than one thing has that name.
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
	const row = await rowWithId(client, thing, named);
	if (row) return row;
	throw new Failure(`There is no ${thing.name} with ID ${shorten(named)}`, {
		description: `Choose the ${thing.name} again from the list: it may have been deleted`,
		field: label,
		missing: true,
	});
}

/**
 * Where look-alikes are looked for. What is searched on the server can be thousands, so it is worth
 * two pages: the first, and what begins like the name.
 */
async function suggestFrom(client: Client, thing: Thing, text: string): Promise<Row[]> {
	if (thing.search === undefined) return await listOf(client, thing);
	const begins = { query: { [thing.search]: text.slice(0, 3) }, limit: pageSize };
	const pages = [begins, { limit: pageSize }].map((narrow) => listOf(client, thing, narrow));
	return (await Promise.all(pages)).flat();
}

const byIdAdvice = 'Choose By ID to give an ID';

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
	const { mode, text } = read(value, label);
	if (text === '') {
		throw new Failure(`${label} is empty`, {
			description: `Choose the ${thing.name}, or check the expression that gives it`,
			field: label,
		});
	}
	if (mode !== 'name' && mode !== 'email' && isIdOf(thing, text)) return text;
	if (mode !== 'name' && (await hasRow(client, thing, text))) return text;
	return thing.exact === undefined || mode === 'name'
		? await byTitle(client, thing, text, asked)
		: await byExactQuery(client, thing, thing.exact, text, asked);
}

/** Whether an ID of a shape that is not expected is in the list, which a look-up by name reads anyway. */
async function hasRow(client: Client, thing: Thing, id: string): Promise<boolean> {
	const isListed = thing.search === undefined && thing.exact === undefined;
	return isListed && (await listOf(client, thing)).some((row) => String(row.id) === id);
}

/** Whether text can be the ID of such a thing. */
export function isIdOf({ isId = isNumber }: Thing, text: string): boolean {
	return isId(text);
}

const isNumber = (text: string) => /^\d+$/.test(text);

/** A locator's mode and value; a bare value comes from an expression and counts as ID. */
function read(value: unknown, label: string): { mode: string; text: string } {
	if (isLocator(value)) return { mode: String(value.mode), text: read(value.value, label).text };
	const isWord = !isNothing(value) && !isRow(value) && !Array.isArray(value);
	return { mode: 'id', text: isWord ? asWord(value, label) : '' };
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
	const found = await findFresh(find, foundMs);
	if (found) return found;
	throw new Failure(`There is no ${thing.name} ${shorten(text)}`, {
		description: isIdOf(thing, text)
			? byIdAdvice
			: `Check the spelling, or create the ${thing.name} first, for example with Create or Update`,
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
	throw await noneCalled(client, thing, text, label);
}

/** The failure that says that nothing is called so, with the names that are most like it. */
export async function noneCalled(
	client: Client,
	thing: Thing,
	text: string,
	label: string,
): Promise<Failure> {
	const near = nearest(text, [
		...new Set((await suggestFrom(client, thing, text)).map(thing.title)),
	]);
	const advice =
		near.length > 0
			? `Did you mean ${near.map(shorten).join(' or ')}?`
			: `Create the ${thing.name} first`;
	return new Failure(`There is no ${thing.name} called ${shorten(text)}`, {
		description: isIdOf(thing, text) ? `${byIdAdvice}. ${advice}` : advice,
		field: label,
		missing: true,
	});
}
