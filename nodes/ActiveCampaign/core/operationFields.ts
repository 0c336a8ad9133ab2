import type { Field, Operation } from './descriptor';

/** Every field whose value an operation may have, those that are derived included. */
export function fieldsOf({ fields: own = [], paging, simple }: Operation): Field[] {
	const fields = withFilterOption(own);
	return [...fields, ...(paging ? [returnAll, limit] : []), ...(simple ? [simplify] : [])];
}

/** What an empty filter does is an option of every operation that has filters. */
function withFilterOption(fields: Field[]): Field[] {
	if (!fields.some(({ name }) => name === 'filters')) return fields;
	const { options = [], ...shell } = fields.find(({ name }) => name === 'options') ?? noOptions;
	const members = [...(options as Field[]), emptyFilter].sort((one, other) =>
		one.displayName.localeCompare(other.displayName, 'en'),
	);
	return [...fields.filter(({ name }) => name !== 'options'), { ...shell, options: members }];
}

const noOptions: Field = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [],
};

const emptyFilter: Field = {
	displayName: 'If a Filter Is Empty',
	name: 'emptyFilter',
	type: 'options',
	default: 'fail',
	description:
		'What happens to an item for which a filter that is added has no value, for example from an expression',
	options: [
		{ name: 'Fail the Item', value: 'fail' },
		{ name: 'Return No Rows', value: 'noRows' },
	],
	sendAs: false,
};

export const returnAll: Field = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
	sendAs: false,
};

export const limit: Field = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	default: 50,
	description: 'Max number of results to return',
	typeOptions: { minValue: 1 },
	showWhen: { returnAll: [false] },
	sendAs: false,
};

export const simplify: Field = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
	sendAs: false,
};
