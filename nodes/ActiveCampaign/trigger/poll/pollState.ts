import type { IPollFunctions } from 'n8n-workflow';
import { shortHash } from '../shared/shortHash';
import type { Members } from './memberChanges';
import type { Position } from './position';

/**
 * How far the rounds of a node have got, stored as JSON. n8n alone keeps it: a round that n8n throws
 * away (time-out, lost claim, failed transaction) has not happened, so the process must not remember it.
 */
export interface State {
	/** Hash of what it is about: the event, its source and the account. */
	about: string;
	/** Rounds in a row that got nothing within their time. */
	stalled?: number;
	position?: Position;
	members?: Members;
}

/** The stored state; undefined if there is none, or if it is about something else. */
export function recallState(context: IPollFunctions, about: string): State | undefined {
	const { poll } = context.getWorkflowStaticData('node');
	const state = typeof poll === 'string' ? (JSON.parse(poll) as State) : undefined;
	return state?.about === about ? state : undefined;
}

export function storeState(context: IPollFunctions, state: State): void {
	context.getWorkflowStaticData('node').poll = JSON.stringify(state);
}

/**
 * True if n8n keeps the position in a table of its own, together with the execution
 * (`N8N_POLLER_DURABLE_CURSORS_ENABLED`): the node gets a plain copy then. Classic static data is
 * observed for changes, and all of it is saved at once.
 */
export function hasDurableCursor(context: IPollFunctions): boolean {
	return !('__dataChanged' in context.getWorkflowStaticData('node'));
}

/** A hash of what the node watches: another list, segment or account is another source. */
export function sourceHash(
	context: IPollFunctions,
	event: string,
	parameters: readonly string[],
	origin: string,
): string {
	const values = parameters.map((name) => {
		const value: unknown = context.getNodeParameter(name, '');
		const isLocator = typeof value === 'object' && value !== null;
		return isLocator ? [Reflect.get(value, 'mode'), Reflect.get(value, 'value')] : value;
	});
	return shortHash(JSON.stringify([event, origin, values, startAsWritten(context)]));
}

/** Start From as it is written: an expression like `$now` has another value in each round. */
function startAsWritten(context: IPollFunctions): unknown {
	const { options } = context.getNode().parameters;
	return typeof options === 'object' && options !== null
		? (Reflect.get(options, 'changedSince') ?? '')
		: '';
}
