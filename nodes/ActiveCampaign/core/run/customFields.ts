import { topicOf } from '../client/cache';
import type { Client } from '../client/client';
import type { ApiRequest } from '../client/exchange';
import { plainRequest, splitRoute } from '../client/route';
import type { CustomField, FieldSource } from '../descriptor';
import { fold } from '../equality';
import { Failure } from '../failure';
import { unquoted } from '../splitText';
import { isEmpty, isRow, parseJson, type Row, shorten } from '../values';
import { isNothing } from '../words';
import { fieldValueOf, isBlank, missingOptions } from './fieldEncoding';
import { findFresh } from './lookup';
import { nearest } from './nearest';

/** All custom fields of a resource, or of one owner; cached. */
export async function customFields(
	client: Client,
	source: FieldSource,
	owner = '',
	maxAgeMs?: number,
): Promise<CustomField[]> {
	const { route, returns, changedBy = [] } = source.list;
	const { path } = splitRoute(route);
	const load = async () => {
		const fields: CustomField[] = [];
		const pages = client.pages(plainRequest('GET', path), returns, 'byOffset');
		for await (const { rows, body } of pages) fields.push(...source.read(rows, body, owner));
		return fields;
	};
	return await client.remember(`${route} ${owner}`, [topicOf(path), ...changedBy], load, maxAgeMs);
}

/** The custom field with an ID; throws `Failure` if there is none. */
export async function customFieldWithId(
	client: Client,
	source: FieldSource,
	id: string,
): Promise<CustomField> {
	const found = await findFresh(async (maxAgeMs) =>
		(await customFields(client, source, '', maxAgeMs)).find((field) => field.id === id),
	);
	if (found) return found;
	throw new Failure(`There is no custom field with ID ${shorten(id)}`, {
		description: 'Choose the field again from the list: it may have been deleted',
		field: 'Custom Field',
		missing: true,
	});
}

/** Creates a missing option; `name` is the same for the same option. */
export type AddOption = (name: string, request: ApiRequest) => Promise<unknown>;

/** A member of an item, mapped onto a custom field. */
interface Mapped {
	key: string;
	field: CustomField;
	/** The object that sets or clears the field. */
	member: Row;
	clears: boolean;
	/** Options to create first. */
	missing: string[];
}

interface MappingOptions {
	/** Whether empty values clear. */
	clear: boolean;
	/** The ID of what has the fields. */
	owner?: string;
	/** Creates the missing options; without it they are refused. */
	addOption?: AddOption;
	/** IANA name of the workflow's time zone. */
	timeZone: string;
	/** The currency of amounts, in place of the fields' own. */
	currency?: string;
}

/**
 * The objects that set the fields of a resource mapper's value. Fields are found by ID, or else by
 * personalization tag or title; empty values are skipped unless `clear`. Throws `Failure` naming the
 * field if it does not exist, does not accept the value, or has two values. With `addOption`, missing
 * options are created.
 */
export async function mappedValues(
	client: Client,
	source: FieldSource,
	mapper: unknown,
	how: MappingOptions,
): Promise<Row[]> {
	const { clear, owner, addOption } = how;
	const { given, strict, picked } = read(mapper);
	const wanted = Object.entries(given).filter(([, value]) => clear || !isEmpty(value));
	if (wanted.length === 0) return [];
	const fields = await customFields(client, source, owner);
	const mapped = new Map<string, Mapped>();
	for (const [key, value] of wanted) {
		const field = findField(key, fields, picked);
		if (field) {
			const next = mapOnto(source, inCurrency(field, how), key, value, how);
			if (!next.clears || clear) mapped.set(field.id, merged(next, mapped.get(field.id)));
		} else if (strict) {
			// Automatic mapping ignores members that are no fields; a field that the user selected must exist.
			throw missingField(key, fields);
		}
	}
	// Only after all values of the item have been validated.
	for (const { field, missing } of mapped.values()) {
		await Promise.all(
			missing.map(async (option) => {
				const request = source.addOptions?.(field, [option]);
				if (request) await addOption?.(`option ${field.id} ${fold(option)}`, request);
			}),
		);
	}
	return [...mapped.values()].map(({ member }) => member);
}

