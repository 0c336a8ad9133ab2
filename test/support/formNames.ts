import type {
	Field,
	FieldGroup,
	Operation,
	Resource,
} from '../../nodes/ActiveCampaign/core/descriptor';
import { formFields } from '../../nodes/ActiveCampaign/core/form/properties';

/** Field names in saved workflows, by operation: `email*` is required, `a: b, c` a collection. */
export type FormNames = Record<string, string[]>;

export function formNames(resources: readonly Resource[]): FormNames {
	const entries = resources.flatMap(({ value, operations }) =>
		Object.entries(operations).map(
			([name, operation]) => [`${value}.${name}`, fieldNames(operation)] as const,
		),
	);
	return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Operations whose fields differ from the saved ones, as sentences. */
export function changedForms(saved: FormNames, current: FormNames): string[] {
	const operations = [...new Set([...Object.keys(saved), ...Object.keys(current)])];
	return operations.flatMap((operation) => {
		const was = saved[operation]?.join('; ') ?? 'not there';
		const is = current[operation]?.join('; ') ?? 'not there';
		return was === is ? [] : [`${operation}: was ${was}, is ${is}`];
	});
}

/** JSON with one operation per line. */
export function formNamesAsText(names: FormNames): string {
	const lines = Object.entries(names).map(
		([operation, fields]) => `\t${JSON.stringify(operation)}: ${JSON.stringify(fields)}`,
	);
	return `{\n${lines.join(',\n')}\n}\n`;
}

function fieldNames(operation: Operation): string[] {
	// A notice has no value in a workflow.
	return formFields(operation)
		.filter(({ type }) => type !== 'notice')
		.map(nameOf);
}

function nameOf(field: Field): string {
	const mark = field.required ? '*' : '';
	const inner = innerNames(field);
	return inner.length === 0 ? `${field.name}${mark}` : `${field.name}${mark}: ${inner.join(', ')}`;
}

function innerNames(field: Field): string[] {
	if (field.type === 'collection') return (field.options as Field[]).map(({ name }) => name);
	if (field.type !== 'fixedCollection') return [];
	return (field.options as FieldGroup[]).flatMap((group) =>
		group.values.map(({ name }) => `${group.name}.${name}`),
	);
}
