import type { Client } from './client';
import { isRow } from './decode';
import { mappedValues } from './customFields';
import { Cancelled, Failure } from './failure';
import { identify as identifyBy, rowOf } from './identify';
import { rowsFrom, shaped } from './output';
import { mapInOrder } from './pool';
import { poll, waitingTime } from './poll';
import { buildRequest, clears, isEmpty, shorten } from './request';
import { type MapFields, resolveValues } from './resolve';
import type {
	ApiRequest,
	Clock,
	Field,
	FieldSource,
	Lookup,
	Operation,
	Row,
	StepInput,
} from './types';

/** More at once cannot help at five requests a second. */
const width = 5;

/** An input item with what its parameters gave, or why they could not be read. */
export type ItemInput = { operation: Operation; values: Row } | { failure: Failure };

/** What became of one input item. */
export type ItemResult = { rows: Row[] } | { failure: Failure; rows: Row[] };

export interface RunInput {
	items: ItemInput[];
	client: Client;
	lookups: Record<string, Lookup>;
	fieldSources: Record<string, FieldSource>;
	clock: Clock;
	signal?: AbortSignal;
	/** Start no further item once one has failed. */
	stopOnFailure: boolean;
}

/**
 * Does every item's operation and tells what became of each, in the order of the items: the rows,
 * or the failure with the rows that came before it. An item that was never started has no result.
 * Throws only `Cancelled`.
 */
export async function runItems(input: RunInput): Promise<Array<ItemResult | undefined>> {
	let stopped = false;
	const results = await mapInOrder(
		input.items,
		width,
		async (item) => {
			if (stopped || input.signal?.aborted) return undefined;
			const result = await runItem(item, input);
			if ('failure' in result && input.stopOnFailure) stopped = true;
			return result;
		},
		laneOf,
	);
	if (input.signal?.aborted) throw new Cancelled();
	return results;
}

async function runItem(item: ItemInput, input: RunInput): Promise<ItemResult> {
	if ('failure' in item) return { failure: item.failure, rows: [] };
	const rows: Row[] = [];
	try {
		for await (const row of perform(item, input)) rows.push(row);
		return { rows };
	} catch (error) {
		return { failure: labelled(failureOf(error), item.operation), rows };
	}
}

/** Anything else than a failure told for people is a defect of ours; its own words must do. */
function failureOf(error: unknown): Failure {
	if (error instanceof Failure) return error;
	return new Failure(error instanceof Error ? error.message : String(error));
}

/** The rows of one item as they come. */
async function* perform(
	{ operation, values }: { operation: Operation; values: Row },
	input: RunInput,
): AsyncGenerator<Row> {
	const { client, clock, signal } = input;
	const identify: StepInput['identify'] = async (lookup, value, label) =>
		await identifyBy(client, entry(input.lookups, lookup), value, label);
	const map: MapFields = async (source, value) =>
		await mappedValues(client, entry(input.fieldSources, source), value, clears(values));
	const build = async () =>
		buildRequest(operation, await resolveValues(operation.fields ?? [], values, identify, map));
	const simplify = values.simplify === true;

	if (operation.steps) {
		const step: StepInput = {
			operation,
			values,
			build,
			call: async (request) => await client.call(request),
			remove: async (path) => await client.remove(path),
			walk: (request, key, paging, limit) => client.walk(request, key, paging, limit),
			identify,
			row: async (lookup, value, label) =>
				await rowOf(client, entry(input.lookups, lookup), value, label),
			poll: async (request, isReady) =>
				await poll(client, clock, request, isReady, waitingTime(values), signal),
		};
		for (const row of await operation.steps(step)) yield shaped(operation, row, simplify);
		return;
	}
	const request: ApiRequest = await build();
	if (operation.paging) {
		const limit = values.returnAll === true ? Infinity : limitOf(values.limit);
		const paging = ordersItself(request) ? 'byOffset' : operation.paging;
		for await (const row of client.walk(request, operation.returns ?? '', paging, limit)) {
			yield shaped(operation, row, simplify);
		}
		return;
	}
	yield* rowsFrom(operation, await client.call(request), simplify);
}

/** A cursor over ids needs the order of ids; the user's own order walks by offset. */
function ordersItself(request: ApiRequest): boolean {
	return Object.keys(request.query).some(
		(name) => name.startsWith('orders[') || name.startsWith('id_'),
	);
}

function limitOf(limit: unknown): number {
	const count = Number(limit);
	if (Number.isInteger(count) && count > 0) return count;
	throw new Failure(`Limit is not valid: ${shorten(limit)}`, {
		description: 'Give a whole number of at least 1, or turn on Return All',
		field: 'Limit',
	});
}

function entry<T>(table: Record<string, T>, name: string): T {
	const found = table[name];
	if (found === undefined) throw new Error(`Nothing is listed as ${name}`);
	return found;
}

/** Writes about one subject keep their order; everything else is free. */
function laneOf(item: ItemInput): string | undefined {
	if ('failure' in item || item.operation.route.startsWith('GET ')) return undefined;
	const subject = item.operation.fields?.find((field) => field.subject);
	const value = subject && item.values[subject.name];
	const text = isRow(value) ? value.value : value;
	return isEmpty(text) ? undefined : String(text).trim().toLowerCase();
}

/** The failure with the form's label in place of the API's member name. */
function labelled(failure: Failure, operation: Operation): Failure {
	const member = failure.facts.field;
	const label = member === undefined ? undefined : labelOf(member, operation.fields ?? []);
	return label === undefined
		? failure
		: new Failure(failure.message, { ...failure.facts, field: label });
}

function labelOf(member: string, fields: Field[]): string | undefined {
	for (const field of fields) {
		if (field.name === member || field.sendAs === member) return field.displayName;
		const inner =
			field.type === 'collection' ? labelOf(member, field.options as Field[]) : undefined;
		if (inner !== undefined) return inner;
	}
	return undefined;
}
