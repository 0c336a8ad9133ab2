import type { Operation } from '../../nodes/ActiveCampaign/core/descriptor';
import { formFields } from '../../nodes/ActiveCampaign/core/form/properties';
import type { Finding } from './findings';
import { type Fact, mayHavePages } from '../support/reference';

/** Compares the descriptor, without any request, with the fact of its route. */
export function checkDescriptor(operation: Operation, fact: Fact): Finding[] {
	return [
		...checkPath(operation),
		...checkDocs(operation, fact),
		...checkEnvelope(operation, fact),
		...checkReturns(operation, fact),
		...checkPaging(operation, fact),
	];
}

/** Each path parameter must be a required field or a choice; steps fill the path themselves. */
export function checkPath(operation: Operation): Finding[] {
	if (operation.steps) return [];
	const names = [...operation.route.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => name);
	return names.flatMap((name) => {
		const field = formFields(operation).find((candidate) => candidate.name === name);
		if (field?.required === true || field?.type === 'options') return [];
		const state = field ? 'is not required' : 'does not exist';
		return [{ about: 'path', message: `the field "${name}" of the route ${state}` }];
	});
}

export function checkDocs({ docs, api }: Operation, fact: Fact): Finding[] {
	if (fact.documentedAs !== null && docs !== slugOf(fact.documentedAs))
		return [
			{ about: 'docs', message: `docs is "${docs}", the page is "${slugOf(fact.documentedAs)}"` },
		];
	const isAddress = docs.startsWith('https://');
	const isSlug = /^[\w-]+$/.test(docs);
	if (api === 'v1' ? isAddress : isAddress || isSlug) return [];
	return [{ about: 'docs', message: `docs is "${docs}", which is no page` }];
}

/** The reference names some pages by title or by route instead of slug. */
function slugOf(page: string): string {
	return /[\s{]/.test(page) ? page.toLowerCase().replace(/\s+/g, '-').replace(/[{}]/g, '') : page;
}

/** Steps and fields that build an array of envelopes are checked by their requests instead. */
export function checkEnvelope({ wrap, steps }: Operation, { body }: Fact): Finding[] {
	const envelope = body?.rootArray ? '[]' : (body?.envelope ?? undefined);
	if (wrap === envelope || (wrap === undefined && (steps || envelope?.endsWith('[]')))) return [];
	const message = `wrap is ${wrap ?? 'none'}, the envelope is ${envelope ?? 'none'}`;
	return [{ about: 'envelope', message }];
}

/** Steps may return rows of their own. */
export function checkReturns(operation: Operation, { response, method }: Fact): Finding[] {
	const { returns, api, steps } = operation;
	if (api === 'v1' || (steps && returns === undefined)) return [];
	const documented = response.envelope.map((member) => member.replace(/\[\]$|\{\}$/, ''));
	const expected = response.dataKey ?? undefined;
	if (returns === expected || (returns !== undefined && documented.includes(returns))) return [];
	if (returns === undefined && method === 'DELETE') return [];
	const message = `returns is ${returns ?? 'none'}, the answer has ${expected ?? (documented.join() || 'none')}`;
	return [{ about: 'returns', message }];
}

export function checkPaging(operation: Operation, fact: Fact): Finding[] {
	const { paging, route, api, returns, steps } = operation;
	if (api === 'v1') return [];
	const about = 'paging';
	const hasPages =
		fact.response.paged || fact.query.some(({ name }) => name === 'page' || name === 'offset');
	if (paging && !hasPages && !mayHavePages(fact))
		return [{ about, message: 'the list has no pages' }];
	if (!paging && hasPages && !steps) return [{ about, message: 'the list has pages' }];
	if (paging && returns === undefined && !steps)
		return [{ about, message: 'a walk needs returns' }];
	return paging === 'byId' && route !== 'GET /contacts'
		? [{ about, message: 'only contacts have id_greater' }]
		: [];
}
