import type { ApiRequest, Method } from '../client/exchange';
import { pathPart, splitRoute } from '../client/route';
import type { Field, FieldGroup, Operation } from '../descriptor';
import { Failure } from '../failure';
import { isEmpty, isRow, type Row, shorten } from '../values';
import { isUnset } from './unset';

/** Whether empty values should clear the stored ones (Clear When Empty). */
export function clears({ options }: Row): boolean {
	return isRow(options) && options.clearWhenEmpty === true;
}

/**
 * Builds the request of an operation from an item's values. A field in the route goes into the path,
 * else into the query of a GET or DELETE, else into the body inside the envelope. Throws `Failure`
 * naming the field if a required value is missing or a value cannot be part of a path.
 */
export function buildRequest(operation: Operation, values: Row): ApiRequest {
	const { method, path } = splitRoute(operation.route);
	const parts = { path, query: {} as Row, body: {} as Row, outside: {} as Row };
	const pathParts: Record<string, string> = {};
	const clear = clears(values);

	for (const { field, value } of sentValues(operation.fields ?? [], values, clear)) {
		const placeholder = `{${field.name}}`;
		if (parts.path.includes(placeholder)) {
			const part = converted(field, value);
			const escaped = pathPart(part, field.displayName, exampleOf(field));
			parts.path = parts.path.replace(placeholder, () => escaped);
			pathParts[field.name] = escaped;
		} else {
			addMembers(partFor(field, method), membersOf(field, value));
		}
	}
	addMembers(hasBody(method) ? parts.body : parts.query, operation.fixed ?? {});

	const body = enveloped(operation.wrap, parts.body, parts.outside);
	return {
		...callFactsOf(operation, body, pathParts),
		path: parts.path,
		query: parts.query,
		...(hasBody(method) ? { body } : {}),
	};

	function partFor(field: Field, verb: Method): Row {
		if (field.place === 'besideEnvelope') return parts.outside;
		if (field.place === 'query' || (field.place === undefined && !hasBody(verb)))
			return parts.query;
		return parts.body;
	}
}

/**
 * The request of an operation with a body that code has built. Method, path, repeatability, recovery
 * and limit are those of the operation.
 */
export function requestWithBody(operation: CallFacts, body: unknown): ApiRequest {
	return {
		...callFactsOf(operation, body),
		path: splitRoute(operation.route).path,
		query: {},
		body,
	};
}

/** The properties of an operation that concern its request, not its form. */
type CallFacts = Pick<
	Operation,
	| 'route'
	| 'api'
	| 'wrap'
	| 'returns'
	| 'answers'
	| 'paging'
	| 'steps'
	| 'repeatable'
	| 'recovery'
	| 'limit'
>;

/** The properties of the request that do not depend on the form. */
function callFactsOf(
	operation: CallFacts,
	body: unknown,
	pathParts: Record<string, string> = {},
): Omit<ApiRequest, 'path' | 'query' | 'body'> {
	const { method } = splitRoute(operation.route);
	const { api = 'v3', limit } = operation;
	const repeatable =
		operation.repeatable ?? (/^v[23]$/.test(api) && /^(GET|PUT|DELETE)$/.test(method));
	return {
		api,
		method,
		repeatable,
		...(limit ? { alsoLimited: limit(body) } : {}),
		...contentOf(operation),
		...recoveryOf(operation, pathParts),
	};
}

/** What the answer holds. A step may ask for pages itself, and wait until there are any. */
function contentOf({
	answers,
	returns = '',
	paging,
	steps,
}: CallFacts): Pick<ApiRequest, 'content' | 'member'> {
	const content = answers ?? (paging && !steps ? 'list' : undefined);
	return { ...(content ? { content } : {}), ...(returns === '' ? {} : { member: returns }) };
}

/** The operation's recovery, with what it needs from the request. */
function recoveryOf(
	{ recovery, wrap, returns = '' }: CallFacts,
	pathParts: Record<string, string>,
): Pick<ApiRequest, 'recovery'> {
	if (typeof recovery !== 'object') return recovery === undefined ? {} : { recovery };
	return {
		recovery: {
			...recovery,
			parts: pathParts,
			member: returns,
			...(wrap === undefined ? {} : { wrap }),
		},
	};
}

