import type { Rules } from './operation';

const NONE: Rules = {};
const known = new Map<string, Rules>();

/** Makes rules available by collection. The resources add theirs; what shows a row then needs none of them. */
export function addRules(rules: Record<string, Rules>): void {
	for (const [collection, one] of Object.entries(rules)) known.set(collection, one);
}

/** The rules of a collection, empty for a plain one. */
export const rulesOf = (collection: string): Rules => known.get(collection) ?? NONE;
