import type { Field, Operation } from '../../nodes/ActiveCampaign/core/descriptor';
import { isShown } from '../../nodes/ActiveCampaign/core/run/request';
import type { Row } from '../../nodes/ActiveCampaign/core/values';
import { resources } from '../../nodes/ActiveCampaign/resources';
import { triggerFields } from '../../nodes/ActiveCampaign/trigger/webhook/webhookForm';
import { formValues } from '../../nodes/ActiveCampaign/trigger/webhook/formValues';
import { requestsOf } from './requests';
import { allValues } from './samples';

/** What an expression without a value, or the form itself, leaves in a filter. */
const nothing: Record<string, unknown[]> = {
	any: ['', '  ', null, undefined, [], 'null', '[]', '{}'],
	resourceLocator: ['', null, ' ', 'null', []].map((value) => ({ __rl: true, mode: 'id', value })),
	fixedCollection: [{}, null],
};

const filtersIn = ({ fields = [] }: Operation): Field[] =>
	(fields.find(({ name }) => name === 'filters')?.options ?? []) as Field[];

const filters = resources.flatMap(({ value, operations }) =>
	Object.entries(operations).flatMap(([name, operation]: [string, Operation]) =>
		filtersIn(operation).map((field) => ({
			title: `${value}.${name} ${field.name}`,
			operation,
			field,
		})),
	),
);

function valuesWith({ operation, field }: (typeof filters)[number], value: unknown): Row {
	const values = allValues(operation);
	return { ...values, filters: { ...(values.filters as Row), [field.name]: value } };
}

describe('An added filter that is empty', () => {
	it('is tried for many filters', () => expect(filters.length).toBeGreaterThan(100));

	it.each(filters)('$title never widens the result to everything', async (given) => {
		const { field, operation } = given;
		const shown = isShown(field, allValues(operation).filters as Row);
		// A filter that is just added has its default, and other filters than choices have none.
		const isBlankByDefault = field.default === '' || Array.isArray(field.default);
		const own = [...(nothing[field.type] ?? []), ...(isBlankByDefault ? [field.default] : [])];
		expect(shown).toBe(true);
		for (const value of [...(nothing.any ?? []), ...own]) {
			const values = valuesWith(given, value);
			expect({ value, ...(await requestsOf(operation, values)) }).toEqual({
				value,
				requests: [],
				failure: `The filter "${field.displayName}" is empty in item 0`,
			});
			const options = { ...(values.options as Row), emptyFilter: 'noRows' };
			expect(await requestsOf(operation, { ...values, options })).toEqual({ requests: [] });
		}
	});

	it.each(
		filters.filter(({ field }) => ['string', 'dateTime', 'resourceLocator'].includes(field.type)),
	)('$title refuses what an expression without a value leaves in text', async (given) => {
		for (const text of ['undefined', 'NaN', '[object Object]']) {
			const value = given.field.type === 'resourceLocator' ? { mode: 'id', value: text } : text;
			const { requests, failure } = await requestsOf(given.operation, valuesWith(given, value));
			expect(requests.filter(({ path }) => given.operation.route.endsWith(path))).toEqual([]);
			expect(failure).toMatch(/^An expression in .* gave no value: /);
		}
	});

	it('of the webhook trigger keeps it from being activated', () => {
		const all = (triggerFields.find(({ name }) => name === 'filters')?.options ?? []) as Field[];
		for (const { name, displayName } of all) {
			const values: Row = {
				events: ['update'],
				sources: ['public'],
				options: {},
				filters: { [name]: '' },
			};
			const context = { getNodeParameter: (parameter: string) => values[parameter] };
			expect(() => formValues(context as never)).toThrow(`The filter "${displayName}" is empty`);
		}
		expect(all.length).toBeGreaterThan(5);
	});
});
