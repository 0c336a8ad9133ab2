import { moves } from '../../scripts/migrate/moves';
import { readRecorded, record, writeRecorded } from './recorded';

// `npm run migrate:record` writes the file anew.
it('n8n’s node asks what was recorded of it', async () => {
	const fresh = await record();
	if (fresh && process.argv.includes('--ci=false')) writeRecorded(fresh);
	const recorded = readRecorded();
	expect(Object.keys(recorded).sort()).toEqual(moves.map(({ from }) => from).sort());
	expect(fresh ?? recorded).toEqual(recorded);
}, 60_000);
