import { json } from '../node/workbench';
import { type Entry, entries, type Replay } from './entry';
import { openRecordedBench, type RecordedBench } from './recordedBench';

let bench: RecordedBench;
beforeEach(async () => {
	bench = await openRecordedBench();
});
afterEach(async () => await bench.close());

const recordedIn = ({ request, response }: Entry) =>
	request && response ? [{ request, response }] : [];

const withReplays = entries.filter(({ replays = [] }) => replays.length > 0);

describe.each(withReplays)('$id ($strength)', (entry) => {
	it.each(entry.replays ?? [])('$title', async (replay: Replay) => {
		const { resource, operation, values, items, answers = [], output = [], failure } = replay;
		bench.replay(...answers, ...recordedIn(entry));
		const run = await bench.run({ resource, operation, values, ...(items ? { items } : {}) });
		expect(run.error?.message).toBe(failure?.message);
		expect(run.error?.description ?? '').toContain(failure?.advice ?? '');
		expect(json(run)).toEqual(output);
		expect(bench.stub.requests).toEqual(replay.requests ?? [entry.request]);
	});
});
