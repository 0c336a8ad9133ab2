import type { Field, FieldGroup, Operation } from '../../nodes/ActiveCampaign/core/descriptor';
import { formFields } from '../../nodes/ActiveCampaign/core/form/properties';
import { isShown } from '../../nodes/ActiveCampaign/core/run/request';
import type { Row } from '../../nodes/ActiveCampaign/core/values';
import { sampleOf } from './sampleValues';

/** `required`: only required fields are filled in, others have their default; `all`: all are filled in. */
type Extent = 'required' | 'all';

/** A field, given by its path through collections, set to one value. */
interface Pin {
	path: Field[];
	value: unknown;
}

/** Parameters with only the required fields filled in; all others have their default. */
export function requiredValues(operation: Operation): Row {
	return valuesOf(formFields(operation), 'required');
}

/** Parameters with every visible field filled in; choices keep their default. */
export function allValues(operation: Operation): Row {
	return valuesOf(formFields(operation), 'all');
}

/**
 * Sets of parameters that together send everything the form allows: for each choice of each field,
 * and for each field that the defaults hide, one set with the required fields and one with all.
 */
export function everyValues(operation: Operation): Row[] {
	const fields = formFields(operation);
	return [
		requiredValues(operation),
		allValues(operation),
		...pinsOf(fields).flatMap((pin) => [
			valuesOf(fields, 'required', pin),
			valuesOf(fields, 'all', pin),
		]),
	];
}

/** A choice or switch of a form, by its path through collections. */
export interface ChoiceInForm {
	path: Field[];
	/** What the descriptor offers; both states of a switch. */
	offered: unknown[];
	/** Parameters with every visible field filled in and this one set to a value of its own. */
	valuesWith(value: unknown): Row;
}

/** Every choice and switch of an operation, those inside collections included. */
export function choicesIn(operation: Operation): ChoiceInForm[] {
	const fields = formFields(operation);
	return pathsOf(fields).flatMap((path) => {
		const field = path[path.length - 1] as Field;
		if (!isChoice(field)) return [];
		const valuesWith = (value: unknown) => valuesOf(fields, 'all', { path, value });
		return [{ path, offered: alternativesOf(field), valuesWith }];
	});
}

function isChoice(field: Field): boolean {
	if (field.type === 'boolean') return true;
	const isOne = field.type === 'options' || field.type === 'multiOptions';
	return isOne && field.typeOptions?.loadOptionsMethod === undefined;
}

function pathsOf(fields: Field[]): Field[][] {
	return fields.flatMap((field) => [
		[field],
		...membersOf(field)
			.flatMap(pathsOf)
			.map((path) => [field, ...path]),
	]);
}

/** The parameters with another value at a path; `absent` removes what is there. */
export function replacedAt(values: Row, [field, ...inner]: Field[], value: unknown): Row {
	if (field === undefined) return values;
	const { [field.name]: before, ...others } = values;
	if (inner.length === 0) return value === absent ? others : { ...others, [field.name]: value };
	const members = before as Row;
	if (field.type === 'collection')
		return { ...others, [field.name]: replacedAt(members, inner, value) };
	const group = (field.options as FieldGroup[]).find((one) =>
		one.values.includes(inner[0] as Field),
	);
	const name = group?.name ?? '';
	const rows = members[name];
	const replaced = Array.isArray(rows)
		? rows.map((row: Row) => replacedAt(row, inner, value))
		: replacedAt(rows as Row, inner, value);
	return { ...others, [field.name]: { ...members, [name]: replaced } };
}

export const absent = Symbol('absent');

function valuesOf(fields: Field[], extent: Extent, pin?: Pin): Row {
	const [target, ...inner] = pin?.path ?? [];
	const forced = target ? conditionsOf(fields, target) : {};
	const values: Row = {};
	const pending = new Set(fields);
	for (let before = -1; before !== pending.size;) {
		before = pending.size;
		for (const field of pending) {
			if (!isShown(field, values)) continue;
			pending.delete(field);
			if (field === target && pin) {
				values[field.name] = inner.length
					? containerOf(field, extent, { path: inner, value: pin.value })
					: pin.value;
			} else {
				values[field.name] = field.name in forced ? forced[field.name] : valueOf(field, extent);
			}
		}
	}
	return values;
}

