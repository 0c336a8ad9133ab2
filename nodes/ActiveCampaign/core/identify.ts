import { type Client, topicOf } from './client';
import { isRow } from './decode';
import { Failure } from './failure';
import { pageSize } from './pages';
import { isEmpty, shorten, splitRoute } from './request';
import type { ApiRequest, Lookup, Row } from './types';

/** How many look-alikes an error names. */
const suggestions = 3;

/**
 * The ID of what a locator's value names: picked from the list or typed as ID it is taken as it
 * is, an e-mail address or a name is looked up, exactly but for case and over all pages. Throws
 * `Failure` when nothing or more than one thing has that name.
 */
export async function identify(
	client: Client,
	lookup: Lookup,
	value: unknown,
	label: string,
): Promise<string> {
	const { mode, text } = read(value);
	if (text === '') {
		throw new Failure(`${label} is empty`, {
			description: `Choose the ${lookup.label}, or check the expression that gives it`,
			field: label,
		});
	}
	if (lookup.exact !== undefined && (mode === 'email' || (mode !== 'list' && text.includes('@')))) {
		return await byExactQuery(client, lookup, lookup.exact, text, label);
	}
	return mode === 'name' ? await byTitle(client, lookup, text, label) : text;
}

/** A locator's mode and value; a bare value comes from an expression and counts as ID. */
function read(value: unknown): { mode: string; text: string } {
	if (isRow(value) && 'mode' in value)
		return { mode: String(value.mode), text: read(value.value).text };
	return { mode: 'id', text: isEmpty(value) || isRow(value) ? '' : String(value).trim() };
}

async function byExactQuery(
	client: Client,
	lookup: Lookup,
	parameter: string,
	text: string,
	label: string,
): Promise<string> {
	const rows = await client.list(
		requestFor(lookup, { [parameter]: text }),
		lookup.returns,
		'byOffset',
		topicsOf(lookup),
		10,
	);
	const found = rows.find((row) => same(lookup.title(row), text));
	if (found) return String(found.id);
	// The service was asked for just this; what it does not have now may be there in a moment.
	forget(client, lookup);
	throw new Failure(`There is no ${lookup.label} ${shorten(text)}`, {
		description: `Check the spelling, or create the ${lookup.label} first, for example with Create or Update`,
		field: label,
	});
}

async function byTitle(
	client: Client,
	lookup: Lookup,
	text: string,
	label: string,
): Promise<string> {
	const rows = await rowsFor(client, lookup, text);
	const matches = rows.filter((row) => same(lookup.title(row), text));
	const [match] = matches;
	if (match && matches.length === 1) return String(match.id);
	if (match) {
		const candidates = matches
			.map((row) => `${describe(lookup, row)} (ID ${String(row.id)})`)
			.join(', ');
		throw new Failure(`More than one ${lookup.label} is called ${shorten(text)}`, {
			description: `Choose one by ID: ${candidates}`,
			field: label,
		});
	}
	forget(client, lookup);
	const near = nearest(text, (await rowsFor(client, lookup)).map(lookup.title));
	throw new Failure(`There is no ${lookup.label} called ${shorten(text)}`, {
		description:
			near.length > 0
				? `Did you mean ${near.map(shorten).join(' or ')}?`
				: `Create the ${lookup.label} first`,
		field: label,
	});
}

/** All rows, or those that the service finds for a text where it can search. */
export async function rowsFor(
	client: Client,
	lookup: Lookup,
	text = '',
	limit?: number,
): Promise<Row[]> {
	const narrowed = text !== '' && lookup.search !== undefined;
	const request = requestFor(lookup, narrowed ? { [lookup.search as string]: text } : {});
	return await client.list(
		request,
		lookup.returns,
		lookup.paging ?? 'byOffset',
		topicsOf(lookup),
		limit,
	);
}

/** What a selector offers for a typed text, with the offset at which more follows. */
export async function offer(
	client: Client,
	lookup: Lookup,
	text: string,
	offset: number,
): Promise<{ rows: Row[]; next?: number }> {
	if (lookup.search === undefined) {
		const rows = await rowsFor(client, lookup);
		return {
			rows: rows.filter((row) => describe(lookup, row).toLowerCase().includes(text.toLowerCase())),
		};
	}
	const request = requestFor(lookup, text === '' ? {} : { [lookup.search]: text });
	const rows = await client.page(request, lookup.returns, topicsOf(lookup), offset);
	return { rows, ...(rows.length < pageSize ? {} : { next: offset + rows.length }) };
}

/** Title and, where it tells two apart, detail. */
export function describe(lookup: Lookup, row: Row): string {
	const detail = lookup.detail?.(row) ?? '';
	return detail === '' ? lookup.title(row) : `${lookup.title(row)} (${detail})`;
}

function requestFor(lookup: Lookup, query: Row): ApiRequest {
	return { api: 'v3', ...splitRoute(lookup.route), query, repeatable: true };
}

function topicsOf(lookup: Lookup): string[] {
	return [topicOf(splitRoute(lookup.route).path), ...(lookup.changedBy ?? [])];
}

function forget(client: Client, lookup: Lookup): void {
	for (const topic of topicsOf(lookup)) client.forget(topic);
}

function same(one: string, other: string): boolean {
	return one.trim().toLocaleLowerCase('en') === other.trim().toLocaleLowerCase('en');
}

/** The titles most like a text, by the share of letter pairs they have in common. */
export function nearest(text: string, titles: string[]): string[] {
	const wanted = pairs(text);
	return titles
		.map((title) => ({ title, score: likeness(wanted, pairs(title)) }))
		.filter(({ score }) => score >= 0.3)
		.sort((one, other) => other.score - one.score)
		.slice(0, suggestions)
		.map(({ title }) => title);
}

function pairs(text: string): Set<string> {
	const letters = ` ${text.slice(0, 100).toLocaleLowerCase('en')} `;
	return new Set(Array.from({ length: letters.length - 1 }, (_, at) => letters.slice(at, at + 2)));
}

function likeness(one: Set<string>, other: Set<string>): number {
	const common = [...one].filter((pair) => other.has(pair)).length;
	return (2 * common) / (one.size + other.size);
}
