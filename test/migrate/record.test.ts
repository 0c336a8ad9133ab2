import { moves } from '../../migrate/moves';
import { readRecorded, record, writeRecorded } from './recorded';

// Without a downloaded n8n there is nothing to compare; `npm run migrate -- --record` renews the recording.
describe('Migration: recorded requests of n8n’s node', () => {
	it('are the requests that n8n’s node sends', async () => {
		const newRecording = await record();
		if (process.env.MIGRATE_RECORD === '1') {
			expect(newRecording).toBeDefined();
			if (newRecording) writeRecorded(newRecording);
		}
		const recorded = readRecorded();
		expect(newRecording ?? recorded).toEqual(recorded);
	}, 60_000);

	it('cover each of its 48 operations, each once in the table', () => {
		const table = moves.map(({ from }) => from);
		expect(new Set(table).size).toBe(48);
		expect(Object.keys(readRecorded()).sort()).toEqual(table.sort());
	});
});
