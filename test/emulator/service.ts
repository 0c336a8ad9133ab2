import type { MemoryAccount } from './account';
import { message } from './answers';
import { operationOf } from './coverage';
import { type Fact, operationKey, servedFacts, servedPath } from './facts';
import type { Context } from './operation';
import { pageOfSublist } from './query';
import { Routes } from './routes';
import { settle } from './settle';
import type { EmulatorRequest, EmulatorResponse, Handler } from './types';
import { validate } from './validate';

type Values = Record<string, unknown>;

export interface LegacyRoute {
	method: string;
	path: string;
	handler: Handler;
}

interface Served {
	id: string;
	/** Does not check the Api-Token header. */
	open: boolean;
	answer: (request: EmulatorRequest, violations: string[]) => Promise<EmulatorResponse>;
}

/** The result of a request, for the journal. */
export interface Outcome {
	response: EmulatorResponse;
	violations: string[];
	route?: string;
	unknownRoute?: true;
	wrongKey?: true;
}

/** All routes of the service, in front of one account. */
export class Service {
	private readonly routes = new Routes<Served>();

	constructor(
		private readonly account: MemoryAccount,
		legacy: readonly LegacyRoute[] = [],
	) {
		for (const { method, path, handler } of legacy) {
			const fact = servedFacts.find(
				(candidate) => candidate.method === method && servedPath(candidate) === path,
			);
			const open = !path.startsWith('/api/3/');
			this.routes.add(method, path, {
				id: fact?.id ?? `legacy ${method} ${path}`,
				open,
				answer: async (request, violations) => {
					// The older interfaces take forms, of which the reference has no types.
					if (fact && !open) {
						violations.push(...validate(fact, request.query, request.body).violations);
					}
					return handler(request, account);
				},
			});
		}
		for (const fact of servedFacts)
			this.routes.add(fact.method, servedPath(fact), this.served(fact));
		this.addAlias('GET', '/api/3/webhooks/events', '/webhook/events', ({ assumes }) =>
			assumes.webhooksEventsPath === 'sameAnswer'
				? undefined
				: message(404, 'No Result found for Webhook with id events'),
		);
		this.addAlias(
			'POST',
			'/api/3/customObjects/records',
			'/customObjects/records/{schemaId}',
			() => BAD_REQUEST,
		);
		const createContact = servedFacts.find((fact) => operationKey(fact) === 'POST /contacts');
		if (createContact) {
			const route = this.served(createContact);
			// The plural path acts as the create; a client that means the upsert must see it.
			this.routes.add('POST', '/api/3/contacts/sync', {
				...route,
				answer: (request, violations) => {
					violations.push('/contacts/sync: the upsert is POST /contact/sync');
					return route.answer(request, violations);
				},
			});
		}
	}

	/** An alias, missing in the reference, of a documented path; `refuse` may answer first. */
	private addAlias(
		method: string,
		path: string,
		documented: string,
		refuse: (account: MemoryAccount) => EmulatorResponse | undefined,
	): void {
		const fact = servedFacts.find((known) => known.method === method && known.path === documented);
		if (!fact) throw new Error(`The reference has no ${method} ${documented}`);
		const route = this.served(fact);
		this.routes.add(method, path, {
			...route,
			answer: async (request, violations) => {
				violations.push(`${path}: the documented path is ${documented}`);
				return refuse(this.account) ?? route.answer(request, violations);
			},
		});
	}

	async answer(request: EmulatorRequest, rawPath: string): Promise<Outcome> {
		const violations: string[] = [];
		const path = this.path(request.method, rawPath, violations);
		const match = this.routes.match(request.method, path);
		if (match === undefined) {
			const response = message(404, `No route found for ${request.method} ${request.path}`);
			return { response, violations, unknownRoute: true };
		}
		if (match === 'wrongMethod') {
			violations.push(`${request.method}: not a method of ${request.path}`);
			return { response: message(405, 'Method Not Allowed'), violations };
		}
		const { value: served, params } = match;
		const route = served.id;
		if (!served.open && request.headers['api-token'] !== this.account.apiKey) {
			return { response: message(403, 'Forbidden'), violations, route, wrongKey: true };
		}
		for (const [name, value] of Object.entries(params)) params[name] = decode(value);
		settle(this.account);
		const response = await served.answer({ ...request, params }, violations);
		return { response, violations, route };
	}

