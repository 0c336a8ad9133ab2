import { choice, required, rows, splitList, text } from '../core/fields';
import { Failure } from '../core/failure';
import { shorten } from '../core/request';
import type { FieldGroup, Row } from '../core/types';
import { membersOfRows } from './rowList';

const fieldValue: FieldGroup = {
	name: 'fieldValue',
	displayName: 'Field',
	values: [
		required(
			text('id', 'Field ID', 'The field, as Custom Object > Get names it', {
				placeholder: 'e.g. seat-number',
			}),
		),
		text('value', 'Value', 'What the field is to hold', { placeholder: 'e.g. 12' }),
		choice('valueType', 'Value Type', 'How the value is sent', [
			['given', 'As Given', 'Text as text, and what an expression gives as that'],
			['list', 'List', 'Text with commas as several values, for multi-selects'],
			['number', 'Number', 'Text as a number, for numbers and amounts'],
		]),
	],
};

/** The fields of a record; numbers must go as numbers, and typed text is told apart by its type. */
export const recordFields = rows('values', 'Fields', 'Add Field', fieldValue, {
	sendAs: 'fields',
	convert: (given) =>
		membersOfRows(fieldValue, given).map(({ id, value, valueType }) => ({
			id,
			value: typed(id, value, valueType),
		})),
});

function typed(id: unknown, value: unknown, type: unknown): unknown {
	if (type === 'list') return splitList(value ?? '');
	if (type !== 'number' || value === undefined) return value;
	const amount = Number(value);
	if (Number.isFinite(amount)) return amount;
	throw new Failure(`${shorten(value)} is not a number for the field ${shorten(id)}`, {
		description: 'Give a plain number with a point, for example 45.60',
		field: 'Value',
	});
}

const relation: FieldGroup = {
	name: 'relation',
	displayName: 'Relation',
	values: [
		required(
			text('id', 'Relationship ID', 'The relation, as Custom Object > Get names it', {
				placeholder: 'e.g. second-contact',
			}),
		),
		required(
			text('related', 'Related IDs', 'What the record belongs to, with commas between', {
				placeholder: 'e.g. 22',
			}),
		),
	],
};

/** Relations under names that the custom object gave them. */
export const relations = rows('relations', 'Other Relations', 'Add Relation', relation, {
	sendAs: (given): Row =>
		Object.fromEntries(
			membersOfRows(relation, given).map(({ id, related }) => [
				`relationships.${String(id).trim()}`,
				splitList(related).map(Number),
			]),
		),
});

const condition: FieldGroup = {
	name: 'condition',
	displayName: 'Condition',
	values: [
		required(
			text('id', 'Field ID', 'The field, as Custom Object > Get names it', {
				placeholder: 'e.g. seat-number',
			}),
		),
		choice(
			'operator',
			'Operator',
			'How the field is compared',
			[
				['eq', 'Is'],
				['gt', 'Is Greater Than'],
				['lt', 'Is Less Than'],
			],
			{ default: 'eq' },
		),
		required(text('value', 'Value', 'What it is compared with', { placeholder: 'e.g. 12A' })),
	],
};

/** Records whose fields fit. */
export const conditions = rows('conditions', 'Field Conditions', 'Add Condition', condition, {
	sendAs: (given): Row =>
		Object.fromEntries(
			membersOfRows(condition, given).map(({ id, operator, value }) => [
				`filters[fields.${String(id).trim()}][${String(operator)}]`,
				value,
			]),
		),
});
