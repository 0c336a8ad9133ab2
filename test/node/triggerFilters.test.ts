import { capturedAccount, capturedDeal } from './triggerDeliveries';
import { delivery, type OpenTrigger, openTriggerBench, type TriggerBench } from './triggerBench';

/** Title, filters, members of the delivery, and whether it starts the workflow. */
type Check = [string, Record<string, unknown>, Record<string, string>, boolean];

let bench: TriggerBench;
beforeEach(async () => {
	bench = await openTriggerBench('real');
});
afterEach(async () => await bench.close());

describe('the filters of the webhook trigger', () => {
	it.each<Check>([
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
		...['VIP 1', 'VIP_1', 'V I P1', 'vip-1'].map(
			(tag) =>
				[
					`tag ${tag} for another one`,
					{ tags: [tag] },
					{ type: 'contact_tag_added', tag: 'VIP1' },
					false,
				] as Check,
		),
		[
			'list by name, blanks and underscores included',
			{ lists: ['News_2'] },
			{ type: 'subscribe', 'list[0][id]': '3', 'list[0][name]': 'News 2' },
			false,
		],
		[
			'pipeline by name, blanks and underscores included',
			{ pipelines: ['Sales EU'] },
			{ type: 'deal_add', 'deal[pipeline_title]': 'SalesEU' },
			false,
		],
		...[
			['Smith, John'],
			'["Smith, John"]',
			'Smith, John',
			'smith, john',
			'VIP, Smith, John',
			'Smith, John, VIP',
		].map(
			(tags) =>
				[
					`tag with a comma, from ${JSON.stringify(tags)}`,
					{ tags },
					{ type: 'contact_tag_added', tag: 'Smith, John' },
					true,
				] as Check,
		),
		[
			'name in an array as a whole',
			{ tags: ['Smith, John'] },
			{ type: 'contact_tag_added', tag: 'Smith' },
			false,
		],
		[
			'value of a field as a whole',
			{ fieldChanged: 'Size', changedTo: 'extra_large' },
			{ 'contact[fields][1]': 'Extra Large' },
			false,
		],
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
		await bench.run(async () => {
			await open.post(sized('M', 1));
			await open.post(sized('M', 2));
			bench.restart();
			await open.post(sized('M', 3));
			await open.post(sized('L', 4));
		});
		expect(secondsOf(open)).toEqual(['01', '04']);
	});
});

const sized = (size: string, second: number) =>
	delivery({ 'contact[fields][1]': size, date_time: `2026-07-17T22:01:0${second}-05:00` });

/** The seconds of the events that started the workflow. */
const secondsOf = (open: OpenTrigger) => open.items().map(({ date }) => String(date).slice(17, 19));

describe('deliveries out of order', () => {
	it('are no change of a contact if a later one came before, also after a restart', async () => {
		bench.emulator.seed.fields(['Size']);
		const open = await bench.activate({ events: ['update'], filters: { fieldChanged: 'size' } });
		await open.post(sized('M', 1));
		await open.post(sized('L', 5));
		await open.post(sized('M', 3));
		await open.post(sized('L', 6));
		bench.restart();
		await open.post(sized('M', 4));
		await open.post(sized('L', 7));
		await open.post(sized('S', 8));
		expect(secondsOf(open)).toEqual(['01', '05', '08']);
	});

	it('do not start the workflow for a value that has been replaced', async () => {
		const filters = { fieldChanged: 'stage', changedTo: 'Lost' };
		const open = await bench.activate({ events: ['deal_update'], filters });
		const staged = (title: string, second: number, changed = 'stage') =>
			delivery({
				type: 'deal_update',
				'deal[id]': '7',
				'deal[stage_title]': title,
				'updated_fields[0]': changed,
				date_time: `2026-07-17T22:01:0${second}-05:00`,
			});
		await open.post(staged('Won', 5));
		await open.post(staged('Lost', 3));
		await open.post(staged('Lost', 8, 'title'));
		await open.post(staged('Lost', 6));
		expect(secondsOf(open)).toEqual(['06']);
	});

	it('start the workflow as before if no field is watched', async () => {
		const open = await bench.activate({ events: ['update'] });
		await open.post(sized('M', 5));
		await open.post(sized('L', 3));
		expect(secondsOf(open)).toEqual(['05', '03']);
	});
});