/** Wraps the members: `contact` in a member, `data[]` in an array in a member, `[]` in an array. */
function enveloped(wrap: string | undefined, members: Row, outside: Row): unknown {
	if (wrap === undefined) return { ...members, ...outside };
	if (wrap === '[]') return [members];
	return wrap.endsWith('[]')
		? { [wrap.slice(0, -2)]: [members], ...outside }
		: { [wrap]: members, ...outside };
}

/** The fields with a value to send; a collection gives those of its members. */
function* sentValues(
	fields: Field[],
	values: Row,
	clear: boolean,
): Generator<{ field: Field; value: unknown }> {
	for (const field of fields) {
		const value = values[field.name];
		if (field.sendAs === false || !isShown(field, values)) continue;
		if (field.type === 'collection' && typeof field.sendAs !== 'function') {
			const members = isRow(value) ? value : {};
			// In a collection, only fields that the user has added have a value; ignore defaults of others.
			const added = (field.options as Field[]).filter(({ name }) => name in members);
			yield* sentValues(added, members, clear);
		} else if (!(field.several ? isUnset(field, value) : isEmpty(value))) {
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

/** The empty value that clears a member, by its type. */
function blankOf({ type }: Field, value: unknown): unknown {
	return Array.isArray(value) || type === 'fixedCollection' || type === 'multiOptions' ? [] : '';
}

/** Whether a field is visible; a hidden field may still have an old value, which must not be sent. */
export function isShown(field: Field, values: Row): boolean {
	return Object.entries(field.showWhen ?? {}).every(([name, shown]) =>
		shown.includes(values[name] as string | number | boolean),
	);
}

/** The members that a field sends for a value, by name in the request; throws `Failure`. */
export function membersOf(field: Field, value: unknown): Row {
	const hasRows = field.type === 'fixedCollection' && !field.convert;
	const sent =
		hasRows && typeof field.sendAs !== 'function' ? rowsOf(field, value) : converted(field, value);
	if (typeof field.sendAs === 'function') return orFailure(field, sent, field.sendAs);
	const sendsNothing = sent === undefined || (Array.isArray(sent) && sent.length === 0);
	if (sendsNothing && !isEmpty(value)) return {};
	const name = field.sendAs === undefined || field.sendAs === false ? field.name : field.sendAs;
	return { [name]: sent };
}

/** The value converted for the API; throws `Failure` naming the field. */
function converted(field: Field, value: unknown): unknown {
	return field.convert ? orFailure(field, value, field.convert) : value;
}

/** Runs `convert`; turns any error into a `Failure` naming the field. */
function orFailure<T>(field: Field, value: unknown, convert: (value: unknown) => T): T {
	let problem: unknown;
	try {
		return convert(value);
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

/** The members that the fields of each row send; rows come from the form or from an item. Throws `Failure`. */
export function rowMembers({ name, values }: FieldGroup, added: unknown): Row[] {
	const rows = isRow(added) ? added[name] : added;
	return (Array.isArray(rows) ? rows : [rows]).filter(isRow).map((row) => {
		const members: Row = {};
		for (const inner of sentValues(values, row, false))
			addMembers(members, membersOf(inner.field, inner.value));
		return members;
	});
}

/** Adds members to a part of the request; a dot in a name without brackets creates a nested object. */
function addMembers(part: Row, members: Row): void {
	for (const [name, value] of Object.entries(members)) {
		const [outer = '', ...inner] = name.includes('[') ? [name] : name.split('.');
		// Names may come from an item: it must not change Object.prototype.
		if (outer === '__proto__') continue;
		const existing = Object.hasOwn(part, outer) ? part[outer] : undefined;
		if (inner.length === 0) {
			part[outer] = value;
		} else {
			const nested = isRow(existing) ? existing : {};
			part[outer] = nested;
			addMembers(nested, { [inner.join('.')]: value });
		}
	}
}

function exampleOf({ placeholder = '' }: Field): string {
	return placeholder.startsWith('e.g. ') ? `, for example ${placeholder.slice(5)}` : '';
}

function hasBody(method: Method): boolean {
	return method === 'POST' || method === 'PUT' || method === 'PATCH';
}
