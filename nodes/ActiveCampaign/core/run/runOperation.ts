import type { Client } from '../client/client';
import type { ApiRequest, Clock } from '../client/exchange';
import type { Page } from '../client/pages';
import type { Operation, StepInput, Thing, Tools } from '../descriptor';
import { isRow, type Row } from '../values';
import { type AddOption, customFieldWithId, mappedValues } from './customFields';
import type { GroupedReads } from './groupedReads';
import { findNamed } from './findNamed';
import { findOrCreate } from './findOrCreate';
import { entriesOf, findEntry, identifyEntry } from './entries';
import { identify as identifyBy, noneCalled, rowOf } from './identify';
import { limitIn } from './limit';
import { rowsFrom, shaped } from './output';
import { mapInOrder } from './pool';
import { buildRequest, clears } from './request';
import { type IdentifyAll, type MapFields, resolveValues } from './resolve';
import { waitFor, waitingTime } from './waitFor';
import { wholeList } from './wholeList';

/** What every item of a run shares. */
export interface RunContext {
	client: Client;
	clock: Clock;
	/** IANA name of the workflow's time zone. */
	timeZone: string;
	signal?: AbortSignal;
	/** Reads that the items of a run share. */
	reads: GroupedReads;
	/** When the run began, by the clock; now where nothing says so. */
	startedAt?: number;
}

/** A name that an earlier execution looked up longer ago may be that of another thing by now. */
const foundMs = 10_000;

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
		yield await findOrCreate(operation, operation.findFirst, step, context.client);
	} else {
		const request = await step.build();
		const body = await context.client.call(request);
		const pages = wholeList(operation, request, body, context.client);
		if (pages) {
			yield* itemsOf(pages, operation, step, simplify);
		} else {
			const rows = rowsFrom(operation, body, simplify);
			yield* operation.enrich ? await operation.enrich({ rows, body }, step) : rows;
		}
	}
}

/** What code of an operation may use, apart from an item. */
export function toolsFor(operation: Operation, values: Row, context: RunContext): Tools {
	const { client, clock, signal, timeZone } = context;
	const { startedAt = clock.now() } = context;
	const ownAge = () => Math.max(foundMs, clock.now() - startedAt);
	// Where every look-up reads the whole list, the list is kept longer.
	const ageFor = ({ search, exact }: Thing) =>
		(search ?? exact) === undefined ? undefined : ownAge();
	const identify: Tools['identify'] = async (thing, value, label) =>
		await identifyBy(client, thing, value, label, ageFor(thing));
	const entries: Tools['entries'] = async (thing, value, label) =>
		await entriesOf(client, thing, value, label);
	const identifyAll: IdentifyAll = async (thing, value, label) => {
		const given = await entries(thing, value, label);
		return await Promise.all(
			given.map(async (entry) => await identifyEntry(client, thing, entry, label, ageFor(thing))),
		);
	};
	const unsent = new Map<string, ApiRequest>();
	/** Creates an option once for all items; a dry run only notes the request. */
	const addOptionFor = ({ options }: Row): AddOption | undefined => {
		if (!isRow(options) || options.createMissingOptions !== true) return undefined;
		if (options.dryRun === true)
			return async (name, request) => await Promise.resolve(unsent.set(name, request));
		return async (name, request) =>
			await client.remember(name, [], async () => await client.call(request));
	};
	const mapFor =
		(given: Row): MapFields =>
		async (source, value, resolved) => {
			const owner = source.owner && String(resolved[source.owner.field] ?? '');
			return await mappedValues(client, source, value, {
				clear: clears(given),
				owner,
				timeZone,
				...currencyOf(given),
				addOption: addOptionFor(given),
			});
		};
	const resolve = async (given: Row) =>
		await resolveValues(operation.fields ?? [], given, {
			identify,
			identifyAll,
			map: mapFor(given),
		});
	return {
		operation,
		timeZone,
		unsent,
		identify,
		entries,
		entry: async (thing, entry, wanted) =>
			await findEntry(client, thing, entry, { foundMs: ownAge(), ...wanted }),
		noneCalled: async (thing, name, label) => await noneCalled(client, thing, name, label),
		resolve,
		customField: async (source, id) => await customFieldWithId(client, source, id),
		buildFrom: async (given) => buildRequest(operation, await resolve(given)),
		find: async (thing, title, wanted) =>
			await findNamed(client, thing, title, {
				foundMs: ownAge(),
				...wanted,
			}),
		remember: async (name, topics, load, maxAgeMs) =>
			await client.remember(name, topics, load, maxAgeMs),
		exclusively: async (name, work) => await client.exclusively(name, work),
		uniqueId: () => client.uniqueId(),
		call: async (request) => await client.call(request),
		exchange: async (request) => await client.exchange(request),
		grouped: async (name, key, read) => await context.reads.get(name, key, read),
		remove: async (path) => await client.remove(path),
		walk: (request, key, paging, limit) => client.walk(request, key, paging, limit),
		row: async (thing, value, label) => await rowOf(client, thing, value, label, ageFor(thing)),
		single: async (given) => {
			const rows: Row[] = [];
			for await (const each of runOperation(operation, given, context)) rows.push(each);
			return rows;
		},
		each: async (units, task) => await mapInOrder(units, client.width, task),
		waitFor: async (request, isReady, firstLookMs = 0) => {
			if (firstLookMs > 0) await clock.sleep(firstLookMs, signal);
			return await waitFor(client, clock, request, isReady, waitingTime(values), signal);
		},
	};
}

/** A currency under Additional Fields is that of the custom fields: others have none of their own there. */
function currencyOf({ additionalFields }: Row): { currency?: string } {
	const given = isRow(additionalFields) ? additionalFields.currency : undefined;
	return typeof given === 'string' && given.trim() !== '' ? { currency: given.trim() } : {};
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
	const way = ordersItself(request) ? 'byOffset' : paging;
	yield* itemsOf(client.pages(request, returns, way, limit), operation, step, simplify);
}

async function* itemsOf(
	pages: AsyncGenerator<Page>,
	operation: Operation,
	step: StepInput,
	simplify: boolean,
): AsyncGenerator<Row> {
	for await (const { rows, body } of pages) {
		const shown = rows.map((row) => shaped(operation, row, simplify));
		yield* operation.enrich ? await operation.enrich({ rows: shown, body }, step) : shown;
	}
}

/** A cursor over ids needs the order of ids; the user's own order walks by offset. */
function ordersItself(request: ApiRequest): boolean {
	return Object.keys(request.query).some(
		(name) => name.startsWith('orders[') || name.startsWith('id_'),
	);
}
