import { isoDate, local, milliseconds, utc } from './dates';
import { exampleOf, facts, operationKey } from './facts';
import { pluralOf, singularOf } from './models';
import type { Account, Row } from './types';

type Values = Record<string, unknown>;

/** The members of a collection's rows, from documented and recorded responses. */
interface Shape {
	/** Every member with an unset value of its type. */
	blank: Values;
	/** Paths of the `links` of a recorded row around the place of its id; an empty array is `links: []`. */
	links: Array<[name: string, before: string, after: string | undefined]> | undefined;
}

const shapes = new Map<string, Shape>();

const isObject = (value: unknown): value is Values =>
	value !== null && typeof value === 'object' && !Array.isArray(value);

export function shapeOf(collection: string): Shape {
	const known = shapes.get(collection);
	if (known) return known;
	const rows = sampleRows(collection);
	const merged: Values = Object.assign({}, ...[...rows].reverse());
	const linked = rows.find((row) => isObject(row['links']) || Array.isArray(row['links']));
	const blank = Object.fromEntries(
		Object.entries(merged)
			.filter(([member]) => member !== 'links' && member !== 'id')
			.map(([member, value]) => [member, unset(value)]),
	);
	const shape = { blank, links: linked && linksOf(collection, linked) };
	shapes.set(collection, shape);
	return shape;
}

function sampleRows(collection: string): Values[] {
	const singular = singularOf(collection);
	const reads = [`GET /${collection}`, `GET /${collection}/{id}`].map(exampleOf);
	// Reads before creates: a create echoes the types that were sent.
	const others = [
		...facts.filter(({ method }) => method === 'GET'),
		...facts.filter(({ method, path }) => method === 'POST' && path === `/${collection}`),
	].map((fact) => exampleOf(operationKey(fact)));
	const rowsIn = (answers: unknown[]) =>
		answers.filter(isObject).flatMap((answer) => {
			const list = answer[collection];
			const one = answer[singular];
			return [...(Array.isArray(list) ? list : []), one].filter(isObject);
		});
	const fromReads = rowsIn(reads);
	return fromReads.length > 0 ? fromReads : rowsIn(others);
}

function unset(value: unknown): unknown {
	if (typeof value === 'string') return /^\d+(\.\d+)?$/.test(value) ? '0' : dateOrEmpty(value);
	if (typeof value === 'number') return 0;
	if (typeof value === 'boolean') return false;
	if (Array.isArray(value)) return [];
	return value === null ? null : {};
}

const dateOrEmpty = (value: string) => (/^\d{4}-\d\d-\d\d/.test(value) ? null : '');

/** Values as the service keeps them: of the type it answers with, old resources keep strings. */
export function normalise(collection: string, values: Values): Values {
	const { blank } = shapeOf(collection);
	return Object.fromEntries(
		Object.entries(values).map(([member, value]) => {
			const numeric = typeof blank[member] === 'number';
			if (typeof value === 'number') return [member, numeric ? value : String(value)];
			if (typeof value === 'boolean' && typeof blank[member] !== 'boolean') {
				return [member, numeric ? Number(value) : String(Number(value))];
			}
			const isNumber = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value);
			return [member, numeric && isNumber ? Number(value) : value];
		}),
	);
}

/** A row with all members of its kind, dates in every form and links of this account. */
export function present(account: Account, collection: string, row: Row): Values {
	const { blank, links } = shapeOf(collection);
	const shown: Values = { ...blank, ...row };
	for (const [prefix, source] of [
		['created', row['cdate']],
		['updated', row['udate'] ?? row['mdate'] ?? row['cdate']],
	] as const) {
		if (source === undefined || source === null) continue;
		const at = milliseconds(source);
		const texts = { _timestamp: local(at), _utc_timestamp: utc(at) };
		for (const [suffix, text] of Object.entries(texts)) {
			const member = `${prefix}${suffix}`;
			if (member in blank && row[member] === undefined) shown[member] = text;
		}
	}
	if (links?.length === 0) shown['links'] = [];
	else if (links) shown['links'] = ownLinks(account, links, row.id);
	return shown;
}

/** Split once for each kind: a page of contacts has thousands of links. */
function linksOf(collection: string, row: Values): Shape['links'] {
	const { links, id } = row;
	if (!isObject(links)) return [];
	return Object.entries(links).map(([name, link]) => {
		const path = String(link).replace(/^(https?:\/\/[^/]+)?(\/api\/(3|:version))?/, '/api/3');
		const [before = '', ...rest] = path.split(`/${collection}/${String(id ?? '')}/`);
		return rest.length === 0
			? [name, path, undefined]
			: [name, `${before}/${collection}/`, `/${rest.join(`/${collection}/${String(id ?? '')}/`)}`];
	});
}

function ownLinks(account: Account, links: NonNullable<Shape['links']>, id: string): Values {
	const own = encodeURIComponent(id);
	return Object.fromEntries(
		links.map(([name, before, after]) => [
			name,
			after === undefined ? `${account.url}${before}` : `${account.url}${before}${own}${after}`,
		]),
	);
}

const INSERT_DATES = [
	'cdate',
	'udate',
	'mdate',
	'createdTimestamp',
	'updatedTimestamp',
	'createdDate',
	'updatedDate',
	'adddate',
];
const UPDATE_DATES = ['udate', 'mdate', 'updatedTimestamp', 'updatedDate'];

/** Dates that the service sets by itself. */
export function stampsOf(collection: string, now: () => number) {
	const dates = (members: string[]) => {
		const { blank } = shapeOf(collection);
		return Object.fromEntries(
			members.filter((member) => member in blank).map((member) => [member, isoDate(now())]),
		);
	};
	return { inserted: () => dates(INSERT_DATES), updated: () => dates(UPDATE_DATES) };
}

/** Collection that a member of an answer belongs to: `contactTags` and `contactTag` → `contactTags`. */
export function collectionOf(member: string, list: boolean): string {
	return list ? member : pluralOf(member);
}
