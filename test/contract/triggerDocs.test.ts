import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pollEvents } from '../../nodes/ActiveCampaign/trigger/poll/pollEvents';

const page = readFileSync(path.join(__dirname, '../../docs/triggers.md'), 'utf8');

describe('the table of docs/triggers.md that says which trigger to use', () => {
	it.each(Object.values(pollEvents))('has the event $name of the schedule trigger', ({ name }) => {
		expect(page).toContain(name);
	});
});
