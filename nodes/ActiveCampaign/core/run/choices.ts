import type { INodePropertyOptions } from 'n8n-workflow';
import type { Field, FieldGroup } from '../descriptor';
import { fold } from '../equality';
import { Failure } from '../failure';
import { isEmpty, isRow, parseJson, type Row, shorten } from '../values';
import { splitList } from '../words';
import { clears, isShown } from './request';

/**
 * Where a field is: on the form itself; in a collection that says what is read or how a thing is
 * done, where nothing has no safe meaning; in one that holds data, where nothing is not sent; or in
 * one whose empty members are to be cleared.
 */
type Place = 'form' | 'settings' | 'data' | 'cleared';

const settings = new Set(['filters', 'sort', 'options']);

/** Stands for a member that counts as not added. */
const absent = Symbol('absent');

/**
 * The values with every choice and switch as the descriptor writes it, at any depth. An expression
 * may give the value or the label of a choice, in any case and with blanks around it, numbers also
 * as text, and a switch as true, false, 1 or 0. An empty member of a collection counts as not added,
 * except among filters and options and in a sort; any other empty value, and any other word, is
 * refused if the field is shown. What is picked from lists of the account is not looked at.
 * Throws `Failure` that names the field and what it can be.
 */
export function withChoices(fields: Field[], values: Row): Row {
	const result = read(fields, values, 'form', 'data');
	// A choice cannot be cleared.
	return clears(result) ? read(fields, values, 'form', 'cleared') : result;
}

function read(fields: Field[], values: Row, place: Place, data: Place): Row {
	const given = fields.filter(({ name }) => name in values);
	const result: Row = { ...values };
	// Choices first, because others are shown or hidden by them.
	for (const field of given) {
		const choice = attempt(() => chosen(field, values[field.name], 'data'));
		if ('value' in choice && choice.value !== absent) result[field.name] = choice.value;
	}
	for (const field of given) {
		if (!isShown(field, result)) continue;
		const value = isContainer(field)
			? inside(field, values[field.name], place, data)
			: chosen(field, values[field.name], place);
		if (value === absent) delete result[field.name];
		else if (isContainer(field) || isChoice(field)) result[field.name] = value;
	}
	return result;
}

function attempt<T>(work: () => T): { value: T } | { failure: unknown } {
	try {
		return { value: work() };
	} catch (failure) {
		return { failure };
	}
}

const isContainer = ({ type }: Field) => type === 'collection' || type === 'fixedCollection';

const isChoice = (field: Field) => field.type === 'boolean' || optionsOf(field).length > 0;

/** The fixed options of a field; none where they are loaded from the account. */
function optionsOf({ type, options = [], typeOptions }: Field): INodePropertyOptions[] {
	const isOne = type === 'options' || type === 'multiOptions';
	return isOne && typeOptions?.loadOptionsMethod === undefined
		? (options as INodePropertyOptions[])
		: [];
}

/** The members of a collection, or of the rows of a fixed collection. */
function inside(field: Field, value: unknown, outer: Place, data: Place): unknown {
	const members = typeof value === 'string' && !isEmpty(value) ? parsed(field, value) : value;
	if (!isRow(members)) return members;
	const isSetting = outer === 'settings' || settings.has(field.name);
	if (field.type === 'collection') {
		const isSent = field.sendAs === undefined;
		const place = isSetting ? 'settings' : isSent ? data : 'data';
		return read(field.options as Field[], members, place, data);
	}
	// Rows are never cleared.
	const place = isSetting ? 'settings' : 'data';
	const groups = (field.options as FieldGroup[]).filter(({ name }) => name in members);
	const rowsOf = ({ name, values }: FieldGroup) => {
		const row = (one: unknown) => (isRow(one) ? read(values, one, place, data) : one);
		const rows = members[name];
		return [name, Array.isArray(rows) ? rows.map(row) : row(rows)];
	};
	return { ...members, ...Object.fromEntries(groups.map(rowsOf)) };
}

/** A whole collection that an expression gives as text. */
function parsed({ displayName }: Field, text: string): Row {
	const value = parseJson(text, displayName);
	if (isRow(value)) return value;
	throw new Failure(`${displayName} is not valid: ${shorten(text)}`, {
		description: 'Add the fields one by one, or give a JSON object',
		field: displayName,
	});
}

/** The value of a choice or switch; of other fields the value as it is. */
function chosen(field: Field, value: unknown, place: Place): unknown {
	const isLeftOut = place === 'data' || (place === 'cleared' && value === undefined);
	const nothing = () => (isLeftOut ? absent : refuseEmpty(field));
	if (field.type === 'boolean') return isEmpty(value) ? nothing() : switchOf(field, value);
	const options = optionsOf(field);
	if (options.length === 0 || value === field.default) return value;
	if (field.type === 'options') {
		const option = optionCalled(options, value);
		if (option) return option.value;
		return isEmpty(value) ? nothing() : refuse(field, value);
	}
	if (isEmpty(value)) return Array.isArray(value) || field.required ? [] : nothing();
	const labels = options.flatMap(({ name, value: key }) => [name, String(key)]);
	const words = splitList(value, field.displayName, labels);
	const several = words.map((word) => optionCalled(options, word)?.value ?? refuse(field, word));
	return [...new Set(several)];
}

function optionCalled(
	options: INodePropertyOptions[],
	given: unknown,
): INodePropertyOptions | undefined {
	if (typeof given !== 'string' && typeof given !== 'number') return undefined;
	const word = fold(String(given));
	return (
		options.find(({ value }) => value === given) ??
		options.find(({ value }) => fold(String(value)) === word) ??
		options.find(({ name }) => fold(name) === word)
	);
}

const switches = new Map([
	['true', true],
	['1', true],
	['false', false],
	['0', false],
]);

function switchOf(field: Field, value: unknown): boolean {
	const isWord = ['boolean', 'string', 'number'].includes(typeof value);
	return (isWord ? switches.get(fold(String(value))) : undefined) ?? refuse(field, value);
}

function refuse(field: Field, value: unknown): never {
	throw new Failure(`${field.displayName} has no choice ${shorten(value)}`, adviceFor(field));
}

function refuseEmpty(field: Field): never {
	throw new Failure(`${field.displayName} is empty`, adviceFor(field));
}

function adviceFor(field: Field) {
	const labels =
		field.type === 'boolean' ? ['true', 'false'] : optionsOf(field).map(({ name }) => name);
	return {
		description: `Choose one of ${labels.map(shorten).join(', ')}, or check the expression that gives it`,
		field: field.displayName,
	};
}
