import { scenario, type Scenario } from './scenario';

const sent = { status: '5' };

/** Three contacts on one list, of whom one has unsubscribed, and two messages. */
async function ready(): Promise<Scenario> {
	const world = scenario();
	world.account.collection('lists').insert({ name: 'News' });
	for (const [name, status] of [
		['a', '1'],
		['b', '1'],
		['c', '2'],
	] as const) {
		await world.v1('contact_add', {
			email: `${name}@example.com`,
			'p[1]': '1',
			'status[1]': status,
		});
	}
	for (const subject of ['First', 'Second']) {
		const message = {
			subject,
			format: 'html',
			fromemail: 'me@example.com',
			fromname: 'Me',
			'p[1]': '1',
		};
		expect(await world.v1('message_add', message)).toMatchObject({
			result_code: 1,
			result_message: 'Email Message added',
			subject,
		});
	}
	world.emitted.length = 0;
	return world;
}

const single = {
	type: 'single',
	name: 'July news',
	sdate: '2026-01-05 10:00:00',
	status: '1',
	public: '1',
	'p[1]': '1',
	'm[1]': '100',
};

describe('campaign_create', () => {
	it('sends a scheduled campaign whose time has come to the active contacts', async () => {
		const { v1, account, emitted } = await ready();
		expect(await v1('campaign_create', single)).toEqual({
			id: 1,
			result_code: 1,
			result_message: 'Campaign saved',
			result_output: 'json',
		});
		expect(account.collection('campaigns').get('1')).toMatchObject({
			...sent,
			send_amt: '2',
			total_amt: '2',
			sdate: '2026-01-05T10:00:00-05:00',
		});
		expect(emitted).toMatchObject([
			{ event: 'sent', source: 'api', values: { campaign: { recipients: '2' } } },
		]);
	});

	it('keeps a draft a draft', async () => {
		const { v1, account } = await ready();
		await v1('campaign_create', { ...single, status: '0' });
		expect(account.collection('campaigns').get('1')).toMatchObject({ status: '0', send_amt: '0' });
	});

	it('waits for a date in the future', async () => {
		const { v1, account, clock } = await ready();
		await v1('campaign_create', { ...single, sdate: '2026-01-05 10:00:30' });
		expect(account.collection('campaigns').get('1')).toMatchObject({ status: '1', ldate: null });
		clock.advance(30_000);
		expect(await v1('campaign_list', { ids: 'all' })).toMatchObject({
			0: { ...sent, send_amt: '2', sdate: '2026-01-05 10:00:30', source: 'api' },
		});
	});

	it.each([
		['split even', { type: 'split', split_type: 'even', 'm[1]': '50', 'm[2]': '50' }, sent],
		[
			'split with a winner',
			{
				type: 'split',
				split_type: 'read',
				'm[1]': '20',
				'm[2]': '20',
				split_offset: '1',
				split_offset_type: 'day',
			},
			sent,
		],
		['text', { type: 'text' }, sent],
		['recurring', { type: 'recurring', recurring: 'week1' }, { status: '1', send_amt: '2' }],
		[
			'activerss',
			{ type: 'activerss', activerss_interval: 'day1' },
			{ status: '1', send_amt: '2' },
		],
		['special', { type: 'special', sdate: '' }, { status: '1', send_amt: '0' }],
		[
			'responder',
			{ type: 'responder', sdate: '', responder_offset: '2', responder_type: 'subscribe' },
			{ status: '1', send_amt: '0' },
		],
		[
			'reminder',
			{
				type: 'reminder',
				sdate: '',
				reminder_field: 'cdate',
				reminder_format: 'yyyy-mm-dd',
				reminder_type: 'month_day',
				reminder_offset: '1',
				reminder_offset_type: 'day',
				reminder_offset_sign: '-',
			},
			{ status: '1', send_amt: '0' },
		],
	])('makes a campaign of type %s', async (_name, parameters, expected) => {
		const { v1, account } = await ready();
		expect(await v1('campaign_create', { ...single, ...parameters })).toMatchObject({
			result_code: 1,
		});
		expect(account.collection('campaigns').get('1')).toMatchObject(expected);
	});

	it.each([
		[{ name: '' }, 'name'],
		[{ type: 'newsletter' }, 'Invalid value for type'],
		[{ sdate: '' }, 'sdate'],
		[{ sdate: 'soon' }, 'sdate'],
		[{ 'm[1]': '50' }, 'm: one message with 100'],
		[{ 'p[1]': '9' }, 'List 9 does not exist'],
		[{ 'm[1]': '', 'm[9]': '100' }, 'one message'],
		[{ type: 'split' }, 'split_type'],
		[{ type: 'split', split_type: 'even' }, 'several messages'],
		[{ type: 'split', split_type: 'click', 'm[1]': '20', 'm[2]': '20' }, 'split_offset'],
		[
			{
				type: 'split',
				split_type: 'click',
				'm[1]': '50',
				'm[2]': '50',
				split_offset: '1',
				split_offset_type: 'day',
			},
			'less than 100',
		],
		[{ type: 'recurring' }, 'recurring'],
		[{ type: 'responder' }, 'responder_offset'],
		[{ type: 'reminder' }, 'reminder_field'],
		[{ type: 'activerss' }, 'activerss_interval'],
	])('refuses %j', async (parameters, message) => {
		const { v1, account } = await ready();
		const answer = await v1('campaign_create', { ...single, ...parameters });
		expect(answer).toMatchObject({
			result_code: 0,
			result_message: expect.stringContaining(message),
		});
		expect(account.collection('campaigns').size).toBe(0);
	});
});

