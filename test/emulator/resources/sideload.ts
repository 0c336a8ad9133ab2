import { pluralOf, singularOf } from '../models';
import type { Context } from '../operation';
import { referring } from '../related';
import { showAll } from '../show';
import type { EmulatorResponse, Row } from '../types';

type Values = Record<string, unknown>;

/**
 * Adds what `?include=contactTags.tag,contactLists` asks for: related rows in arrays next to the
 * rows of the page or the one row, and their ids in each row (developers.activecampaign.com/reference/sideloading).
 */
export function sideload(
	answer: EmulatorResponse,
	{ account, request }: Context,
	collection: string,
): EmulatorResponse {
	const include = request.query.get('include');
	const body = answer.body as Record<string, unknown>;
	if (!include || answer.status !== 200) return answer;
	const one = body[singularOf(collection)] as Row | undefined;
	const rows = one ? [one] : (body[collection] as Row[]);
	const besides: Record<string, unknown> = {};
	for (const path of include.split(',')) {
		let parents: Row[] = rows;
		let parentsOf = collection;
		for (const name of path.trim().split('.')) {
			const plural = name.endsWith('s') ? name : pluralOf(name);
			const found = new Map<string, Row>();
			for (const parent of parents) {
				const children =
					plural === name
						? referring(account.collection(plural), parentsOf, parent.id)
						: [account.collection(plural).get(String(parent[name] ?? parent[`${name}id`]))];
				const present = children.filter((child): child is Row => child !== undefined);
				for (const child of present) found.set(child.id, child);
				if (plural === name) (parent as Values)[name] = present.map(({ id }) => id);
			}
			parents = showAll(account, plural, [...found.values()]) as Row[];
			besides[plural === name ? name : pluralOf(singularOf(name))] = parents;
			parentsOf = plural;
		}
	}
	return { ...answer, body: { ...besides, ...body } };
}
