import type { INodeParameters } from 'n8n-workflow';
import { byName, json, openWorkbench, type Workbench } from './workbench';

let bench: Workbench;
beforeEach(async () => {
	bench = await openWorkbench();
});
afterEach(async () => {
	const { suspicious } = bench.emulator.journal;
	await bench.close();
	expect(suspicious).toEqual([]);
});

const sms = async (operation: string, values: INodeParameters = {}) => {
	const run = await bench.run({ resource: 'smsBroadcast', operation, values });
	expect(run.error).toBeUndefined();
	return json(run);
};
const create = async (name: string) => await sms('create', { name, body: `${name} starts today` });

describe('SMS broadcast', () => {
	it('creates a draft, submits it and finds it by name', async () => {
		await sms('create', {
			name: 'Spring sale',
			body: 'Starts today',
			additionalFields: {
				addressId: '3',
				labelIds: '1, 2',
				listIds: ['7'],
				mediaUrls: 'https://example.com/a.png',
				shortenLinks: true,
				recipientCount: '10',
			},
		});
		const [stored] = bench.emulator.account.collection('smsBroadcasts').all();
		expect(stored).toMatchObject({
			status: 'draft',
			address_id: 3,
			label_ids: [1, 2],
			list_ids: [7],
			media_urls: ['https://example.com/a.png'],
			shorten_track_links_enabled: true,
			sent_to_count: 10,
		});
		await sms('update', {
			broadcast: byName('spring sale'),
			updateFields: { status: 'pending_review', scheduledDate: '2026-05-01T09:30:00.000Z' },
		});
		expect(await sms('get', { broadcast: byName('Spring sale'), simplify: false })).toMatchObject([
			{ status: 'pending_review', address_id: 3 },
		]);
		expect(await sms('delete', { broadcast: byName('Spring sale') })).toEqual([{ deleted: true }]);
	});

	it('lists broadcasts by name, status and day', async () => {
		for (const name of ['Spring sale', 'Summer sale']) await create(name);
		const found = await sms('getAll', {
			filters: {
				name: 'spring',
				startDate: '2020-01-01T00:00:00.000Z',
				endDate: '2030-01-01T00:00:00.000Z',
			},
			sort: { by: 'name', direction: 'ASC' },
		});
		expect(found).toMatchObject([{ name: 'Spring sale', status: 'draft' }]);
		const [request] = bench.emulator.journal.filter({ method: 'GET', path: /broadcasts$/ });
		expect(request?.query).toMatchObject({ start_date: '2020-01-01', 'orders[name]': 'ASC' });
	});
});

describe('SMS text written by AI', () => {
	const asked = { text: 'Our spring sale starts today', tone: 'friendly', source: 'sms_index' };

	it('waits for the text and returns it', async () => {
		const [draft] = await sms('draft', asked);
		expect(draft).toMatchObject({ status: 'draft' });
		const [again] = await sms('redraft', {
			...asked,
			broadcast: { __rl: true, mode: 'id', value: String(draft?.['id']) },
		});
		expect(again).toMatchObject({ id: draft?.['id'] });
	});

	it('returns at once without waiting, and reads the status later', async () => {
		const [request] = await sms('draft', { ...asked, waitForResult: false });
		expect(request).toEqual({ requestId: expect.any(String) as string });
		const [status] = await sms('getDraftStatus', { id: String(request?.['requestId']) });
		expect(status).toHaveProperty('status');
	});

	it('fails when no text is produced', async () => {
		bench.emulator.faults.next({
			match: { method: 'GET', path: /broadcasts\/ai/ },
			kind: 'status',
			status: 200,
			body: { source: 'sms_index', status: 'error', broadcastId: null },
		});
		const run = await bench.run({ resource: 'smsBroadcast', operation: 'draft', values: asked });
		expect(run.error?.message).toMatch(/could not write/);
	});
});

describe('SMS reports', () => {
	it('are requested for the chosen broadcasts', async () => {
		await create('Spring sale');
		await sms('getMetrics', {
			ids: ['Spring sale'],
			filters: { startDate: '2026-01-01T00:00:00.000Z' },
		});
		await sms('getTotalsOf', { ids: ['1'] });
		await sms('getTotals');
		const [metrics] = bench.emulator.journal.filter({ path: /metrics$/ });
		expect(metrics).toMatchObject({ query: { start_date: '2026-01-01' }, body: { ids: [1] } });
	});

	it('list recipients and failures', async () => {
		await create('Spring sale');
		const broadcast = byName('Spring sale');
		await sms('getFailures', { broadcast });
		await sms('getRecipients', {
			broadcast,
			filters: { deliverability: ['deliveries'], engagement: ['clicks', 'replies'] },
			sort: { by: 'clicks' },
		});
		const [request] = bench.emulator.journal.filter({ path: /recipients$/ });
		expect(request?.search).toContain(
			'filters[engagement][0]=clicks&filters[engagement][1]=replies',
		);
		expect(request?.query).toMatchObject({ 'order[field]': 'clicks' });
	});

	it('are exported as rows or as CSV', async () => {
		await create('Spring sale');
		const answer = {
			match: { path: /export$/ },
			kind: 'status' as const,
			status: 200,
			headers: { 'Content-Type': 'text/csv' },
			body: '\uFEFFname,note\r\n"Smith, Ann","says ""hi""\nagain"\r\nBob,\r\n',
		};
		bench.emulator.faults.next(answer);
		expect(await sms('exportMetrics', { ids: ['1'] })).toEqual([
			{ name: 'Smith, Ann', note: 'says "hi"\nagain' },
			{ name: 'Bob', note: '' },
		]);
		bench.emulator.faults.next(answer);
		const [{ csv } = {}] = await sms('exportRecipients', {
			broadcast: byName('Spring sale'),
			options: { output: 'csv' },
			filters: { startDate: '2026-01-01T00:00:00.000Z', engagement: ['clicks'] },
			sort: { by: 'name' },
		});
		expect(csv).toMatch(/name,note\r\n/);
		const [request] = bench.emulator.journal.filter({ path: /recipients\/export$/ });
		expect(request?.body).toEqual({
			start_date: '2026-01-01',
			engagement: ['clicks'],
			order: { field: 'name' },
		});
	});

	it('include credits and lists', async () => {
		expect((await sms('getCredits'))[0]).toHaveProperty('available');
		await sms('getLists', { filters: { name: 'news' } });
	});
});
