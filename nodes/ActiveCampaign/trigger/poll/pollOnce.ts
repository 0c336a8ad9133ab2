import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { Failure } from '../../core/failure';
import { withChoices } from '../../core/run/choices';
import { identify } from '../../core/run/identify';
import { isEmpty, type Row } from '../../core/values';
import { connect, type Connected } from '../../n8n/connect';
import { processMemory } from '../shared/triggerMemory';
import { Deadline } from '../shared/deadline';
import { memberRound, sampleOfMembers } from './memberRound';
import { pollEvents } from './pollEvents';
import { eventField } from './pollForm';
import type { PollEvent, Reader } from './pollSource';
import { recallState, sourceHash, storeState } from './pollState';
import { sampleOfChanges, timedRound } from './timedRound';

/** Time for one round where n8n sets none. */
const defaultBudgetMs = 4 * 60_000;
/** Part of n8n's budget that a round takes; n8n keeps nothing of a round that takes too long. */
const usedBudget = 0.9;
/** Rounds in a row without an answer until one fails. */
const maxStalled = 5;

/** What happened since the last poll as items, or null; the first poll only records the starting point. */
export async function pollOnce(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const given = { event: context.getNodeParameter('event') };
	const name = String(withChoices([eventField], given).event);
	const event = pollEvents[name];
	if (event === undefined) {
		throw new Failure(`There is no event "${name}"`, { description: 'Choose the event again' });
	}
	const key = `${context.getMode()} ${context.getWorkflow().id ?? ''}/${context.getNode().id}`;
	if (processMemory.runningPolls.has(key)) return null;
	processMemory.runningPolls.add(key);
	const deadline = new Deadline(budgetOf(context));
	const outcome = await eventRows(context, event, name, deadline).finally(() => {
		deadline.close();
		processMemory.runningPolls.delete(key);
	});
	const items = outcome.map((row) => ({
		json: { event: name, eventName: event.name, ...row } as IDataObject,
	}));
	return items.length > 0 ? [items] : null;
}

async function eventRows(
	context: IPollFunctions,
	{ source, parameters }: PollEvent,
	event: string,
	deadline: Deadline,
): Promise<Row[]> {
	const connected = await connect(context, deadline.signal);
	const reader = readerFor(context, connected);
	if (context.getMode() === 'manual') return await sample(source, event, reader, deadline);
	const about = sourceHash(context, event, parameters, connected.origin);
	const last = recallState(context, about);
	const round = { context, event, about, connected, reader, deadline, last };
	const { rows, next, isStalled } =
		'members' in source ? await memberRound(source, round) : await timedRound(source, round);
	const stalled = isStalled ? (last?.stalled ?? 0) + 1 : 0;
	if (stalled > maxStalled) throw noAnswer(deadline, `, ${stalled} checks in a row`);
	storeState(context, { about, ...next, ...(stalled > 0 ? { stalled } : {}) });
	return rows;
}

function readerFor(context: IPollFunctions, { client }: Connected): Reader {
	return {
		client,
		value: (parameter) => context.getNodeParameter(parameter, ''),
		identify: async (parameter, thing, label) => {
			const value: unknown = context.getNodeParameter(parameter, '');
			const isUnset = isEmpty(
				typeof value === 'object' && value !== null ? Reflect.get(value, 'value') : value,
			);
			return isUnset ? undefined : await identify(client, thing, value, label);
		},
		dateFilter: undefined,
	};
}

/** One item as the event emits it, to build the workflow with. */
async function sample(
	source: PollEvent['source'],
	event: string,
	reader: Reader,
	deadline: Deadline,
): Promise<Row[]> {
	const found = await deadline.within(
		'members' in source
			? sampleOfMembers(source, event, reader)
			: sampleOfChanges(source, event, reader),
	);
	if (found === 'late') throw noAnswer(deadline, '');
	return found.value;
}

function noAnswer({ milliseconds }: Deadline, more: string): Failure {
	const seconds = Math.round(milliseconds / 1000);
	return new Failure(`ActiveCampaign gave nothing within ${seconds} seconds${more}`, {
		description:
			'Nothing is lost: the next check starts from the same position. If the account is busy, check less often, or give other workflows less to do at a time',
	});
}

/** n8n has `getPollBudgetMs` from 2.38 on. */
function budgetOf(context: Partial<Pick<IPollFunctions, 'getPollBudgetMs'>>): number {
	const budget = context.getPollBudgetMs?.() ?? Infinity;
	return Math.min(defaultBudgetMs, budget * usedBudget);
}