function valueOf(field: Field, extent: Extent): unknown {
	// Paging and Simplify are not part of the request.
	if (['returnAll', 'limit', 'simplify'].includes(field.name)) return field.default;
	const filledIn = extent === 'all' || field.required === true;
	if (field.type === 'collection' || field.type === 'fixedCollection')
		return filledIn ? containerOf(field, extent) : {};
	if (filledIn) return sampleOf(field);
	return field.type === 'resourceLocator'
		? { __rl: true, ...(field.default as Row) }
		: field.default;
}

/** A collection's members, or one row of each group of a fixed collection. */
function containerOf(field: Field, extent: Extent, pin?: Pin): Row {
	if (field.type === 'collection') {
		const members = field.options as Field[];
		// A member that was not added to a collection has no value, not even its default.
		const added = extent === 'all' ? members : neededFor(members, pin?.path[0]);
		return valuesOf(added, extent, pin);
	}
	const several = field.typeOptions?.multipleValues === true;
	return Object.fromEntries(
		(field.options as FieldGroup[]).map(({ name, values }) => {
			const inside = pin && values.includes(pin.path[0] as Field) ? pin : undefined;
			const row = valuesOf(values, extent, inside);
			return [name, several ? [row] : row];
		}),
	);
}

function neededFor(members: Field[], target: Field | undefined): Field[] {
	if (target === undefined) return [];
	const conditions = conditionsOf(members, target);
	return members.filter((member) => member === target || member.name in conditions);
}

/** The values of other fields that show a field, and those that show these fields. */
function conditionsOf(fields: Field[], field: Field): Row {
	const conditions: Row = {};
	for (const [name, [first]] of Object.entries(field.showWhen ?? {})) {
		const sibling = fields.find((candidate) => candidate.name === name);
		conditions[name] = first;
		if (sibling) Object.assign(conditions, conditionsOf(fields, sibling));
	}
	return conditions;
}

function pinsOf(fields: Field[]): Pin[] {
	return fields.flatMap((field) => [
		...alternativesOf(field).map((value) => ({ path: [field], value })),
		...membersOf(field)
			.flatMap(pinsOf)
			.map(({ path, value }) => ({ path: [field, ...path], value })),
		...combinationsOf(field).map((value) => ({ path: [field], value })),
	]);
}

/** If a function converts a collection, each combination of its choices may send other members. */
function combinationsOf(field: Field): Row[] {
	if (field.type !== 'collection' || typeof field.sendAs !== 'function') return [];
	const [members = []] = membersOf(field);
	const choices = members.filter(({ type }) => type === 'options');
	return choices.reduce<Row[]>(
		(rows, choice) =>
			rows.flatMap((row) =>
				alternativesOf(choice).map((value) => ({ ...row, [choice.name]: value })),
			),
		[{}],
	);
}

function alternativesOf(field: Field): unknown[] {
	if (field.type === 'boolean') return [true, false];
	const values = (field.options ?? []).flatMap((option) =>
		'value' in option ? [option.value] : [],
	);
	if (field.type === 'options') return values;
	if (field.type === 'multiOptions') return values.map((value) => [value]);
	const isContainer = field.type === 'collection' || field.type === 'fixedCollection';
	return field.showWhen && !isContainer ? [sampleOf(field)] : [];
}

/** The fields inside a field, by group. */
export function membersOf(field: Field): Field[][] {
	if (field.type === 'collection') return [field.options as Field[]];
	if (field.type === 'fixedCollection')
		return (field.options as FieldGroup[]).map(({ values }) => values);
	return [];
}

/** All fields, including those inside collections. */
export function everyField(fields: Field[]): Field[] {
	return fields.flatMap((field) => [field, ...membersOf(field).flatMap(everyField)]);
}
