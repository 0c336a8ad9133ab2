import type { Client } from '../client/client';
import type { ApiRequest, Clock } from '../client/exchange';
import type { FindFirst, Operation, StepInput, Tools } from '../descriptor';
import { Failure } from '../failure';
import { isRow, type Row } from '../values';
import { mappedValues } from './customFields';
import type { GroupedReads } from './groupedReads';
import { findByTitle, identify as identifyBy, rowOf } from './identify';
import { limitIn } from './limit';
import { rowsFrom, shaped } from './output';
import { mapInOrder } from './pool';
import { buildRequest, clears } from './request';
import { type MapFields, resolveValues } from './resolve';
import { waitFor, waitingTime } from './waitFor';

/** What every item of a run shares. */
export interface RunContext {
	client: Client;
	clock: Clock;
	/** IANA name of the workflow's time zone. */
	timeZone: string;
	signal?: AbortSignal;
	/** Reads that the items of a run share. */
	reads: GroupedReads;
}

/** The rows of one item as they come. */
export async function* runOperation(
	operation: Operation,
	values: Row,
	context: RunContext,
): AsyncGenerator<Row> {
	const step: StepInput = stepFor(operation, values, context);
	const simplify = values.simplify === true;
	if (operation.steps) {
		for (const row of await operation.steps(step)) yield shaped(operation, row, simplify);
	} else if (operation.paging) {
		yield* pagesOf(operation, step, context.client, simplify);
	} else if (operation.findFirst) {
		yield* findOrCreate(operation, operation.findFirst, step, context, simplify);
	} else {
		const body = await context.client.call(await step.build());
		const rows = rowsFrom(operation, body, simplify);
		yield* operation.enrich ? await operation.enrich({ rows, body }, step) : rows;
	}
}

/** What code of an operation may use, apart from an item. */
export function toolsFor(operation: Operation, values: Row, context: RunContext): Tools {
	const { client, clock, signal, timeZone } = context;
	const identify: Tools['identify'] = async (thing, value, label) =>
		await identifyBy(client, thing, value, label);
	const mapFor =
		(given: Row): MapFields =>
		async (source, value, resolved) => {
			const owner = source.owner && String(resolved[source.owner.field] ?? '');
			return await mappedValues(client, source, value, {
				clear: clears(given),
				owner,
				addsOptions: isRow(given.options) && given.options.createMissingOptions === true,
			});
		};
	const resolve = async (given: Row) =>
		await resolveValues(operation.fields ?? [], given, identify, mapFor(given));
	return {
		operation,
		timeZone,
		identify,
		resolve,
		buildFrom: async (given) => buildRequest(operation, await resolve(given)),
		find: async (thing, title) => await findByTitle(client, thing, title),
		remember: async (name, topics, load, maxAgeMs) =>
			await client.remember(name, topics, load, maxAgeMs),
		exclusively: async (name, work) => await client.exclusively(name, work),
		uniqueId: () => client.uniqueId(),
		call: async (request) => await client.call(request),
		exchange: async (request) => await client.exchange(request),
		grouped: async (name, key, read) => await context.reads.get(name, key, read),
		remove: async (path) => await client.remove(path),
		walk: (request, key, paging, limit) => client.walk(request, key, paging, limit),
		row: async (thing, value, label) => await rowOf(client, thing, value, label),
		each: async (units, task) => await mapInOrder(units, client.width, task),
		waitFor: async (request, isReady, firstLookMs = 0) => {
			if (firstLookMs > 0) await clock.sleep(firstLookMs, signal);
			return await waitFor(client, clock, request, isReady, waitingTime(values), signal);
		},
	};
}

function stepFor(operation: Operation, values: Row, context: RunContext): StepInput {
	const tools = toolsFor(operation, values, context);
	return { ...tools, values, build: async () => await tools.buildFrom(values) };
}

async function* pagesOf(
	operation: Operation,
	step: StepInput,
	client: Client,
	simplify: boolean,
): AsyncGenerator<Row> {
	const request = await step.build();
	const { returns = '', paging = 'byOffset' } = operation;
	const limit = limitIn(step.values);
	for await (const { rows, body } of client.pages(
		request,
		returns,
		ordersItself(request) ? 'byOffset' : paging,
		limit,
	)) {
		const shown = rows.map((row) => shaped(operation, row, simplify));
		yield* operation.enrich ? await operation.enrich({ rows: shown, body }, step) : shown;
	}
}

/** What has the name already, or else what is created; a race for the name counts as found. */
async function* findOrCreate(
	operation: Operation,
	{ thing, field, same }: FindFirst,
	step: StepInput,
	context: RunContext,
	simplify: boolean,
): AsyncGenerator<Row> {
	const request = await step.build();
	const sent = sentIn(request.body, operation.wrap);
	const title = String(step.values[field]).trim();
	const accepts = (row: Row) => same?.(row, sent) ?? true;
	const find = async (maxAgeMs?: number) =>
		await findByTitle(context.client, thing, title, { maxAgeMs, accepts });
	const known = await find();
	if (known) {
		yield { ...shaped(operation, known, simplify), created: false };
		return;
	}
	const attempt = await context.client.call(request).then(
		(body) => ({ body }),
		(failure: unknown) => ({ failure }),
	);
	if ('body' in attempt) {
		for (const row of rowsFrom(operation, attempt.body, simplify)) yield { ...row, created: true };
		return;
	}
	const isTaken = attempt.failure instanceof Failure && attempt.failure.facts.duplicate === true;
	const quicker = isTaken ? await find(0) : undefined;
	if (quicker === undefined) throw attempt.failure;
	yield { ...shaped(operation, quicker, simplify), created: false };
}

function sentIn(body: unknown, wrap = ''): Row {
	const members = isRow(body) ? (body[wrap] ?? body) : {};
	return isRow(members) ? members : {};
}

/** A cursor over ids needs the order of ids; the user's own order walks by offset. */
function ordersItself(request: ApiRequest): boolean {
	return Object.keys(request.query).some(
		(name) => name.startsWith('orders[') || name.startsWith('id_'),
	);
}
