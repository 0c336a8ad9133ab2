import type { Run } from '../support/engine';
import { byId, json, openWorkbench, type Workbench } from './workbench';

let bench: Workbench;
beforeEach(async () => {
	bench = await openWorkbench();
	const [contact] = bench.emulator.seed.contacts(1);
	const [list] = bench.emulator.seed.lists(['News']);
	if (contact && list) bench.emulator.seed.subscribe(contact, list);
	bench.emulator.seed.messages(2);
	// The clock of the emulated account, which has no daylight saving time.
	bench.emulator.account.collection('users').update('1', { localZoneid: 'America/Bogota' });
});
afterEach(async () => {
	await bench.close();
	expect(bench.emulator.journal.suspicious).toEqual([]);
});

type Values = Parameters<Workbench['run']>[0]['values'];

const create = async (
	operation: 'createDraft' | 'schedule' | 'sendNow',
	values: Values = {},
	more: Partial<Parameters<Workbench['run']>[0]> = {},
): Promise<Run> =>
	await bench.run({
		resource: 'campaign',
		operation,
		values: {
			type: 'single',
			name: 'Spring',
			lists: ['News'],
			messages: { message: [{ id: '1', share: 100 }] },
			...values,
		},
		settings: { timezone: 'Europe/Berlin' },
		...more,
	});

/** Status, recipients and date of every campaign that the account has. */
const campaigns = () =>
	bench
		.rows('campaigns')
		.map(({ status, send_amt, sdate }) => [status, send_amt, Date.parse(String(sdate))]);

const created = () =>
	bench.emulator.journal.entries.filter(({ query }) => query.api_action === 'campaign_create');

describe('Campaign > Create Draft', () => {
	it('refuses the same message twice', async () => {
		const messages = {
			message: [
				{ id: '1', share: 50 },
				{ id: ' 1', share: 50 },
			],
		};
		const run = await create('createDraft', { type: 'split', messages });
		expect(run.error?.message).toBe('The same message is chosen twice');
		expect(created()).toEqual([]);
	});

	it('sends nothing and goes nowhere by itself', async () => {
		const run = await create('createDraft');
		expect(run.error).toBeUndefined();
		expect(campaigns()).toEqual([['0', '0', expect.any(Number)]]);
	});

	it.each(['Draft', 'Not Yet', 'schedule', 'later', 'now', ''])(
		'sends nothing with other parameters that say when: %s',
		async (when) => {
			const more = { when: '={{ $json.when }}', sendDate: '2036-01-01T09:00:00', status: 1 };
			await create('createDraft', more, { items: [{ when }] });
			expect(campaigns()).toEqual([['0', '0', expect.any(Number)]]);
		},
	);
});

describe('Campaign > Create and Send Now', () => {
	it('sends the campaign at once', async () => {
		const run = await create('sendNow');
		expect(run.error).toBeUndefined();
		expect(campaigns()).toEqual([['5', '1', expect.any(Number)]]);
	});
});

