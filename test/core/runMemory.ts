import type { Route } from '../../nodes/ActiveCampaign/core/client/exchange';
import type { Field, Operation } from '../../nodes/ActiveCampaign/core/descriptor';
import { type ItemInput, runItems } from '../../nodes/ActiveCampaign/core/run/runItems';
import type { Row } from '../../nodes/ActiveCampaign/core/values';
import { memoryClient, type MemoryClientOptions } from './memoryClient';

/** A descriptor with the required members filled in. */
export const operation = (
	route: Route,
	fields: Field[] = [],
	more: Partial<Operation> = {},
): Operation => ({
	name: 'Create',
	action: 'Create a note',
	description: 'Create a note',
	docs: 'create-a-note',
	route,
	fields,
	...more,
});

export const items = (operationOfAll: Operation, values: Row[]): ItemInput[] =>
	values.map((own) => ({ operation: operationOfAll, values: own }));

/** Starts the items against a server in memory; the caller runs the clock. */
export function run(
	given: ItemInput[],
	options: MemoryClientOptions,
	{ stopOnFailure = false }: { stopOnFailure?: boolean } = {},
) {
	const memory = memoryClient(options);
	const { client, clock } = memory;
	const signal = options.signal ? { signal: options.signal } : {};
	const results = runItems({
		items: given,
		client,
		clock,
		timeZone: 'Europe/Berlin',
		stopOnFailure,
		...signal,
	});
	return { ...memory, results };
}
/** Like `run`, after the run has ended. */
export async function outcome(...given: Parameters<typeof run>) {
	const running = run(...given);
	return { ...running, results: await running.clock.run(running.results) };
}
/** The message of each failure, the rows of each success. */
export const messages = (results: Awaited<ReturnType<typeof outcome>>['results']) =>
	results.map((result) => (result && 'failure' in result ? result.failure.message : result?.rows));
