import { type Client, topicOf } from './client';
import { isRow } from './decode';
import { Failure } from './failure';
import { nearest } from './nearest';
import { isEmpty, plainRequest, shorten, splitRoute } from './request';
import type { CustomField, FieldSource, FieldValue, Row } from './types';

const chooseOne = new Set(['dropdown', 'radio']);
const chooseSeveral = new Set(['listbox', 'checkbox', 'multiselect', 'multi-select']);
const numeric = new Set(['number', 'currency']);

/** Every custom field of a resource, or of one owner of fields, over all pages, remembered for a while. */
export async function customFields(
	client: Client,
	source: FieldSource,
	owner = '',
): Promise<CustomField[]> {
	const { path } = splitRoute(source.route);
	const name = `${source.route} ${owner}`;
	return await client.remember(name, [topicOf(path), ...(source.changedBy ?? [])], async () => {
		const fields: CustomField[] = [];
		const pages = client.pages(plainRequest('GET', path), source.returns, 'byOffset');
		for await (const { rows, body } of pages) fields.push(...source.read(rows, body, owner));
		return fields;
	});
}

/**
 * The members that set what a resource mapper holds. Fields are found by ID, then by
 * personalisation tag, then by title; empty values are left out unless `clear`. Throws `Failure`
 * naming the field when it does not exist or cannot take the value.
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
	const members: Row[] = [];
	for (const [key, value] of wanted) {
		const field = fieldCalled(key, fields);
		if (field) {
			const extended = addsOptions ? await withOptionsFor(client, source, field, value) : field;
			members.push(source.member(field, isEmpty(value) ? '' : fieldValueOf(extended, value)));
		} else if (strict) {
			// An item mapped as a whole has members that are no fields; one that was chosen must exist.
			throw missingField(key, fields);
		}
	}
	return members;
}

/** The field with the options that a value needs; those that it lacks are created, once for all items. */
async function withOptionsFor(
	client: Client,
	{ addOptions }: FieldSource,
	field: CustomField,
	value: unknown,
): Promise<CustomField> {
	const isChoice = chooseOne.has(field.type) || chooseSeveral.has(field.type);
	if (!addOptions || !isChoice || isEmpty(value)) return field;
	const known = new Set(field.options.map(fold));
	const wanted = chooseOne.has(field.type) ? [String(value).trim()] : parts(value);
	const missing = wanted.filter((option) => !known.has(fold(option)));
	await Promise.all(
		missing.map(async (option) => {
			const name = `option ${field.id} ${fold(option)}`;
			await client.remember(name, [], async () => await client.call(addOptions(field, [option])));
		}),
	);
	return { ...field, options: [...field.options, ...missing] };
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
			({ perstag }) => perstag !== undefined && fold(perstag) === wanted.replace(/^%|%$/g, ''),
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

/** A value of the field's own type, or a failure that names field and choices. */
export function fieldValueOf(field: CustomField, value: unknown): FieldValue {
	if (chooseSeveral.has(field.type)) return parts(value).map((part) => optionOf(field, part));
	if (chooseOne.has(field.type)) return optionOf(field, String(value));
	if (numeric.has(field.type)) return numberOf(field, value);
	if (field.type === 'date') return dateOf(field, value).slice(0, 10);
	if (field.type === 'datetime') return dateOf(field, value);
	if (Array.isArray(value)) return value.map(String).join(', ');
	return isRow(value) ? JSON.stringify(value) : String(value);
}

function numberOf({ title }: CustomField, value: unknown): number {
	const amount = Number(typeof value === 'string' ? value.trim() : value);
	if (Number.isFinite(amount)) return amount;
	throw new Failure(`${shorten(value)} is not a number for the custom field ${shorten(title)}`, {
		description: 'Give a plain number with a point, for example 45.60',
		field: title,
	});
}

/** Several options as the API of contacts takes them. */
export function joined(value: FieldValue): string {
	return Array.isArray(value) ? `||${value.join('||')}||` : String(value);
}

/** `['a', 'b']`, `||a||b||` or `a, b`. */
function parts(value: unknown): string[] {
	const list = Array.isArray(value)
		? value.map(String)
		: String(value).split(String(value).includes('||') ? '||' : ',');
	return list.map((part) => part.trim()).filter((part) => part !== '');
}

function optionOf({ title, options }: CustomField, wanted: string): string {
	const text = wanted.trim();
	if (options.length === 0) return text;
	const option =
		options.find((one) => one === text) ?? options.find((one) => fold(one) === fold(text));
	if (option !== undefined) return option;
	const offered = options.slice(0, 10).map(shorten).join(', ');
	throw new Failure(`${shorten(text)} is not an option of the custom field ${shorten(title)}`, {
		description: `Choose one of ${offered}${options.length > 10 ? `, or ${options.length - 10} more` : ''}`,
		field: title,
	});
}

/** The date as the user gave it, so that no time zone moves it to another day. */
function dateOf({ title, type }: CustomField, value: unknown): string {
	const text = value instanceof Date ? value.toISOString() : String(value).trim();
	const iso = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}.*)?$/.test(text);
	if (iso && !Number.isNaN(Date.parse(text))) return text.replace(' ', 'T');
	throw new Failure(`${shorten(value)} is not a date for the custom field ${shorten(title)}`, {
		description: `Write it as ${type === 'date' ? '2026-05-31' : '2026-05-31T09:30:00+02:00'}, or choose it with the date picker`,
		field: title,
	});
}

function fold(text: string): string {
	return text.trim().toLocaleLowerCase('en');
}
