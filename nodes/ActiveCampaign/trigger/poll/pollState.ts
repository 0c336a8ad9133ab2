import type { IPollFunctions } from 'n8n-workflow';
import { processMemory } from '../shared/triggerMemory';
import type { Checkpoint } from './timedChanges';

/** Checkpoint of the node for the event that it was set to, stored as JSON. */
export type State = { event: string } & Partial<Checkpoint> & { members?: string };

/** The process is asked first, because another node may have overwritten static data with an older copy. */
export function stateOf(context: IPollFunctions, event: string, key: string): State | undefined {
	const stored = context.getWorkflowStaticData('node').poll;
	const text = processMemory.checkpoints.get(key) ?? stored;
	const state = typeof text === 'string' ? (JSON.parse(text) as State) : undefined;
	return state?.event === event ? state : undefined;
}

export function storeState(context: IPollFunctions, state: State, key: string): void {
	const text = JSON.stringify(state);
	processMemory.checkpoints.set(key, text);
	context.getWorkflowStaticData('node').poll = text;
}
