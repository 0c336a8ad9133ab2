import { exampleOf, facts, operationKey } from '../emulator/facts';
import { pluralOf, singularOf } from '../emulator/models';

type Values = Record<string, unknown>;

let documented: Map<string, Values> | undefined;

/** The rows that the reference shows, one for each collection, by its name. */
export function documentedRows(): Map<string, Values> {
	if (documented) return documented;
	documented = new Map();
	for (const { method, path, base, response } of facts) {
		const [, parent, below = parent] = /^\/(\w+)(?:\/\{\w+\}(?:\/(\w+))?)?$/.exec(path) ?? [];
		if (response.dataKey === null || parent === undefined || base !== undefined) continue;
		const isBelow = below !== parent;
		const collection = isBelow && !response.list ? pluralOf(response.dataKey) : below;
		if (below !== response.dataKey && isBelow === response.list) continue;
		const answer = exampleOf(operationKey({ method, path }));
		const rows = isRow(answer) ? answer[response.dataKey] : undefined;
		const example: unknown = Array.isArray(rows) ? rows[0] : rows;
		documented.set(collection ?? '', {
			...(isRow(example) ? example : {}),
			...documented.get(collection ?? ''),
			...(isBelow ? { [singularOf(parent)]: '1' } : {}),
		});
	}
	return documented;
}

/** The lists below a row that the reference names, e.g. `activities` below `deals`. */
export function documentedRelations(): Array<{ parents: string; collection: string }> {
	return facts.flatMap(({ method, path, base, response: { list, dataKey } }) => {
		const [, parents] = /^\/(\w+)\/\{\w+\}\/\w+$/.exec(path) ?? [];
		const isRelation = method === 'GET' && base === undefined && list && dataKey !== null;
		return isRelation && parents !== undefined ? [{ parents, collection: dataKey }] : [];
	});
}

/** The row with every reference to another row replaced by one ID; member names tell references. */
export function related({ links: _links, ...row }: Values, id: string): Values {
	return Object.fromEntries(
		Object.entries(row).map(([member, value]) => [
			member,
			references.test(member) && /^\d+$/.test(String(value)) ? id : value,
		]),
	);
}

const references =
	/(id|contact|list|deal|account|user|group|field|automation|campaign|message|connection|customer|order|address|stage|tag|segment)$/i;

const isRow = (value: unknown): value is Values =>
	value !== null && typeof value === 'object' && !Array.isArray(value);
