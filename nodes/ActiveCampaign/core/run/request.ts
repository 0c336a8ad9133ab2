import type { ApiRequest, Method } from '../client/exchange';
import { pathPart, splitRoute } from '../client/route';
import type { Field, FieldGroup, Operation } from '../descriptor';
import { Failure } from '../failure';
import { isEmpty, isRow, type Row, shorten } from '../values';

/** True when the user wants empty values to clear what ActiveCampaign holds. */
export function clears({ options }: Row): boolean {
	return isRow(options) && options.clearWhenEmpty === true;
}

/**
 * The request that an operation makes of an item's values. A field named in the route goes into
 * the path; else into the query of a GET or DELETE; else into the body, inside the envelope.
 * Throws `Failure` naming the field when a required value is missing or a path value is not one.
 */
export function buildRequest(operation: Operation, values: Row): ApiRequest {
	const { method, path } = splitRoute(operation.route);
	const parts = { path, query: {} as Row, body: {} as Row, beside: {} as Row };
	const named: Record<string, string> = {};
	const clear = clears(values);

	for (const { field, value } of given(operation.fields ?? [], values, clear)) {
		const placeholder = `{${field.name}}`;
		if (parts.path.includes(placeholder)) {
			const part = converted(field, value);
			const escaped = pathPart(part, field.displayName, exampleOf(field));
			parts.path = parts.path.replace(placeholder, () => escaped);
			named[field.name] = escaped;
		} else {
			put(partFor(field, method), membersOf(field, value));
		}
	}
	put(hasBody(method) ? parts.body : parts.query, operation.fixed ?? {});

	const body = enveloped(operation.wrap, parts.body, parts.beside);
	return {
		...callOf(operation, body, named),
		path: parts.path,
		query: parts.query,
		...(hasBody(method) ? { body } : {}),
	};

	function partFor(field: Field, verb: Method): Row {
		if (field.place === 'besideEnvelope') return parts.beside;
		if (field.place === 'query' || (field.place === undefined && !hasBody(verb)))
			return parts.query;
		return parts.body;
	}
}

/**
 * The request of an operation whose body was put together by code. Everything else follows from the
 * operation: method, path, whether it may be repeated, its recovery and its limit.
 */
export function requestWithBody(operation: CallFacts, body: unknown): ApiRequest {
	return { ...callOf(operation, body), path: splitRoute(operation.route).path, query: {}, body };
}

/** What an operation says of its call, apart from its form. */
type CallFacts = Pick<
	Operation,
	'route' | 'api' | 'wrap' | 'returns' | 'repeatable' | 'recovery' | 'limit'
>;

/** What follows from the operation alone, whatever values it is given. */
function callOf(
	operation: CallFacts,
	body: unknown,
	parts: Record<string, string> = {},
): Pick<ApiRequest, 'api' | 'method' | 'repeatable' | 'recovery' | 'alsoLimited'> {
	const { method } = splitRoute(operation.route);
	const { api = 'v3', limit } = operation;
	const repeatable =
		operation.repeatable ?? (/^v[23]$/.test(api) && /^(GET|PUT|DELETE)$/.test(method));
	return {
		api,
		method,
		repeatable,
		...(limit ? { alsoLimited: limit(body) } : {}),
		...(repeatable ? {} : recoveryOf(operation, parts)),
	};
}

/** The operation's recovery, bound to the request that it is for. */
function recoveryOf(
	{ recovery, wrap, returns = '' }: CallFacts,
	parts: Record<string, string>,
): Pick<ApiRequest, 'recovery'> {
	if (typeof recovery !== 'object') return recovery === undefined ? {} : { recovery };
	return {
		recovery: { ...recovery, parts, member: returns, ...(wrap === undefined ? {} : { wrap }) },
	};
}

/** `contact` wraps the members, `data[]` puts them into an array under a member, `[]` into a bare one. */
function enveloped(wrap: string | undefined, members: Row, beside: Row): unknown {
	if (wrap === undefined) return { ...members, ...beside };
	if (wrap === '[]') return [members];
	return wrap.endsWith('[]')
		? { [wrap.slice(0, -2)]: [members], ...beside }
		: { [wrap]: members, ...beside };
}