describe('Campaign > Create and Schedule', () => {
	const nine = Date.parse('2036-03-01T08:00:00Z');

	it.each([
		['by the clock of the workflow', '2036-03-01T09:00:00'],
		['with the zone of another place', '2036-03-01T17:00:00+09:00'],
		['in UTC', '2036-03-01T08:00:00.000Z'],
		['as a date of Luxon', "={{ DateTime.fromISO('2036-03-01T09:00:00') }}"],
		['as a date of JavaScript', "={{ new Date('2036-03-01T08:00:00Z') }}"],
		['with a blank between day and time', ' 2036-03-01 09:00 '],
	])('sends at the time that is meant, given %s', async (_, sendDate) => {
		const run = await create('schedule', { sendDate });
		expect(run.error).toBeUndefined();
		expect(campaigns()).toEqual([['1', '0', nine]]);
		expect(created()[0]?.body).toMatchObject({ sdate: '2036-03-01 03:00:00', status: '1' });
	});

	it.each([
		['Europe/Berlin', '2036-07-01T09:00:00', '2036-07-01 09:00:00'],
		['America/New_York', '2036-07-01T09:00:00', '2036-07-01 03:00:00'],
		['America/New_York', '2036-01-01T02:00:00', '2035-12-31 20:00:00'],
	])('writes the date by the clock of a user in %s', async (localZoneid, sendDate, sdate) => {
		bench.emulator.account.collection('users').update('1', { localZoneid });
		await create('schedule', { sendDate });
		expect(created()[0]?.body).toMatchObject({ sdate });
	});

	it.each([
		[
			'past',
			'2020-01-01T09:00:00',
			'Send Date is in the past: 2020-01-01 09:00:00 in Europe/Berlin',
		],
		['empty', '={{ "" }}', 'Send Date is empty'],
		['missing', '={{ $json.nothing }}', 'Send Date is empty'],
		['words', 'tomorrow', 'Send Date is no date with a time: "tomorrow"'],
		['without a time', '2036-03-01', 'Send Date is no date with a time: "2036-03-01"'],
		['no day', '2036-02-30T09:00:00', 'Send Date is no date with a time: "2036-02-30T09:00:00"'],
		['a number', '={{ 46173 }}', 'Send Date is no date with a time: "46173"'],
	])('sends no request for a date that is %s', async (_, sendDate, message) => {
		const run = await create('schedule', { sendDate });
		expect(run.error?.message).toBe(message);
		expect(bench.emulator.journal.entries).toEqual([]);
	});

	it('reads the time zone of the account once for many items', async () => {
		const items = Array.from({ length: 4 }, (_, index) => ({ name: `Spring ${index}` }));
		await create(
			'schedule',
			{ sendDate: '2036-03-01T09:00:00', name: '={{ $json.name }}' },
			{ items },
		);
		expect(bench.rows('campaigns')).toHaveLength(4);
		expect(bench.emulator.journal.count({ method: 'GET', path: '/api/3/users/me' })).toBe(1);
	});

	it.each(['', 'Central Time'])(
		'creates nothing where that time zone is %p',
		async (localZoneid) => {
			bench.emulator.account.collection('users').update('1', { localZoneid });
			const run = await create('schedule', { sendDate: '2036-03-01T09:00:00' });
			expect(run.error?.message).toBe('The time zone of the ActiveCampaign account cannot be read');
			expect(run.error?.description).toMatch(/Settings > Account/);
			expect(campaigns()).toEqual([]);
		},
	);

	it.each(['Autoresponder', 'reminder', 'Special'])(
		'refuses the type %s, which would begin before the date',
		async (type) => {
			const items = [{ type }];
			const values = { type: '={{ $json.type }}', sendDate: '2036-03-01T09:00:00' };
			const run = await create('schedule', values, { items });
			expect(run.error?.message).toBe(`Type has no choice "${type}"`);
			expect(bench.emulator.journal.entries).toEqual([]);
		},
	);
});

describe('The choices of a campaign', () => {
	it('are taken by value or label, and fail their item alone', async () => {
		const items = ['text', ' text only ', 'Text', 'TEXT ONLY', 'Texts', '', 'Single'].map(
			(type) => ({
				type,
			}),
		);
		const run = await create(
			'createDraft',
			{ type: '={{ $json.type }}', public: '={{ "true" }}' },
			{ items, continueOnFail: 'continueRegularOutput' },
		);
		expect(bench.rows('campaigns').map(({ type }) => type)).toEqual([
			...Array.from({ length: 4 }, () => 'text'),
			'single',
		]);
		expect(bench.rows('campaigns').map((row) => row.public)).toEqual(Array(5).fill('1'));
		expect(json(run).slice(4, 6)).toMatchObject([
			{
				error: 'Type has no choice "Texts"',
				details: { field: 'Type', advice: expect.stringContaining('"Single", "Special"') },
			},
			{ error: 'Type is empty', details: { field: 'Type' } },
		]);
		expect(run.items[4]?.pairedItem).toEqual({ item: 4 });
	});

	it('name the item when they stop the run', async () => {
		const items = [{ type: 'Single' }, { type: 'Weekly' }];
		const run = await create('createDraft', { type: '={{ $json.type }}' }, { items });
		expect(run.error).toMatchObject({ message: 'Type has no choice "Weekly"' });
		expect(run.error?.context).toMatchObject({ itemIndex: 1 });
	});

	it('hold for Set Status as well', async () => {
		const [campaign] = bench.emulator.seed.campaigns(['Spring']);
		const set = async (status: string) =>
			await bench.run({
				resource: 'campaign',
				operation: 'setStatus',
				values: { campaign: byId(String(campaign?.id)), status: '={{ $json.status }}' },
				items: [{ status }],
			});
		expect((await set('Pausing')).error?.message).toBe('Status has no choice "Pausing"');
		expect(bench.emulator.journal.entries).toEqual([]);
		expect((await set('paused')).error).toBeUndefined();
		expect(bench.rows('campaigns')[0]).toMatchObject({ status: '3' });
	});
});

describe('Tracking of the links of a campaign', () => {
	it.each(['optional', 'required'] as const)(
		'is always sent, whether the service has it as optional or required: %s',
		async (position) => {
			bench.emulator.assume({ campaignTracklinks: position });
			const sendDate = '2036-03-01T09:00:00';
			const runs = [await create('createDraft'), await create('schedule', { sendDate })];
			runs.push(await create('sendNow', { additionalFields: { trackLinks: 'none' } }));
			expect(runs.map(({ error }) => error)).toEqual([undefined, undefined, undefined]);
			expect(bench.rows('campaigns').map(({ tracklinks }) => tracklinks)).toEqual([
				'all',
				'all',
				'none',
			]);
		},
	);
});
