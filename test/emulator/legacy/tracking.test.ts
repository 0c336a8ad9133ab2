import { scenario, type Scenario } from './scenario';

const event = {
	actid: '123',
	key: 'abc',
	event: 'Signed up',
	eventdata: 'pro',
	visit: '{"email":"ada@example.com"}',
};

async function world(): Promise<Scenario> {
	const made = scenario();
	await made.call('POST', '/api/2/track/event?api_key=key', { status: 'enable' });
	return made;
}

describe('POST /event', () => {
	it('spawns an event and learns its name', async () => {
		const made = await world();
		made.account.collection('contacts').insert({ email: 'ada@example.com' });
		expect(await made.call('POST', '/event', event)).toEqual({
			status: 200,
			body: { success: 1, message: 'Event spawned' },
		});
		expect(made.account.collection('trackingLogs').all()).toMatchObject([
			{ contact: '1', type: 'Signed up', value: 'pro' },
		]);
		expect((await made.call('GET', '/api/2/track/event?api_key=key')).body).toEqual([
			{ name: 'Signed up' },
		]);
	});

	it.each([
		['actid', ''],
		['key', ''],
		['event', ''],
		['event', 'x'.repeat(33)],
		['visit', ''],
		['visit', 'ada@example.com'],
		['visit', '{"email":"ada"}'],
	])('refuses %s "%s" with success 0', async (name, value) => {
		const made = await world();
		expect(await made.call('POST', '/event', { ...event, [name]: value })).toMatchObject({
			status: 200,
			body: { success: 0 },
		});
		expect(made.account.collection('trackingLogs').size).toBe(0);
	});

	it('refuses while tracking is off and when the key is another one', async () => {
		const made = scenario();
		expect((await made.call('POST', '/event', event)).body).toMatchObject({ success: 0 });
		made.account.collection('eventTracking').insert({ enabled: true, key: 'other' });
		expect((await made.call('POST', '/event', event)).body).toMatchObject({
			message: 'Invalid key',
		});
	});
});

describe('API v2', () => {
	it('needs the key', async () => {
		expect((await scenario().call('GET', '/api/2/segment/list')).body).toMatchObject({
			result_code: 0,
		});
	});

	it('lists e-mails of a list', async () => {
		const made = scenario();
		made.account.collection('lists').insert({ name: 'News' });
		for (const name of ['a', 'b'])
			await made.v1('contact_add', { email: `${name}@example.com`, 'p[1]': '1' });
		const url = '/api/2/contact/emails?api_key=key&listid=1&offset=1';
		expect((await made.call('GET', url)).body).toEqual([{ id: '2', email: 'b@example.com' }]);
	});

	it('lists segments as a bare array', async () => {
		const made = scenario();
		made.account.collection('segments').insert({ name: 'B', lists: ['1'] });
		made.account.collection('segments').insert({ name: 'A', lists: [] });
		const list = async (query: string) =>
			(await made.call('GET', `/api/2/segment/list?api_key=key${query}`)).body;
		expect(await list('&sort=name')).toMatchObject([{ name: 'A' }, { name: 'B' }]);
		expect(await list('&filters[list_id]=1')).toMatchObject([{ name: 'B' }]);
	});

	it('shares a template', async () => {
		const made = scenario();
		const { id } = made.account.collection('templates').insert({ name: 'Plain' });
		const share = async (template: string) =>
			(await made.call('GET', `/api/2/template/share?api_key=key&id=${template}`)).body;
		expect(await share(id)).toMatchObject({
			success: 1,
			url: expect.stringContaining('http'),
			result_code: 1,
		});
		expect(await share('99')).toEqual({
			success: 0,
			message: 'Invalid template',
			result_code: 0,
			result_message: 'Invalid template',
			result_output: 'json',
		});
	});

	it('switches tracking once and keeps domains', async () => {
		const made = scenario();
		const site = '/api/2/track/site?api_key=key';
		expect((await made.call('POST', site, { status: 'enable' })).body).toMatchObject({
			success: 1,
		});
		expect((await made.call('POST', site, { status: 'enable' })).body).toMatchObject({
			success: 0,
		});
		await made.call('PUT', site, { domain: 'example.com' });
		expect((await made.call('GET', site)).body).toEqual([{ name: 'example.com' }]);
		await made.call('DELETE', site, { domain: 'example.com' });
		expect((await made.call('GET', site)).body).toEqual([]);
		expect((await made.call('GET', '/api/2/track/site/code?api_key=key')).body).toContain(
			'<script',
		);
	});
});