/** Every value that is to be sent, with its field; collections give those of their members. */
function* given(
	fields: Field[],
	values: Row,
	clear: boolean,
): Generator<{ field: Field; value: unknown }> {
	for (const field of fields) {
		const value = values[field.name];
		if (field.sendAs === false || !isShown(field, values)) continue;
		if (field.type === 'collection' && typeof field.sendAs !== 'function') {
			const members = isRow(value) ? value : {};
			// Inside a collection only what the user added counts; a default left alone is not a value.
			const added = (field.options as Field[]).filter(({ name }) => name in members);
			yield* given(added, members, clear);
		} else if (!isEmpty(value)) {
			yield { field, value };
		} else if (field.required) {
			throw new Failure(`${field.displayName} is empty`, {
				description: `Fill in ${field.displayName}, or check the expression that gives it`,
				field: field.displayName,
			});
		} else if (clear && value !== undefined && field.fieldSource === undefined) {
			yield { field: { ...field, convert: undefined }, value: blankOf(field, value) };
		}
	}
}

/** What clears a member: nothing of its own kind. */
function blankOf({ type }: Field, value: unknown): unknown {
	return Array.isArray(value) || type === 'fixedCollection' || type === 'multiOptions' ? [] : '';
}

/** A field that its siblings hide has no value, whatever was left in it. */
export function isShown(field: Field, values: Row): boolean {
	return Object.entries(field.showWhen ?? {}).every(([name, shown]) =>
		shown.includes(values[name] as string | number | boolean),
	);
}

/** What a field sends for a value, by its name in the request; throws `Failure`. */
export function membersOf(field: Field, value: unknown): Row {
	const hasRows = field.type === 'fixedCollection' && !field.convert;
	const sent =
		hasRows && typeof field.sendAs !== 'function' ? rowsOf(field, value) : converted(field, value);
	if (typeof field.sendAs === 'function') return orFailure(field, sent, field.sendAs);
	const isNothing = sent === undefined || (Array.isArray(sent) && sent.length === 0);
	if (isNothing && !isEmpty(value)) return {};
	const name = field.sendAs === undefined || field.sendAs === false ? field.name : field.sendAs;
	return { [name]: sent };
}

/** The value as the API wants it; what cannot be converted is a failure of the field, not of the run. */
function converted(field: Field, value: unknown): unknown {
	return field.convert ? orFailure(field, value, field.convert) : value;
}

function orFailure<T>(field: Field, value: unknown, turn: (value: unknown) => T): T {
	let problem: unknown;
	try {
		return turn(value);
	} catch (error) {
		problem = error;
	}
	if (problem instanceof Failure) throw problem;
	throw new Failure(`${field.displayName} is not valid: ${shorten(value)}`, {
		description: 'Check the value, or the expression that gives it',
		field: field.displayName,
	});
}

function rowsOf({ options }: Field, value: unknown): Row[] {
	return (options as FieldGroup[]).flatMap((group) => rowMembers(group, value));
}

/** The rows that the user added or an item holds, each as the members that its fields send; throws `Failure`. */
export function rowMembers({ name, values }: FieldGroup, added: unknown): Row[] {
	const rows = isRow(added) ? added[name] : added;
	return (Array.isArray(rows) ? rows : [rows]).filter(isRow).map((row) => {
		const members: Row = {};
		for (const inner of given(values, row, false))
			put(members, membersOf(inner.field, inner.value));
		return members;
	});
}

/** Adds members; a dot in a name, outside brackets, opens a nested object. */
function put(part: Row, members: Row): void {
	for (const [name, value] of Object.entries(members)) {
		const [outer = '', ...inner] = name.includes('[') ? [name] : name.split('.');
		// A name may come from an item: no member of every object may be reached by it.
		if (outer === '__proto__') continue;
		const held = Object.hasOwn(part, outer) ? part[outer] : undefined;
		if (inner.length === 0) {
			part[outer] = value;
		} else {
			const nested = isRow(held) ? held : {};
			part[outer] = nested;
			put(nested, { [inner.join('.')]: value });
		}
	}
}

function exampleOf({ placeholder = '' }: Field): string {
	return placeholder.startsWith('e.g. ') ? `, for example ${placeholder.slice(5)}` : '';
}

function hasBody(method: Method): boolean {
	return method === 'POST' || method === 'PUT' || method === 'PATCH';
}
