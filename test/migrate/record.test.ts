import { moves } from '../../migrate/moves';
import { readRecorded, record, writeRecorded } from './recorded';

// Without a downloaded n8n the recording stands for it; `npm run migrate -- --record` writes it anew.
it('n8n’s node asks what was recorded of it', async () => {
	const fresh = await record();
	if (process.env.MIGRATE_RECORD === '1') {
		expect(fresh).toBeDefined();
		if (fresh) writeRecorded(fresh);
	}
	const recorded = readRecorded();
	expect(fresh ?? recorded).toEqual(recorded);
}, 60_000);

it('each of the 48 operations of n8n’s node was recorded, once in the table', () => {
	const table = moves.map(({ from }) => from);
	expect(new Set(table).size).toBe(48);
	expect(Object.keys(readRecorded()).sort()).toEqual(table.sort());
});
