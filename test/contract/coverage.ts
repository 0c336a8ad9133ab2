import type { Resource } from '../../nodes/ActiveCampaign/core/descriptor';
import { type Fact, factOfRoute, reference } from '../support/reference';

/** The operations of the provider's OpenAPI documents. */
export const documented: readonly Fact[] = reference.filter(({ origin }) => origin === 'openapi');

/** Documented operations without a descriptor. */
export function uncovered(resources: readonly Resource[]): Fact[] {
	const covered = new Set(
		resources.flatMap(({ operations }) => Object.values(operations).map(factOfRoute)),
	);
	return documented.filter((fact) => !covered.has(fact));
}

/** A line for each group of the reference with its routes, the longest groups first. */
export function tableOf(facts: readonly Fact[]): string {
	const groups = new Map<string, string[]>();
	for (const { group, method, path } of facts)
		groups.set(group, [...(groups.get(group) ?? []), `${method} ${path}`]);
	return [...groups]
		.sort(([, one], [, other]) => other.length - one.length)
		.map(([group, routes]) => `${group} (${routes.length}): ${routes.join(', ')}`)
		.join('\n');
}
