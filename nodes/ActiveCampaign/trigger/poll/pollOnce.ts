import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { Failure } from '../../core/failure';
import { withChoices } from '../../core/run/choices';
import { identify } from '../../core/run/identify';
import { isEmpty, type Row } from '../../core/values';
import { clock } from '../../n8n/clock';
import { connect } from '../../n8n/connect';
import { processMemory } from '../shared/triggerMemory';
import { recallSeenChanges, storeSeenChanges } from '../shared/seenChanges';
import { systemTime } from '../shared/systemTime';
import { pollEvents } from './pollEvents';
import { eventField } from './pollForm';
import type { PollEvent, Reader, SetSource, TimedSource } from './pollSource';
import { type State, stateOf, storeState } from './pollState';
import { changesSince, dateIn } from './timedChanges';

/** Emit a change only after this delay: its webhook normally arrives first, and timestamps have whole seconds. */
const settleMs = 15_000;
/** Time for one poll where n8n sets none. */
const defaultBudgetMs = 4 * 60_000;
const maxMembers = 20_000;

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
	const outcome = await eventRows(context, event, name, key).finally(() =>
		processMemory.runningPolls.delete(key),
	);
	const items = outcome.map((row) => ({
		json: { event: name, eventName: event.name, ...row } as IDataObject,
	}));
	return items.length > 0 ? [items] : null;
}

async function eventRows(
	context: IPollFunctions,
	{ source }: PollEvent,
	name: string,
	key: string,
): Promise<Row[]> {
	const last = stateOf(context, name, key);
	const { client } = await connect(context);
	const reader: Reader = {
		client,
		value: (parameter) => context.getNodeParameter(parameter, ''),
		identify: async (parameter, thing, label) => {
			const value: unknown = context.getNodeParameter(parameter, '');
			const isUnset = isEmpty(
				typeof value === 'object' && value !== null ? Reflect.get(value, 'value') : value,
			);
			return isUnset ? undefined : await identify(client, thing, value, label);
		},
		date: (milliseconds) => dateIn(last?.zone ?? '+00:00', milliseconds),
	};
	if (context.getMode() === 'manual') return await sample(source, reader);
	const { rows, state } =
		'members' in source
			? await memberRows(source, reader, last)
			: await timedRows(context, source, reader, last);
	storeState(context, { ...state, event: name }, key);
	return rows;
}

async function timedRows(
	context: IPollFunctions,
	source: TimedSource,
	reader: Reader,
	last: State | undefined,
) {
	const options = context.getNodeParameter('options', {}) as Row;
	// Dates of ActiveCampaign have no fractions of a second.
	const start = startOf(options.changedSince) ?? Math.floor(systemTime.now() / 1000) * 1000;
	const seen = recallSeenChanges(context);
	const endsAt = clock.now() + Math.min(defaultBudgetMs, budgetOf(context));
	const { changes, checkpoint } = await changesSince({
		reader,
		source,
		checkpoint: { start, since: start, emitted: '', zone: '+00:00', ...last },
		until: systemTime.now() - settleMs,
		limit: Math.max(1, Number(options.mostItems) || 1_000),
		isLate: () => clock.now() > endsAt,
		seen,
	});
	const contacts = changes.filter(({ contact }) => contact !== undefined);
	for (const { contact = '', at } of contacts) seen.byCatchUp.add(contact, Math.floor(at / 1000));
	if (contacts.length > 0) storeSeenChanges(context, seen);
	return { rows: changes.map(({ item }) => item), state: checkpoint };
}

async function memberRows(source: SetSource, reader: Reader, last: State | undefined) {
	const now = [...new Set(await source.members(reader))];
	if (now.length > maxMembers) {
		throw new Failure(
			`There are ${now.length} matching contacts, and at most ${maxMembers} can be watched`,
			{
				description: 'Narrow the segment in ActiveCampaign',
			},
		);
	}
	const state = { members: now.join(' ') };
	if (last?.members === undefined) return { rows: [], state };
	const before = new Set(last.members.split(' ').filter((key) => key !== ''));
	const current = new Set(now);
	const keys =
		source.emits === 'entered'
			? now.filter((key) => !before.has(key))
			: [...before].filter((key) => !current.has(key));
	return { rows: keys.length > 0 ? await source.items(reader, keys) : [], state };
}

/** One item as the event emits it, to build the workflow with. */
async function sample(source: PollEvent['source'], reader: Reader): Promise<Row[]> {
	if ('members' in source) {
		const [first] = await source.members(reader);
		return first === undefined ? [] : await source.items(reader, [first]);
	}
	for await (const { item, at } of source.changes(reader, 0, undefined)) {
		if (!Number.isNaN(at)) return [item];
	}
	return [];
}

function startOf(value: unknown): number | undefined {
	if (isEmpty(value)) return undefined;
	const time = Date.parse(String(value));
	if (!Number.isNaN(time)) return time;
	throw new Failure(`Start From is not a date: ${String(value)}`, {
		field: 'Start From',
	});
}

/** n8n has `getPollBudgetMs` from 2.38 on. */
function budgetOf(context: Partial<Pick<IPollFunctions, 'getPollBudgetMs'>>): number {
	return context.getPollBudgetMs?.() ?? defaultBudgetMs;
}
