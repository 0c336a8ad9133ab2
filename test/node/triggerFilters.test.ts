import { capturedAccount, capturedDeal } from './triggerDeliveries';
import { delivery, openTriggerBench, type TriggerBench } from './triggerBench';

let bench: TriggerBench;
beforeEach(async () => {
	bench = await openTriggerBench('real');
});
afterEach(async () => await bench.close());

describe('the filters of the webhook trigger', () => {
	it.each<[string, Record<string, unknown>, Record<string, string>, boolean]>([
		['tag by name', { tags: ['VIP'] }, { type: 'contact_tag_added', tag: 'vip' }, true],
		['tag by ID', { tags: ['1'] }, { type: 'contact_tag_added', tag: 'vip' }, true],
		['another tag', { tags: ['1'] }, { type: 'contact_tag_added', tag: 'other' }, false],
		['tag, for an event without tag', { tags: ['1'] }, {}, true],
		['campaign', { campaigns: ['8'] }, { type: 'open', 'campaign[id]': '8' }, true],
		['another campaign', { campaigns: ['8'] }, { type: 'open', 'campaign[id]': '9' }, false],
		['list', { lists: ['3'] }, { type: 'subscribe', list: '3' }, true],
		['another list', { lists: ['3'] }, { type: 'subscribe', list: '4' }, false],
		[
			'pipeline',
			{ pipelines: ['Sales'] },
			{ type: 'deal_add', 'deal[pipeline_title]': 'Sales' },
			true,
		],
		['another stage', { stages: ['2'] }, { type: 'deal_update', 'deal[stageid]': '1' }, false],
		[
			'field of a deal',
			{ fieldChanged: 'Stage' },
			{ type: 'deal_update', 'deal[stage]': '1', 'updated_fields[0]': 'stage' },
			true,
		],
		[
			'another field of a deal',
			{ fieldChanged: 'Stage' },
			{ type: 'deal_update', 'deal[stage]': '1', 'updated_fields[0]': 'title' },
			false,
		],
		[
			'field with value',
			{ fieldChanged: 'Size', changedTo: 'm' },
			{ 'contact[fields][1]': 'M' },
			true,
		],
		[
			'field with another value',
			{ fieldChanged: 'Size', changedTo: 'm' },
			{ 'contact[fields][1]': 'L' },
			false,
		],
		['custom field of a deal', { fieldChanged: 'utm_source' }, capturedDeal, true],
		['another custom field of a deal', { fieldChanged: 'utm_medium' }, capturedDeal, false],
		[
			'custom field of a deal with value',
			{ fieldChanged: 'UTM Source', changedTo: 'ig' },
			capturedDeal,
			true,
		],
		[
			'custom field of a deal with another value',
			{ fieldChanged: 'utm_source', changedTo: 'ppc' },
			capturedDeal,
			false,
		],
		[
			'stage of a deal by name',
			{ fieldChanged: 'Stage', changedTo: 'Won' },
			{ ...capturedDeal, 'updated_fields[0]': 'stage' },
			true,
		],
		[
			'stage of a deal by ID',
			{ fieldChanged: 'Stage', changedTo: '113' },
			{ ...capturedDeal, 'updated_fields[0]': 'stage' },
			true,
		],
		[
			'custom field of an account by date',
			{ fieldChanged: 'Renewal', changedTo: '2024-02-28' },
			capturedAccount,
			true,
		],
		[
			'custom field of an account by number',
			{ fieldChanged: 'Seats', changedTo: '18' },
			capturedAccount,
			true,
		],
		[
			'custom field of an account with several options',
			{ fieldChanged: 'Plans', changedTo: 'Basic, Extra' },
			capturedAccount,
			true,
		],
		[
			'custom field of an account with another value',
			{ fieldChanged: 'Seats', changedTo: '180' },
			capturedAccount,
			false,
		],
		['unchanged field of an account', { fieldChanged: 'Name' }, capturedAccount, false],
	])('check the %s', async (_name, filters, values, starts) => {
		bench.emulator.seed.tags(['vip']);
		bench.emulator.seed.fields(['Size']);
		const events = [
			'account_update',
			'contact_tag_added',
			'deal_add',
			'deal_update',
			'open',
			'subscribe',
			'update',
		];
		const open = await bench.activate({ events, filters: filters as never });
		bench.emulator.journal.clear();
		await bench.run(open.post(delivery({ 'deal[id]': '1', ...values })));
		expect(open.items()).toHaveLength(starts ? 1 : 0);
		expect(open.server.errors).toEqual([]);
	});

	it('require that a watched field changed since the last event of the contact', async () => {
		bench.emulator.seed.fields(['Size']);
		const open = await bench.activate({ events: ['update'], filters: { fieldChanged: 'size' } });
		const sized = (size: string, second: number) =>
			delivery({ 'contact[fields][1]': size, date_time: `2026-07-17T22:01:0${second}-05:00` });
		await bench.run(async () => {
			await open.post(sized('M', 1));
			await open.post(sized('M', 2));
			bench.restart();
			await open.post(sized('M', 3));
			await open.post(sized('L', 4));
		});
		expect(open.items().map(({ date }) => String(date).slice(17, 19))).toEqual(['01', '04']);
	});
});
