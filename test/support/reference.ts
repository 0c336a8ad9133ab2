import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Api, ApiRequest } from '../../nodes/ActiveCampaign/core/client/exchange';
import type { Operation } from '../../nodes/ActiveCampaign/core/descriptor';
import { type Fact, type FactField, facts as v3AndV2 } from '../emulator/facts';

export type { Fact, FactField };

interface LegacyAction {
	action: string;
	method: string;
	params: Array<{ name: string; required?: boolean; enum?: string[] }>;
}

const legacy = JSON.parse(
	readFileSync(join(__dirname, '..', 'contract', 'legacy.json'), 'utf8'),
) as LegacyAction[];

/** Base paths of the APIs in the facts. */
const bases: Record<string, string | undefined> = { v3: undefined, v2: '/api/2', v1: 'v1' };

/** Every documented operation: v3, v2 and the legacy actions. */
export const reference: readonly Fact[] = [...v3AndV2, ...legacy.map(factOfAction)];

/** A legacy action as a fact; its response is not documented in a usable form. */
function factOfAction({ action, method, params }: LegacyAction): Fact {
	const fields = params.map((parameter) => ({ ...parameter, type: 'any' }));
	return {
		id: action,
		group: 'v1',
		method,
		path: `/${action}`,
		base: 'v1',
		origin: 'docs',
		documentedAs: null,
		pathParams: [],
		query: method === 'GET' ? fields : [],
		body:
			method === 'GET'
				? null
				: { contentType: 'application/x-www-form-urlencoded', envelope: null, fields },
		response: { status: [200], envelope: [], dataKey: null, list: false, paged: false, errors: [] },
	};
}

/** The fact with an operation's route, ignoring the names of path parameters. */
export function factOfRoute({ api = 'v3', route }: Operation): Fact | undefined {
	const [method = '', path = ''] = route.split(' ');
	return ofApi(api, method).find(
		(fact) => withoutParameterNames(fact.path) === withoutParameterNames(path),
	);
}

/** The fact that a request matches; a literal path segment wins over a parameter. */
export function factOfRequest({ api, method, path }: ApiRequest): Fact | undefined {
	const given = path.split('/');
	return ofApi(api, method)
		.filter((fact) => {
			const parts = fact.path.split('/');
			return (
				parts.length === given.length &&
				parts.every((part, at) => part.startsWith('{') || part === given[at])
			);
		})
		.sort((one, other) => one.pathParams.length - other.pathParams.length)[0];
}

/**
 * A list that only links in answers name: nothing says whether it has pages. An operation may ask for
 * them, because 20 rows of more would pass for all, and a list without pages ignores the parameters.
 */
export function mayHavePages({ unproven, response }: Fact): boolean {
	return unproven === true && response.list;
}

function ofApi(api: Api, method: string): Fact[] {
	return reference.filter(
		(fact) =>
			fact.method === method &&
			(api in bases ? fact.base === bases[api] : fact.base?.startsWith('https://')),
	);
}

export function withoutParameterNames(path: string): string {
	return path.replace(/\{[^}]*\}/g, '{}');
}
