import type { Field, Operation } from './descriptor';

/** Every field whose value an operation may have, those for paging and Simplify included. */
export function fieldsOf({ fields = [], paging, simple }: Operation): Field[] {
	return [...fields, ...(paging ? [returnAll, limit] : []), ...(simple ? [simplify] : [])];
}

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
