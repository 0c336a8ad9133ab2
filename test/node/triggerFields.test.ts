import { capturedAccount, capturedDeal } from './triggerDeliveries';
import { delivery, openTriggerBench, type TriggerBench } from './triggerBench';

let bench: TriggerBench;
beforeEach(async () => {
	bench = await openTriggerBench('real');
});
afterEach(async () => await bench.close());

describe('the custom fields of an item', () => {
	const seedFields = () => {
		const meta = (kind: string, fieldLabel: string) =>
			bench.emulator.account
				.collection(`${kind}CustomFieldMeta`)
				.insert({ fieldLabel, fieldType: 'text', fieldOptions: [] });
		for (const kind of ['deal', 'account'])
			for (const title of ['Size', 'Colour', '7']) meta(kind, `${title} of ${kind}`);
		bench.emulator.seed.fields(['Size of contact']);
	};

	it('keep the titles of a captured list, whatever fields have the IDs in it', async () => {
		seedFields();
		const open = await bench.activate({ events: ['deal_update', 'account_update'] });
		bench.emulator.journal.clear();
		await bench.run(async () => {
			await open.post(delivery({ ...capturedDeal, 'deal[fields][2][key]': '1' }));
			await open.post(delivery(capturedAccount));
		});
		expect(open.items()).toMatchObject([
			{ deal: { fields: { utm_medium: '', utm_source: 'ig', 1: '' } } },
			{
				account: {
					fields: {
						Renewal: '2024-02-28 00:00:00',
						Seats: '18.000',
						Plans: ['Basic', 'Extra'],
					},
				},
			},
		]);
		expect(bench.emulator.journal.filter()).toEqual([]);
	});

	it.each(['deal', 'account', 'contact'])(
		'come by title if the delivery has those of the %s by ID',
		async (thing) => {
			seedFields();
			const open = await bench.activate({ events: ['deal_update', 'account_update'] });
			const values = {
				type: thing === 'account' ? 'account_update' : 'deal_update',
				[`${thing}[fields][1]`]: '||M||L||',
				[`${thing}[fields][99]`]: 'x',
			};
			await bench.run(open.post(delivery(values)));
			expect(open.items()).toMatchObject([
				{ [thing]: { fields: { [`Size of ${thing}`]: ['M', 'L'], 99: 'x' } } },
			]);
		},
	);

	it.each(['deal', 'account', 'contact'])(
		'stay if the delivery has those of the %s by title',
		async (thing) => {
			seedFields();
			const open = await bench.activate({ events: ['deal_update', 'account_update'] });
			const values = {
				type: thing === 'account' ? 'account_update' : 'deal_update',
				[`${thing}[fields][1]`]: 'M',
				[`${thing}[fields][Description]`]: 'x',
			};
			await bench.run(open.post(delivery(values)));
			expect(open.items()).toMatchObject([{ [thing]: { fields: { 1: 'M', Description: 'x' } } }]);
		},
	);

	it('come by title for a deal although the contact cannot be read', async () => {
		seedFields();
		const open = await bench.activate({
			events: ['deal_update'],
			options: { loadFullContact: true },
		});
		bench.emulator.faults.random({
			seed: 1,
			rate: 1,
			kinds: [{ kind: 'status', status: 403, body: { message: 'Forbidden' } }],
			match: ({ path }) => /^\/api\/3\/(fields|contacts)/.test(path),
		});
		// The titles of deals come after the failure.
		bench.emulator.faults.next({
			kind: 'slow',
			delayMs: 300,
			match: ({ path }) => path.includes('dealCustomFieldMeta'),
		});
		const values = { type: 'deal_update', 'deal[fields][1]': 'M', 'contact[fields][1]': 'M' };
		await bench.run(open.post(delivery(values)));
		expect(open.items()).toMatchObject([
			{ contactLoaded: false, deal: { fields: { 'Size of deal': 'M' } } },
		]);
	});
});
