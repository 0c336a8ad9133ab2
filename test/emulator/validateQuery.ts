import type { Fact } from './facts';

/** Queries that the reference names outside its parameter lists. */
const EXTRA_QUERIES: Record<string, string[]> = {
	'/contacts': ['filters[email]', 'ids'],
	'/campaigns': ['filters[name]'],
	'/customObjects/records/{schemaId}': ['orders'],
};

/** Whether the reference names this query parameter. */
export function isDocumented(fact: Fact, name: string): boolean {
	const names = fact.query.flatMap(({ name: known, type }) =>
		type.startsWith('array') ? [known, `${known}[]`] : [known],
	);
	return [...names, ...(EXTRA_QUERIES[fact.path] ?? [])].some((known) => isQuery(known, name));
}

/** Violations of the reference by a query, one sentence each. */
export function queryViolations(fact: Fact, query: URLSearchParams): string[] {
	const paging = fact.method === 'GET' ? ['limit', 'offset', 'include'] : [];
	const violations: string[] = [];
	for (const [name, value] of query) {
		if (!isDocumented(fact, name) && !paging.includes(name)) {
			violations.push(`?${name}: unknown query parameter`);
		}
		if (name === 'limit' && Number(value) > 100) violations.push(`?limit=${value}: at most 100`);
		const field = fact.query.find((candidate) => candidate.name === name);
		if (field?.type === 'integer' && !/^-?\d+$/.test(value)) {
			violations.push(`?${name}=${value}: integer is expected`);
		}
		if (field?.enum && !isOption(field.enum, value)) {
			violations.push(`?${name}=${value}: not one of ${field.enum.join(', ')}`);
		}
	}
	for (const name of missingQueries(fact, query)) {
		violations.push(`?${name}: required query parameter is missing`);
	}
	return violations;
}

export const missingQueries = (fact: Fact, query: URLSearchParams): string[] =>
	fact.query
		.filter(
			({ name, required }) => required && ![...query.keys()].some((given) => isQuery(name, given)),
		)
		.map(({ name }) => name);

/** `ids[]` is also `ids[0]`; `filters` stands for any `filters[…]`, `<operator>` for any name. */
function isQuery(known: string, name: string): boolean {
	if (known === name) return true;
	if (known.endsWith('[]')) return name.replace(/\[\d+\]$/, '[]') === known;
	if (known.includes('<operator>')) {
		return name.startsWith(known.slice(0, known.indexOf('<'))) && name.endsWith(']');
	}
	if (known.includes('[field]')) return name.startsWith(known.slice(0, known.indexOf('[') + 1));
	return ['filters', 'orders'].includes(known) && name.startsWith(`${known}[`);
}

/** `2 or 3` is how the document writes the last two of its options, `or Negative` the last one. */
const alternatives = (option: unknown): string[] =>
	String(option)
		.split(/(?:^| )or /)
		.filter((part, _index, parts) => part !== '' || parts.length === 1);

/** Without regard to case: examples of the document differ from its lists; `<id>` stands for anything. */
export const isOption = (options: readonly unknown[], value: unknown): boolean =>
	options.flatMap(alternatives).some((option) => {
		const [fixed = '', placeholder] = option.toLowerCase().split('<');
		const given = String(value).toLowerCase();
		return placeholder?.endsWith('>') ? given.startsWith(fixed) : given === option.toLowerCase();
	});
