import type { IDataObject } from 'n8n-workflow';
import { openTriggerBench, type TriggerBench } from '../node/triggerBench';
import { supportTicket } from '../support/exampleRows';
import { parametersOf, readExample } from './readExample';
import { type ExampleStage, openStage, output } from './stage';

/** What starts the example, as its own trigger makes it of an event in an emulated account. */
async function delivered(
	example: string,
	trigger: string,
	cause: (bench: TriggerBench) => Promise<void>,
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
		await cause(bench);
		expect(bench.emulator.journal.suspicious).toEqual([]);
		return open.items() as IDataObject[];
	} finally {
		await bench.close();
	}
}

let stage: ExampleStage;
beforeEach(async () => {
	stage = await openStage();
});
afterEach(async () => await stage.close());

describe('event-to-chat', () => {
	it('tells of the tag that is wanted and of no other', async () => {
		const items = await delivered('event-to-chat', 'Tag Was Added', async ({ send }) => {
			for (const tag of ['2', '1']) {
				await send('POST', '/contactTags', { contactTag: { contact: '1', tag } });
			}
		});
		expect(items).toHaveLength(1);
		const run = await stage.run('event-to-chat', { 'Tag Was Added': items });
		expect(run.error).toBeUndefined();
		expect(stage.calls).toEqual([
			{
				method: 'POST',
				url: 'https://chat.example.com/hooks/sales',
				body: { text: expect.stringMatching(/Ann Example \(ann@example\.com\).*Hot lead/) },
			},
		]);
	});
});

describe('deal-won-invoice', () => {
	it('writes an invoice when a deal is won, and its number on the deal', async () => {
		const items = await delivered('deal-won-invoice', 'Deal Was Won', async ({ send }) => {
			await send('PUT', '/deals/1', { deal: { title: 'Website relaunch' } });
			await send('PUT', '/deals/1', { deal: { status: 1 } });
		});
		expect(items).toHaveLength(1);
		stage.emulator.seed.contacts(1, () => ({ email: 'ann@example.com' }));
		stage.emulator.seed.deals(1);
		stage.answer = () => ({ number: 'R-17' });
		const run = await stage.run('deal-won-invoice', { 'Deal Was Won': items });
		expect(run.error).toBeUndefined();
		expect(stage.calls[0]?.body).toMatchObject({
			customer: 'ann@example.com',
			text: 'Website relaunch',
			amount: 4500,
			currency: 'USD',
		});
		expect(output(run, 'Note on the Deal')).toHaveLength(1);
		expect(stage.rows('notes')).toMatchObject([{ note: 'Invoice R-17 was created' }]);
	});
});

describe('custom-object-sync', () => {
	it('keeps one record for each ticket, with the requester as its contact', async () => {
		stage.emulator.account.collection('customObjectSchemas').insert(supportTicket);
		const ticket = { ticket: 'T-17', subject: 'Cannot log in', email: 'ann@example.com' };
		for (const body of [
			{ ...ticket, status: 'open', hoursOpen: 3 },
			{ ...ticket, status: 'closed', hoursOpen: 5 },
		]) {
			const run = await stage.run('custom-object-sync', { 'Ticket Changed': [{ body }] });
			expect(run.error).toBeUndefined();
		}
		expect(stage.rows('contacts')).toMatchObject([{ email: 'ann@example.com' }]);
		expect(stage.rows('customObjectRecords')).toHaveLength(1);
		const sent = stage.emulator.journal.filter({ method: 'POST', path: /records/ });
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