describe('other campaign actions', () => {
	it('sends one message to a contact, a test to anyone', async () => {
		const { v1, account } = await ready();
		await v1('campaign_create', { ...single, status: '0' });
		const parameters = { campaignid: '1', messageid: '1', email: 'a@example.com', action: 'send' };
		expect(await v1('campaign_send', parameters)).toMatchObject({ result_message: 'Message sent' });
		const stranger = { ...parameters, email: 'x@example.com' };
		expect(await v1('campaign_send', stranger)).toMatchObject({ result_code: 0 });
		expect(await v1('campaign_send', { ...stranger, action: 'test' })).toMatchObject({
			result_code: 1,
		});
		expect(account.collection('campaignSends').size).toBe(2);
	});

	it('sends a draft whose status is set to scheduled', async () => {
		const { v1, account } = await ready();
		await v1('campaign_create', { ...single, status: '0' });
		expect(await v1('campaign_status', { id: '1', status: '1' })).toMatchObject({ result_code: 1 });
		expect(account.collection('campaigns').get('1')).toMatchObject(sent);
	});

	it('lists newest first, ten a page, by filters without ids', async () => {
		const { v1 } = await ready();
		for (let number = 1; number <= 11; number++) {
			await v1('campaign_create', { ...single, status: '0', name: `Number ${number}` });
		}
		const first = await v1('campaign_list', { 'filters[name]': 'Number%' });
		expect(first[0]).toMatchObject({ id: '11', lists: [{ id: '1', name: 'News' }] });
		expect(first[9]).toMatchObject({ id: '2' });
		expect(first[10]).toBeUndefined();
		expect(await v1('campaign_list', { ids: 'all', page: '2' })).toMatchObject({ 0: { id: '1' } });
		expect(await v1('campaign_list')).toMatchObject({
			result_message: 'Failed: Nothing is returned',
		});
		expect(
			await v1('campaign_paginator', {
				sort: '',
				offset: '10',
				limit: '10',
				filter: '0',
				public: '0',
			}),
		).toMatchObject({ total: 11, cnt: 1 });
	});

	it('deletes one and several', async () => {
		const { v1, account } = await ready();
		for (let number = 0; number < 3; number++) await v1('campaign_create', single);
		expect(await v1('campaign_delete', { id: '1' })).toMatchObject({
			result_message: 'Campaign deleted',
		});
		expect(await v1('campaign_delete', { id: '1' })).toMatchObject({ result_code: 0 });
		await v1('campaign_delete_list', { ids: '2,3' });
		expect(account.collection('campaigns').size).toBe(0);
	});
});

describe('campaign reports', () => {
	it('gives totals in a range, zeros for an empty one and nothing outside', async () => {
		const { v1 } = await ready();
		await v1('campaign_create', single);
		const totals = (sdate: string, ldate: string) =>
			v1('campaign_report_totals', { campaignid: '1', sdate, ldate });
		expect(await v1('campaign_report_totals', { campaignid: '1' })).toMatchObject({
			send_amt: '2',
			messageid: '1',
			ldate: '2026-01-05 10:00:00',
		});
		expect(await totals('2026-01-05', '2026-01-06')).toMatchObject({ send_amt: '2' });
		expect(await totals('2026-01-05', '2026-01-05')).toMatchObject({
			result_code: 1,
			send_amt: '0',
		});
		expect(await totals('2026-02-01', '2026-02-02')).toMatchObject({ result_code: 0 });
	});

	it('lists who opened, who did not and which links were clicked', async () => {
		const { v1, account } = await ready();
		await v1('campaign_create', single);
		const tstamp = '2026-01-05T11:00:00-05:00';
		const activity = account.collection('campaignActivity');
		activity.insert({ campaign: '1', message: '1', contact: '1', kind: 'open', times: 3, tstamp });
		activity.insert({
			campaign: '1',
			contact: '1',
			kind: 'click',
			link: 'https://a.example',
			times: 2,
			tstamp,
		});
		const ids = { campaignid: '1', messageid: '1' };
		expect(await v1('campaign_report_open_list', ids)).toMatchObject({
			0: { subscriberid: '1', email: 'a@example.com', times: '3', tstamp: '2026-01-05 11:00:00' },
		});
		expect(await v1('campaign_report_unopen_list', ids)).toMatchObject({
			0: { email: 'b@example.com' },
		});
		expect(await v1('campaign_report_link_list', ids)).toMatchObject({
			0: { link: 'https://a.example', a_unique: '1', a_total: '2', info: [{ times: '2' }] },
		});
		expect(await v1('campaign_report_bounce_list', ids)).toMatchObject({ result_code: 0 });
		expect(await v1('campaign_report_totals', { campaignid: '9' })).toMatchObject({
			result_code: 0,
		});
	});
});
