import type { Batch, Field, Operation } from '../descriptor';
import { fold } from '../equality';
import { Cancelled, Failure } from '../failure';
import { fieldsOf } from '../operationFields';
import { isEmpty, isRow, type Row } from '../values';
import { withChoices } from './choices';
import { checkFilters, emptyFilterFailure, withoutRows } from './filters';
import { GroupedReads } from './groupedReads';
import { mapInOrder } from './pool';
import { readValues } from './readValues';
import { runOperation, type RunContext, toolsFor } from './runOperation';

/** An input item with what its parameters gave, or why they could not be read. */
export type ItemInput = { operation: Operation; values: Row } | { failure: Failure };

/** What became of one input item. */
export type ItemResult = { rows: Row[] } | { failure: Failure; rows: Row[] };

export interface RunInput extends Omit<RunContext, 'reads' | 'startedAt'> {
	items: ItemInput[];
	/** Start no further item once one has failed. */
	stopOnFailure: boolean;
}

/** Items that are done together: mostly one. */
interface Unit {
	members: number[];
	work: () => Promise<ItemResult[]>;
	lane?: string;
}

/**
 * Does every item's operation and tells what became of each, in the order of the items: the rows,
 * or the failure with the rows that came before it. An item that was never started has no result.
 * Throws only `Cancelled`.
 */
export async function runItems(input: RunInput): Promise<Array<ItemResult | undefined>> {
	const { signal, client } = input;
	let stopped = false;
	const items = input.items.map((item, index) => read(item, index, input.timeZone));
	const results = new Array<ItemResult | undefined>(items.length).fill(undefined);
	await mapInOrder(
		unitsOf(items, { ...input, reads: new GroupedReads(), startedAt: input.clock.now() }),
		client.width,
		async ({ members, work }) => {
			if (stopped || signal?.aborted) return;
			const done = await work();
			members.forEach((item, at) => (results[item] = done[at]));
			if (input.stopOnFailure && done.some((result) => 'failure' in result)) stopped = true;
		},
		({ lane }) => lane,
	);
	if (signal?.aborted) throw new Cancelled();
	return results;
}

/**
 * The item with every choice as its descriptor writes it, and with addresses, dates and amounts read.
 * What cannot be read, or an empty filter, fails the item alone, before anything is sent.
 */
function read(item: ItemInput, index: number, timeZone: string): ItemInput {
	if ('failure' in item) return item;
	const { operation, values } = item;
	const fields = fieldsOf(operation);
	try {
		const filters = checkFilters(fields, values);
		const chosen = withChoices(fields, filters.values);
		const given = { operation, values: readValues(fields, chosen, { timeZone }) };
		if (filters.empty === undefined) return given;
		return isRow(chosen.options) && chosen.options.emptyFilter === 'noRows'
			? { ...given, operation: withoutRows(operation) }
			: { failure: emptyFilterFailure(filters.empty, index) };
	} catch (error) {
		return { failure: labelled(failureOf(error), operation) };
	}
}

/** One unit for the items of each operation that goes in batches, one for every other item. */
function unitsOf(items: ItemInput[], context: RunContext): Unit[] {
	const together = new Map<Batch, number[]>();
	items.forEach((item, index) => {
		if ('failure' in item || item.operation.batch === undefined) return;
		together.set(item.operation.batch, [...(together.get(item.operation.batch) ?? []), index]);
	});
	const units: Unit[] = [];
	const taken = new Set<number>();
	for (const [batch, members] of together) {
		const values = members.map((index) => (items[index] as { values: Row }).values);
		if (!batch.takes(values)) continue;
		members.forEach((index) => taken.add(index));
		const { operation } = items[members[0] ?? 0] as { operation: Operation };
		units.push({ members, work: async () => await runBatch(operation, batch, values, context) });
	}
	items.forEach((item, index) => {
		if (taken.has(index)) return;
		units.push({
			members: [index],
			work: async () => [await runItem(item, context)],
			lane: laneOf(item),
		});
	});
	return units.sort((one, other) => (one.members[0] ?? 0) - (other.members[0] ?? 0));
}

async function runBatch(
	operation: Operation,
	batch: Batch,
	values: Row[],
	context: RunContext,
): Promise<ItemResult[]> {
	try {
		const results = await batch.run(values, toolsFor(operation, values[0] ?? {}, context));
		return results.map((result) =>
			result instanceof Failure
				? { failure: labelled(result, operation), rows: [] }
				: { rows: result },
		);
	} catch (error) {
		const failure = labelled(failureOf(error), operation);
		return values.map(() => ({ failure, rows: [] }));
	}
}

async function runItem(item: ItemInput, context: RunContext): Promise<ItemResult> {
	if ('failure' in item) return { failure: item.failure, rows: [] };
	const rows: Row[] = [];
	try {
		for await (const row of runOperation(item.operation, item.values, context)) rows.push(row);
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

/** Writes about one subject keep their order; everything else is free. */
function laneOf(item: ItemInput): string | undefined {
	if ('failure' in item || item.operation.route.startsWith('GET ')) return undefined;
	const subject = item.operation.fields?.find((field) => field.subject);
	const value = subject && item.values[subject.name];
	const text = isRow(value) ? value.value : value;
	const isWord = typeof text === 'string' || typeof text === 'number';
	return isEmpty(text) || !isWord ? undefined : fold(String(text));
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
