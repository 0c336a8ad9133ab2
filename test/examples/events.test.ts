import type { IDataObject } from 'n8n-workflow';
import { openTriggerBench, type TriggerBench } from '../node/triggerBench';
import { supportTicket } from '../support/exampleRows';
import { parametersOf, readExample } from './readExample';
import { type ExampleRunner, openExampleRunner, output } from './exampleRunner';

/** The items that the trigger of the example outputs for events in an emulated account. */
async function triggerItems(
	example: string,
	trigger: string,
	sendEvents: (bench: TriggerBench) => Promise<void>,
) {
	const bench = await openTriggerBench('real');
	try {
		bench.emulator.seed.contacts(1, () => ({
			email: 'ann@example.com',
			firstName: 'Ann',
			lastName: 'Example',
		}));
		bench.emulator.seed.tags(['Cold lead', 'Hot lead']);
		bench.emulator.seed.deals(1, () => ({ title: 'Website', value: '450000' }));
		const open = await bench.open(parametersOf(readExample(example), trigger));
		await open.trigger.activate();
		await sendEvents(bench);
		expect(bench.emulator.journal.suspicious).toEqual([]);
		return open.items() as IDataObject[];
	} finally {
		await bench.close();
	}
}

let runner: ExampleRunner;
beforeEach(async () => {
	runner = await openExampleRunner();
});
afterEach(async () => await runner.close());

describe('Example: event-to-chat', () => {
	it('reports the wanted tag and no other', async () => {
		const items = await triggerItems('event-to-chat', 'Tag Was Added', async ({ send }) => {
			for (const tag of ['2', '1']) {
				await send('POST', '/contactTags', { contactTag: { contact: '1', tag } });
			}
		});
		expect(items).toHaveLength(1);
		const run = await runner.run('event-to-chat', { 'Tag Was Added': items });
		expect(run.error).toBeUndefined();
		expect(runner.calls).toEqual([
			{
				method: 'POST',
				url: 'https://chat.example.com/hooks/sales',
				body: { text: expect.stringMatching(/Ann Example \(ann@example\.com\).*Hot lead/) },
			},
		]);
	});
});

describe('Example: deal-won-invoice', () => {
	it('creates an invoice when a deal is won and notes its number on the deal', async () => {
		const items = await triggerItems('deal-won-invoice', 'Deal Was Won', async ({ send }) => {
			await send('PUT', '/deals/1', { deal: { title: 'Website relaunch' } });
			await send('PUT', '/deals/1', { deal: { status: 1 } });
		});
		expect(items).toHaveLength(1);
		runner.emulator.seed.contacts(1, () => ({ email: 'ann@example.com' }));
		runner.emulator.seed.deals(1);
		runner.answer = () => ({ number: 'R-17' });
		const run = await runner.run('deal-won-invoice', { 'Deal Was Won': items });
		expect(run.error).toBeUndefined();
		expect(runner.calls[0]?.body).toMatchObject({
			customer: 'ann@example.com',
			text: 'Website relaunch',
			amount: 4500,
			currency: 'USD',
		});
		expect(output(run, 'Note on the Deal')).toHaveLength(1);
		expect(runner.rows('notes')).toMatchObject([{ note: 'Invoice R-17 was created' }]);
	});
});

describe('Example: custom-object-sync', () => {
	it('keeps one record per ticket, with the requester as its contact', async () => {
		runner.emulator.account.collection('customObjectSchemas').insert(supportTicket);
		const ticket = { ticket: 'T-17', subject: 'Cannot log in', email: 'ann@example.com' };
		for (const body of [
			{ ...ticket, status: 'open', hoursOpen: 3 },
			{ ...ticket, status: 'closed', hoursOpen: 5 },
		]) {
			const run = await runner.run('custom-object-sync', { 'Ticket Changed': [{ body }] });
			expect(run.error).toBeUndefined();
		}
		expect(runner.rows('contacts')).toMatchObject([{ email: 'ann@example.com' }]);
		expect(runner.rows('customObjectRecords')).toHaveLength(1);
		const sent = runner.emulator.journal.filter({ method: 'POST', path: /records/ });
		expect(sent.at(-1)?.body).toEqual({
			record: {
				externalId: 'T-17',
				fields: [
					{ id: 'subject', value: 'Cannot log in' },
					{ id: 'status', value: 'closed' },
					{ id: 'hours-open', value: 5 },
				],
				relationships: { 'primary-contact': [1] },
			},
		});
	});
});
