import type { FieldGroup } from '../../core/descriptor';
import { choice, required, rows, several, text } from '../../core/form/fields';
import { rowMembers } from '../../core/run/request';
import type { Row } from '../../core/values';

/** A related ID as requests have it: those of contacts are numbers, those of records are not. */
export function relatedId(id: unknown): unknown {
	return /^\d+$/.test(String(id)) ? Number(id) : id;
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
			several('related', 'Related IDs', 'What the record belongs to, with commas between', {
				placeholder: 'e.g. 22',
				convert: (ids) => (ids as string[]).map(relatedId),
			}),
		),
	],
};

/** Relations that the custom object itself defines. */
export const relations = rows('relations', 'Other Relations', 'Add Relation', relation, {
	sendAs: (given): Row =>
		Object.fromEntries(
			rowMembers(relation, given).map(({ id, related }) => [
				`relationships.${String(id).trim()}`,
				related,
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

/** Conditions on fields of the record. */
export const conditions = rows('conditions', 'Field Conditions', 'Add Condition', condition, {
	sendAs: (given): Row =>
		Object.fromEntries(
			rowMembers(condition, given).map(({ id, operator, value }) => [
				`filters[fields.${String(id).trim()}][${String(operator)}]`,
				value,
			]),
		),
});