	/** The path that is looked up: a slash at its end is an empty id or nothing. */
	private path(method: string, rawPath: string, violations: string[]): string {
		if (!/[^/]\/$/.test(rawPath)) return rawPath;
		violations.push('path: a slash at its end');
		const ignored = this.account.assumes.trailingSlash === 'ignored';
		return ignored && method !== 'PUT' && method !== 'DELETE' ? rawPath.slice(0, -1) : rawPath;
	}

	private served(fact: Fact): Served {
		const { operation } = operationOf(fact);
		return {
			id: fact.id,
			open: fact.base !== undefined,
			answer: async (request, violations) => {
				const verdict = validate(fact, request.query, request.body);
				violations.push(...verdict.violations, ...mediaViolations(fact, request));
				if (typeof request.body === 'string' && request.body !== '') {
					violations.push('body: not JSON');
					return message(400, 'Invalid JSON');
				}
				if (aboveLimit(request, this.account)) return LIMIT_REFUSED;
				const required = verdict.requiredQueries[0];
				if (required) return missingQuery(required);
				const context = contextOf(fact, request, this.account, verdict.missing);
				return pageOfSublist(await operation(context), context);
			},
		};
	}
}

function contextOf(
	fact: Fact,
	request: EmulatorRequest,
	account: MemoryAccount,
	missing: string[],
): Context {
	const envelope = fact.body?.envelope ?? null;
	const body = request.body;
	// An undocumented body is expected in the envelope of the response, like all documented ones.
	const name = fact.body ? envelope?.replace('[]', '') : (fact.response.dataKey ?? undefined);
	const wrapped = name !== undefined && isObject(body) && (fact.body !== null || name in body);
	const inner = wrapped ? body[name] : body;
	return {
		request,
		account,
		fact,
		values: isObject(inner) ? inner : {},
		elements: Array.isArray(inner) ? inner.filter(isObject) : [],
		missing,
	};
}

const isObject = (value: unknown): value is Values =>
	value !== null && typeof value === 'object' && !Array.isArray(value);

/** A JSON body has to say that it is one. */
function mediaViolations(fact: Fact, { rawBody, headers }: EmulatorRequest): string[] {
	const type = headers['content-type'] ?? '';
	return rawBody === '' || fact.base || /json/i.test(type)
		? []
		: [`Content-Type: application/json is expected, got ${JSON.stringify(type)}`];
}

/** The refusal of `POST /customObjects/records` without a schema, in the documented words of a 400. */
const BAD_REQUEST: EmulatorResponse = {
	status: 400,
	body: { errors: [{ status: 400, title: 'Bad Request' }] },
};

const LIMIT_REFUSED: EmulatorResponse = {
	status: 422,
	body: {
		errors: [{ status: 422, title: 'Invalid Input Parameter', detail: 'limit: at most 100' }],
	},
};

const aboveLimit = ({ method, query }: EmulatorRequest, { assumes }: MemoryAccount) =>
	assumes.limitAbove100 === 'refused422' && method === 'GET' && Number(query.get('limit')) > 100;

/** Worded as documented for `GET /dealGroup/get_inaccessible_deal_groups`. */
const missingQuery = (name: string): EmulatorResponse => ({
	status: 422,
	body: {
		errors: [
			{
				status: 422,
				title: 'Invalid Input Parameter',
				detail: `Parameter ${name.replace('[]', '')} is required.`,
			},
		],
	},
});

function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