function inCurrency(field: CustomField, { currency }: MappingOptions): CustomField {
	return currency === undefined || field.type !== 'currency' ? field : { ...field, currency };
}

function mapOnto(
	source: FieldSource,
	field: CustomField,
	key: string,
	value: unknown,
	{ addOption, timeZone }: MappingOptions,
): Mapped {
	if (isBlank(field, value))
		return { key, field, member: source.member(field, ''), clears: true, missing: [] };
	const missing = addOption && source.addOptions ? missingOptions(field, value) : [];
	const extended = { ...field, options: [...field.options, ...missing] };
	const member = source.member(field, fieldValueOf(extended, value, timeZone));
	return { key, field, member, clears: false, missing };
}

/** An item may have a field twice, by title and by tag; throws `Failure` if the values differ. */
function merged(next: Mapped, former: Mapped | undefined): Mapped {
	if (!former || former.clears) return next;
	const agree = JSON.stringify(next.member) === JSON.stringify(former.member);
	if (next.clears || agree) return former;
	throw new Failure(
		`${shorten(former.key)} and ${shorten(next.key)} are both the custom field ${shorten(next.field.title)}, with two values`,
		{ description: 'Keep one of the two in the item', field: next.key },
	);
}

/** What a mapper holds; `picked` are the fields that n8n's form shows, which are named by ID. */
interface Given {
	given: Row;
	strict: boolean;
	picked: Set<string>;
}

/** Reads a mapper, whose values an expression may give as an object or as JSON; throws `Failure`. */
function read(mapper: unknown): Given {
	const { value, schema, mappingMode } = isRow(mapper) ? mapper : { value: mapper };
	const isText = typeof value === 'string' && isRow(mapper);
	const given = isText && !isNothing(value) ? parseJson(value, 'Custom Fields') : value;
	if (!isRow(given) && !isNothing(given)) {
		throw new Failure(`Custom Fields is not valid: ${shorten(given)}`, {
			description: 'Map the fields one by one, or give an object with a member for each field',
			field: 'Custom Fields',
		});
	}
	const columns = Array.isArray(schema) ? schema.filter(isRow) : [];
	return {
		given: isRow(given) ? given : {},
		strict: mappingMode !== 'autoMapInputData',
		picked: new Set(columns.map(({ id }) => String(id))),
	};
}

/** The field of a name or an ID; in quotes it is a name. Throws `Failure` where it is one field's ID and another's name. */
function findField(
	key: string,
	fields: CustomField[],
	picked: Set<string>,
): CustomField | undefined {
	const withId = fields.find(({ id }) => id === key);
	if (withId && picked.has(key)) return withId;
	const called = fieldCalled(key, fields) ?? fieldCalled(unquoted(key) ?? '', fields);
	if (!withId || !called || withId === called) return withId ?? called;
	throw new Failure(`${shorten(key)} is the ID of one custom field and the name of another`, {
		description: `Call the member ${shorten(withId.title)} to mean the first; "${key}", with the quotes, to mean the second`,
		field: key,
	});
}

function fieldCalled(name: string, fields: CustomField[]): CustomField | undefined {
	const wanted = fold(name);
	if (wanted === '') return undefined;
	return (
		fields.find(({ perstag }) => perstag && fold(perstag) === wanted.replace(/^%|%$/g, '')) ??
		fields.find(({ title }) => fold(title) === wanted)
	);
}

function missingField(key: string, fields: CustomField[]): Failure {
	const near = nearest(
		key,
		fields.map(({ title }) => title),
	);
	return new Failure(`There is no custom field ${shorten(key)}`, {
		description:
			near.length > 0
				? `Did you mean ${near.map(shorten).join(' or ')}?`
				: 'Choose the field again from the list: it may have been deleted',
		field: key,
	});
}
