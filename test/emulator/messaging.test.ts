import { ManualClock } from './clock';
import { type Session, startSession } from './session';

describe('SMS, WhatsApp and saved segments', () => {
	let session: Session;
	const clock = new ManualClock();
	beforeAll(async () => {
		session = await startSession({ clock });
	});
	afterAll(() => session.emulator.close());
	beforeEach(() => session.emulator.reset());

	const get = (path: string) => session.call('GET', path);

	it('a text of AI is in progress at first, then a draft', async () => {
		const asked = await session.call('POST', '/sms/broadcasts/ai', {
			source: 'ai_index',
			prompt: 'Sale',
			tone: 'warm',
		});
		const path = `/sms/broadcasts/ai/${String(asked.json['requestId'])}`;
		expect((await get(path)).json).toEqual({
			source: 'ai_index',
			status: 'in_progress',
			broadcastId: null,
		});
		clock.advance(2_000);
		expect((await get(path)).json).toMatchObject({ status: 'success', broadcastId: 1 });
		expect((await get('/sms/broadcasts/1')).json).toMatchObject({ id: 1, status: 'draft' });
	});

	it('a rewrite of a broadcast that is not there ends in an error', async () => {
		const asked = await session.call('PUT', '/sms/broadcasts/ai', {
			source: 'ai_index',
			prompt: 'Sale',
			tone: 'warm',
			broadcastId: 9,
		});
		clock.advance(2_000);
		const reply = await get(`/sms/broadcasts/ai/${String(asked.json['requestId'])}`);
		expect(reply.json).toMatchObject({ status: 'error', broadcastId: null });
	});

	it('figures, recipients and exports tell the same', async () => {
		const { seed } = session.emulator;
		const [first, second] = seed.contacts(2, (n) => ({ firstName: n === 1 ? 'A, "B"' : 'C' }));
		const [broadcast] = seed.smsBroadcasts(['Sale', 'News'], 'sent');
		if (!first || !second || !broadcast) throw new Error('not seeded');
		seed.smsRecipient(broadcast, first, { clicks: 2, optOut: 'yes' });
		seed.smsRecipient(broadcast, second, { deliverability: 'failed' });
		const metrics = await session.call('POST', '/sms/broadcasts/metrics', { ids: [1, 7] });
		expect(metrics.json['metrics']).toEqual([
			{ id: 1, sends: 2, deliveries: 1, replies: 0, failures: 1, optOuts: 1, clicks: 2 },
		]);
		const recipients = await get('/sms/broadcasts/1/recipients?limit=1&offset=1');
		expect(recipients.json).toMatchObject({
			recipients: [{ id: 2 }],
			meta: { total: 2, limit: 1, offset: 1 },
		});
		const csv = await session.call('POST', '/sms/broadcasts/export', {});
		expect(csv.headers.get('content-type')).toMatch(/^text\/csv/);
		expect(csv.text.trim().split('\n').slice(1)).toEqual([
			'1,Sale,sent,2,1,0,1,1,2',
			'2,News,sent,0,0,0,0,0,0',
		]);
		const people = await session.call('POST', '/sms/broadcasts/1/recipients/export', {});
		expect(people.text.split('\n')[1]).toMatch(/^1,"A, ""B"" Last1",/);
	});

	it('WhatsApp lists are walked page by page', async () => {
		const { seed, url } = session.emulator;
		seed.whatsappTemplates(44);
		const path = '/channel/whatsapp/channels/whatsapp/template?page_size=20';
		const names: unknown[] = [];
		let next: string | undefined = `${url}/api/3${path}`;
		let pages = 0;
		while (next) {
			const page = await get(next.replace(`${url}/api/3`, ''));
			expect(page.json['count']).toBe(45);
			names.push(...session.list(page, 'results').map(({ name }) => name));
			next = (page.json['next'] as string | null) ?? undefined;
			pages += 1;
		}
		expect([pages, new Set(names).size]).toEqual([3, 45]);
		expect((await get(`${path}&page=4`)).status).toBe(404);
		expect((await get(`${path}&status__in=draft,rejected`)).json['count']).toBe(0);
	});

	it('a template that is sent opens a conversation, a flow that is run completes', async () => {
		const base = '/channel/whatsapp';
		const listed = await get(`${base}/channels/whatsapp/template`);
		const id = String(session.list(listed, 'results')[0]?.['id']);
		const sent = await session.call('POST', `${base}/channels/whatsapp/template/${id}/send`, {
			phone: '+15551234567',
		});
		expect(sent.status).toBe(201);
		const conversation = String(sent.json['conversation']);
		await session.call('PATCH', `${base}/inbox/conversation/${conversation}/update`, {
			status: 'RESOLVED',
		});
		const [only] = session.list(await get(`${base}/inbox/conversation`), 'results');
		expect(only).toMatchObject({ id: conversation, status: 'RESOLVED' });
		expect(only).not.toHaveProperty('_phone');

		const run = await session.call('POST', `${base}/flow/flow-1/run`, {
			execute_for: 'LIST',
			contact_list: [{ phone: '+15550000001' }, { phone: '+15550000002' }],
		});
		const execution = `${base}/flow-execution/${String(run.json['id'])}`;
		expect((await get(execution)).json).toMatchObject({ status: 'RUNNING', num_contacts: 2 });
		clock.advance(2_000);
		expect((await get(execution)).json).toMatchObject({ status: 'COMPLETED', completed: 2 });
		const contacts = `${base}/flow-execution-contact?flow_execution=${String(run.json['id'])}`;
		expect((await get(`${contacts}&is_active=true`)).json['count']).toBe(0);
		expect((await get(contacts)).json).toMatchObject({ count: 2, next: null, previous: null });
	});

	it('segments that have a name are the audiences', async () => {
		session.emulator.seed.segments(['Buyers', 'Readers']);
		const created = await session.call('POST', '/segmentsV2', {
			data: [{ type: 'Segment.v2', attributes: { name: 'New buyers', conditions: {} } }],
		});
		expect(created.status).toBe(200);
		const found = session.list(await get('/audiences?search=BUYERS&sort=name'), 'data');
		expect(found.map(({ attributes }) => attributes)).toMatchObject([
			{ name: 'Buyers', category: 'audience', counts: { last_total: null } },
			{ name: 'New buyers' },
		]);
		const id = String(found[0]?.['id']);
		await session.call('POST', `/segmentMatchSome/${id}`, {});
		clock.advance(1_000);
		expect(session.list(await get(`/audiences/${id}`), 'data')).toMatchObject([
			{ id, type: 'Segment.Summary', attributes: { counts: { last_total: { count: 0 } } } },
		]);
		expect(session.list(await get('/audiences?page=2&page_size=2'), 'data')).toHaveLength(1);
		expect((await get('/audiences/none')).status).toBe(404);
	});
});
