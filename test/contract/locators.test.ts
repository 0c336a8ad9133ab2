import type { Field, FieldGroup, Operation } from '../../nodes/ActiveCampaign/core/descriptor';
import { formFields } from '../../nodes/ActiveCampaign/core/form/properties';
import { isRow, type Row } from '../../nodes/ActiveCampaign/core/values';
import { resources } from '../../nodes/ActiveCampaign/resources';
import { requestsOf } from './requests';
import { everyValues, replacedAt } from './samples';

const locators = resources.flatMap(({ value, operations }) =>
	Object.entries(operations).flatMap(([name, operation]: [string, Operation]) =>
		locatorsIn(formFields(operation)).map((path) => ({
			title: `${value}.${name} ${path.map((field) => field.name).join('.')}`,
			operation,
			path,
			field: path[path.length - 1] as Field,
		})),
	),
);

/** Every selector by its path through collections. */
function locatorsIn(fields: Field[]): Field[][] {
	return fields.flatMap((field) => {
		if (field.type === 'resourceLocator') return [[field]];
		if (field.type !== 'collection' && field.type !== 'fixedCollection') return [];
		const inside = (field.options as Array<Field | FieldGroup>).flatMap((one) =>
			'values' in one ? one.values : [one],
		);
		return locatorsIn(inside).map((path) => [field, ...path]);
	});
}

/** Whether a form shows the field at a path. */
function isThere(values: unknown, [field, ...inner]: Field[]): boolean {
	if (field === undefined) return true;
	const rows = Array.isArray(values) ? values : [values];
	return rows.some(
		(row) =>
			isRow(row) &&
			field.name in row &&
			(inner.length === 0 ||
				(field.type === 'collection'
					? isThere(row[field.name], inner)
					: Object.values(row[field.name] as Row).some((group) => isThere(group, inner)))),
	);
}

describe('A value that cannot be an ID', () => {
	it('is tried in many selectors', () => expect(locators.length).toBeGreaterThanOrEqual(118));

	it.each(locators)('of $title is looked up by name', async ({ operation, path, field }) => {
		const values = everyValues(operation).find((one) => isThere(one, path));
		expect(values).toBeDefined();
		for (const mode of ['id', 'list']) {
			const given = replacedAt(values ?? {}, path, { __rl: true, mode, value: 'no such thing' });
			const { failure = '', requests } = await requestsOf(operation, given);
			expect(failure).toMatch(
				new RegExp(`^There is no ${field.lookup?.name} (called )?"no such thing"`),
			);
			expect(requests.filter(({ path: sent }) => /no%20such|no such/.test(sent))).toEqual([]);
		}
	});
});
