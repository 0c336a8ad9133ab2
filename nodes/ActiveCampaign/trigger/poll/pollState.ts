import type { IPollFunctions } from 'n8n-workflow';
import { processMemory } from '../shared/triggerMemory';
import type { Checkpoint } from './timedChanges';

/** How far the node got, as one text that n8n stores. */
export type State = { event: string } & Partial<Checkpoint> & { members?: string };

/** The process knows the latest: stored data may be overwritten by another node's older copy. */
export function stateOf(context: IPollFunctions, event: string, key: string): State | undefined {
	const stored = context.getWorkflowStaticData('node').poll;
	const text = processMemory.polls.get(key) ?? stored;
	const state = typeof text === 'string' ? (JSON.parse(text) as State) : undefined;
	return state?.event === event ? state : undefined;
}

export function keepState(context: IPollFunctions, state: State, key: string): void {
	const text = JSON.stringify(state);
	processMemory.polls.set(key, text);
	context.getWorkflowStaticData('node').poll = text;
}
