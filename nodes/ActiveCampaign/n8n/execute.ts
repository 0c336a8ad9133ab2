import type { IDataObject, IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';
import type { Resource } from '../core/descriptor';
import { Failure } from '../core/failure';
import { type ItemResult, runItems } from '../core/run/runItems';
import { summaryOf } from '../core/run/summary';
import { isRow } from '../core/values';
import { clock } from './clock';
import { connect } from './connect';
import { runOnce } from './earlierTries';
import { errorItem, nodeError } from './errors';
import { readItems } from './parameters';
import { isTool, keepsGoing } from './tool';

/** Runs the chosen operation for every input item and returns the resulting items, paired with it. */
export async function execute(
	context: IExecuteFunctions,
	resources: readonly Resource[],
): Promise<INodeExecutionData[][]> {
	const signal = context.getExecutionCancelSignal?.();
	const goesOn = keepsGoing(context);
	const connection = await connect(context, signal).then(
		(connected) => ({ connected }),
		(error: unknown) => ({ error }),
	);
	if ('error' in connection) return [failedItems(context, connection.error, goesOn)];
	const { client, meter } = connection.connected;
	const items = readItems(context, resources);

	const results = await runOnce(
		context,
		items,
		!goesOn,
		async (open) =>
			await runItems({
				items: open,
				client,
				clock,
				timeZone: context.getTimezone(),
				stopOnFailure: !goesOn,
				...(signal ? { signal } : {}),
			}),
	);
	if (!goesOn) throwFirstFailure(context, results);
	const message = summaryOf(meter, results);
	if (message !== undefined) context.addExecutionHints?.({ message, location: 'outputPane' });
	const failed = failedItemOf(context.getNode());
	const nothing = isTool(context) ? nothingFound : undefined;
	return [
		results.flatMap((result, item) => (result ? itemsOf(result, item, failed, nothing) : [])),
	];
}

/** One failed item for each input item; n8n gives out the input of a node that throws as its result. */
function failedItems(
	context: IExecuteFunctions,
	error: unknown,
	goesOn: boolean,
): INodeExecutionData[] {
	const node = context.getNode();
	if (!goesOn) throw error instanceof Failure ? nodeError(node, error) : error;
	const failed = failedItemOf(node);
	return context.getInputData().map((_, item) => failed(failureOf(error), item));
}

/** n8n itself throws for a credential that is missing. */
function failureOf(error: unknown): Failure {
	if (error instanceof Failure) return error;
	const { message, description } = isRow(error) ? error : {};
	return new Failure(typeof message === 'string' ? message : String(error), {
		description: typeof description === 'string' ? description : 'Check the credential of the node',
	});
}

type FailedItem = (failure: Failure, item: number) => INodeExecutionData;

/** Without an item, an agent could not tell a search that found nothing from a failure. */
const nothingFound = { found: 0, message: 'Nothing was found. Check the names and filters' };

function itemsOf(
	result: ItemResult,
	item: number,
	failed: FailedItem,
	nothing?: IDataObject,
): INodeExecutionData[] {
	const pairedItem = { item };
	const items: INodeExecutionData[] = result.rows.map((row) => ({
		json: row as IDataObject,
		pairedItem,
	}));
	if ('failure' in result) items.push(failed(result.failure, item));
	return items.length === 0 && nothing ? [{ json: { ...nothing }, pairedItem }] : items;
}

/** How a failure becomes an item, depending on the node's On Error setting. */
function failedItemOf(node: INode): FailedItem {
	return (failure, item) => {
		const made = { json: errorItem(failure) as unknown as IDataObject, pairedItem: { item } };
		if (node.onError !== 'continueErrorOutput') return made;
		// n8n 1.x and early 2.x recognise a failed item with details by `error` alone. It must not be
		// enumerable, or n8n would replace the details by the bare message.
		return Object.defineProperty(made, 'error', { value: nodeError(node, failure, item) });
	};
}

/** Throws the failure of the first failed item, and lists the items that were done. */
function throwFirstFailure(
	context: IExecuteFunctions,
	results: Array<ItemResult | undefined>,
): void {
	const item = results.findIndex((result) => result !== undefined && 'failure' in result);
	const result = results[item];
	if (result === undefined || !('failure' in result)) return;
	throw nodeError(context.getNode(), result.failure, item, done(results));
}

function done(results: Array<ItemResult | undefined>): string {
	if (results.length === 1) return '';
	const finished = results.flatMap((result, item) =>
		result && !('failure' in result) ? [item] : [],
	);
	const which =
		finished.length === 0 ? 'No other item was done' : `Done before the stop: ${ranges(finished)}`;
	return `${which} of ${results.length} items. To go on past failures and keep the results, set On Error to Continue in the node's settings`;
}

/** `[0, 1, 2, 5]` as `items 0–2, 5`, counted from 0 like n8n. */
function ranges(numbers: number[]): string {
	const runs: Array<[number, number]> = [];
	for (const number of numbers) {
		const last = runs[runs.length - 1];
		if (last && last[1] === number - 1) last[1] = number;
		else runs.push([number, number]);
	}
	const shown = runs.slice(0, 20).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
	return `items ${shown.join(', ')}${runs.length > 20 ? ', …' : ''}`;
}
