import { missing, notFound, ok } from './answers';
import { type Fact, operationKey } from './facts';
import { singularOf } from './models';
import type { Context, Operation } from './operation';
import { pageOf, select } from './query';
import { rulesOf } from './rules';
import { normalise } from './shape';
import { show, showAll } from './show';
import type { EmulatorResponse, Row } from './types';

type Values = Record<string, unknown>;

/** The plain operation on a collection that a fact describes; undefined if it is not one. */
export function plainOperation(fact: Fact): Operation | undefined {
	const collection = /^\/(\w+)$/.exec(fact.path)?.[1];
	const element = /^\/(\w+)\/\{\w+\}$/.exec(fact.path)?.[1];
	const { dataKey, list: many, status } = fact.response;
	if (collection) {
		if (fact.method === 'GET' && many && dataKey === collection) return list(collection);
		if (fact.method === 'POST' && fact.body && dataKey === singularOf(collection)) {
			return create(collection, status[0] ?? 201);
		}
	}
	if (element) {
		if (fact.method === 'GET' && dataKey === singularOf(element)) return get(element);
		if (fact.method === 'PUT' && dataKey === singularOf(element)) return update(element);
		if (fact.method === 'DELETE') return remove(element, status[0] ?? 200);
	}
	return undefined;
}

export function list(collection: string): Operation {
	return (context) => {
		const rules = rulesOf(collection);
		const rows = rules.rows?.(context) ?? context.account.collection(collection).all();
		return page(collection, select(rows, context, rules), context);
	};
}

/** One page of selected rows with `meta.total` and side-loaded lists. */
export function page(collection: string, rows: Row[], context: Context): EmulatorResponse {
	const { account, fact, request } = context;
	const rules = rulesOf(collection);
	const { limit, offset } = pageOf(request.query, account);
	const shown = rows.slice(offset, offset + limit);
	const meta = {
		total: rules.numericTotal ? rows.length : String(rows.length),
		...rules.meta?.(rows, context),
	};
	return ok({
		...rules.beside?.(shown, account, false),
		[collection]: showAll(account, collection, shown),
		...(fact.response.envelope.includes('meta{}') ? { meta } : {}),
	});
}

export function get(collection: string): Operation {
	return (context) => {
		const row = find(collection, context);
		if (!isRow(row)) return row;
		return ok({
			...rulesOf(collection).beside?.([row], context.account, true),
			[singularOf(collection)]: show(context.account, collection, row),
		});
	};
}

export function create(collection: string, status: number): Operation {
	return (context) => {
		const rules = rulesOf(collection);
		const refusal = rules.refuse?.(context) ?? missingRefusal(context);
		if (refusal) return refusal;
		const { account } = context;
		const existing = rules.existing?.(context);
		const row =
			existing ??
			account.collection(collection).insert({
				...rules.defaults?.(context),
				...toStored(collection, context),
			});
		if (!existing) rules.created?.(row, context);
		return existing
			? written(collection, row, context, 200, 'found')
			: written(collection, row, context, status, 'created');
	};
}

function update(collection: string): Operation {
	return (context) => {
		const row = find(collection, context);
		if (!isRow(row)) return row;
		const rules = rulesOf(collection);
		const refusal = rules.refuse?.(context, row);
		if (refusal) return refusal;
		const before = { ...row };
		const values = toStored(collection, context, row);
		context.account.collection(collection).update(row.id, values);
		rules.updated?.(row, context, before);
		return written(collection, row, context, context.fact.response.status[0] ?? 200, 'updated');
	};
}

function remove(collection: string, status: number): Operation {
	return (context) => {
		const row = find(collection, context);
		if (!isRow(row)) return row;
		const rules = rulesOf(collection);
		context.account.collection(collection).remove(row.id);
		rules.removed?.(row, context);
		return status === 200 ? ok(rules.removedBody ?? {}) : { status };
	};
}

/** The answer of a write: sent values come back as they were sent, the rest as stored. */
export function written(
	collection: string,
	row: Row,
	context: Context,
	status: number,
	outcome: 'created' | 'found' | 'updated',
): EmulatorResponse {
	const { account } = context;
	const rules = rulesOf(collection);
	const shown = show(account, collection, row);
	const echoed = Object.fromEntries(
		Object.entries(context.values)
			.map(([name, value]) => [rules.rename?.[name] ?? name, value] as const)
			.filter(([name, value]) => name in row && value !== null && typeof value !== 'object'),
	);
	const whole: Values = { ...shown, ...echoed };
	const created = outcome === 'created';
	const trim = created ? rules.showCreated : outcome === 'found' ? rules.showExisting : undefined;
	return ok(
		{
			...rules.besideWritten?.(row, context, created),
			[singularOf(collection)]: trim ? trim(whole, row) : whole,
		},
		status,
	);
}

/** 422 when a required member is not there. */
export function missingRefusal({ fact, missing: members }: Context): EmulatorResponse | undefined {
	if (members.length === 0) return undefined;
	const object = fact.body?.envelope?.replace('[]', '') ?? singularOf(fact.group);
	return missing(operationKey(fact), object, members);
}

function find(collection: string, context: Context): Row | EmulatorResponse {
	const id = Object.values(context.request.params)[0] ?? '0';
	return (
		context.account.collection(collection).get(id) ??
		notFound(operationKey(context.fact), collection, id)
	);
}

const isRow = (value: Row | EmulatorResponse): value is Row => 'id' in value;

function toStored(collection: string, context: Context, row?: Row): Values {
	const rules = rulesOf(collection);
	const renamed = Object.fromEntries(
		Object.entries(context.values)
			.filter(([name]) => name !== 'id' && !rules.drop?.includes(name))
			.map(([name, value]) => [rules.rename?.[name] ?? name, value]),
	);
	const values = normalise(collection, renamed);
	return rules.store ? rules.store(values, context, row) : values;
}
