import { topicOf } from '../client/cache';
import type { Client } from '../client/client';
import { plainRequest, splitRoute } from '../client/route';
import type { CustomField, FieldSource } from '../descriptor';
import { fold } from '../equality';
import { Failure } from '../failure';
import { isEmpty, isRow, type Row, shorten } from '../values';
import { fieldValueOf, isBlank, missingOptions } from './fieldEncoding';
import { nearest } from './nearest';

/** Every custom field of a resource, or of one owner of fields, over all pages, remembered for a while. */
export async function customFields(
	client: Client,
	source: FieldSource,
	owner = '',
): Promise<CustomField[]> {
	const { route, returns, changedBy = [] } = source.list;
	const { path } = splitRoute(route);
	return await client.remember(`${route} ${owner}`, [topicOf(path), ...changedBy], async () => {
		const fields: CustomField[] = [];
		const pages = client.pages(plainRequest('GET', path), returns, 'byOffset');
		for await (const { rows, body } of pages) fields.push(...source.read(rows, body, owner));
		return fields;
	});
}

/** What one member of an item says of a field. */
interface Mapped {
	key: string;
	field: CustomField;
	/** What sets the field, or clears it. */
	member: Row;
	clears: boolean;
	/** Options that are to be created first. */
	missing: string[];
}

/**
 * The members that set what a resource mapper holds. Fields are found by ID, then by
 * personalisation tag, then by title; empty values are left out unless `clear`. Throws `Failure`
 * naming the field when it does not exist, cannot take the value, or is given two values.
 */
export async function mappedValues(
	client: Client,
	source: FieldSource,
	mapper: unknown,
	{ clear, owner, addsOptions = false }: { clear: boolean; owner?: string; addsOptions?: boolean },
): Promise<Row[]> {
	const { given, strict } = read(mapper);
	const wanted = Object.entries(given).filter(([, value]) => clear || !isEmpty(value));
	if (wanted.length === 0) return [];
	const fields = await customFields(client, source, owner);
	const mapped = new Map<string, Mapped>();
	for (const [key, value] of wanted) {
		const field = fieldCalled(key, fields);
		if (field) {
			const next = mappedOnto(source, field, key, value, addsOptions);
			if (!next.clears || clear) mapped.set(field.id, oneOf(next, mapped.get(field.id)));
		} else if (strict) {
			// An item mapped as a whole has members that are no fields; one that was chosen must exist.
			throw missingField(key, fields);
		}
	}
	// Only now that every value of the item is known to be storable.
	for (const { field, missing } of mapped.values())
		await addOptions(client, source, field, missing);
	return [...mapped.values()].map(({ member }) => member);
}

function mappedOnto(
	source: FieldSource,
	field: CustomField,
	key: string,
	value: unknown,
	addsOptions: boolean,
): Mapped {
	if (isBlank(field, value))
		return { key, field, member: source.member(field, ''), clears: true, missing: [] };
	const missing = addsOptions && source.addOptions ? missingOptions(field, value) : [];
	const extended = { ...field, options: [...field.options, ...missing] };
	const member = source.member(field, fieldValueOf(extended, value));
	return { key, field, member, clears: false, missing };
}

/** A spreadsheet may hold a field twice, by its title and by its tag; which of two values counts is not ours to guess. */
function oneOf(next: Mapped, former: Mapped | undefined): Mapped {
	if (!former || former.clears) return next;
	const agree = JSON.stringify(next.member) === JSON.stringify(former.member);
	if (next.clears || agree) return former;
	throw new Failure(
		`${shorten(former.key)} and ${shorten(next.key)} are both the custom field ${shorten(next.field.title)}, with two values`,
		{ description: 'Keep one of the two in the item', field: next.key },
	);
}

/** Creates the options, each once for all items. */
async function addOptions(
	client: Client,
	source: FieldSource,
	field: CustomField,
	options: string[],
): Promise<void> {
	await Promise.all(
		options.map(async (option) => {
			const request = source.addOptions?.(field, [option]);
			const name = `option ${field.id} ${fold(option)}`;
			if (request) await client.remember(name, [], async () => await client.call(request));
		}),
	);
}

function read(mapper: unknown): { given: Row; strict: boolean } {
	if (!isRow(mapper) || !isRow(mapper.value)) return { given: {}, strict: true };
	return { given: mapper.value, strict: mapper.mappingMode !== 'autoMapInputData' };
}

function fieldCalled(key: string, fields: CustomField[]): CustomField | undefined {
	const wanted = fold(key);
	return (
		fields.find(({ id }) => id === key) ??
		fields.find(
			// Not every field has one, and a column of a spreadsheet may have no name.
			({ perstag }) => perstag && fold(perstag) === wanted.replace(/^%|%$/g, ''),
		) ??
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
