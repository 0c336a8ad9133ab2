import { scenario } from './scenario';
import { actions } from './v1/actions';
import { reference } from './v1/reference';

const sender = {
	name: 'News',
	sender_name: 'Acme',
	sender_addr1: '1 Main St',
	sender_zip: '60601',
	sender_city: 'Chicago',
	sender_country: 'US',
	sender_url: 'https://example.com',
	sender_reminder: 'You signed up',
};

describe('v1 actions', () => {
	it('has the 116 documented ones', () => {
		expect(Object.keys(actions)).toHaveLength(116);
		expect(Object.keys(actions)).toEqual(expect.arrayContaining(Object.keys(reference)));
	});

	it.each(Object.keys(actions))(
		'%s gives a result without failing on missing parameters',
		async (name) => {
			const answer = await scenario().v1(name);
			const [missing] = reference[name]?.required ?? [];
			if (missing !== undefined) {
				expect(answer).toMatchObject({
					result_code: 0,
					result_message: `Missing required parameter: ${missing}`,
				});
			} else expect(answer).toBeDefined();
		},
	);

	it('answers an unknown action with result_code 0', async () => {
		expect(await scenario().v1('contact_dance')).toMatchObject({ result_code: 0 });
	});

	it('keeps lists', async () => {
		const { v1, emitted } = scenario();
		expect(await v1('list_add', sender)).toMatchObject({ id: 1, result_message: 'List added' });
		expect(emitted).toMatchObject([{ event: 'list_add', values: { list: { name: 'News' } } }]);
		await v1('contact_add', { email: 'a@example.com', 'p[1]': '1' });
		expect(await v1('list_list', { ids: 'all' })).toMatchObject({
			0: { id: '1', name: 'News', subscriber_count: 1 },
		});
		expect(await v1('list_list', { 'filters[name]': 'ew', full: '1' })).toMatchObject({
			0: { subscribers: '1', sender_name: 'Acme' },
		});
		expect(await v1('list_delete', { id: '1' })).toMatchObject({ result_message: 'List deleted' });
		expect(await v1('list_delete', { id: '1' })).toMatchObject({ result_code: 0 });
	});

	it('takes a deal in units and lists it in cents', async () => {
		const { v1, account } = scenario();
		await v1('deal_pipeline_add', { title: 'Sales' });
		expect(account.collection('dealStages').size).toBe(3);
		const deal = { title: 'Big', value: '450.50', currency: 'USD', pipeline: '1', stage: '2' };
		expect(await v1('deal_add', deal)).toMatchObject({ result_code: 0 });
		expect(
			await v1('deal_add', { ...deal, contact: 'a@example.com', contact_name: 'A B' }),
		).toMatchObject({
			id: 1,
			contact: 1,
		});
		expect(await v1('deal_list')).toMatchObject({
			0: { value: '45050', contact_email: 'a@example.com' },
		});
		expect(await v1('deal_edit', { id: '1', value: '1', stage: '9' })).toMatchObject({
			result_code: 0,
		});
		expect(await v1('deal_stage_list', { 'filters[pipeline]': '1' })).toMatchObject({
			2: { title: 'Follow Up', pipeline: '1' },
		});
		await v1('deal_note_add', { dealid: '1', note: 'Hi' });
		expect(account.collection('notes').all()).toMatchObject([{ reltype: 'Deal', relid: '1' }]);
	});

	it('answers tags_list as a bare array, also when XML is asked for', async () => {
		const { v1, call } = scenario();
		await v1('contact_add', { email: 'a@example.com', tags: 'vip' });
		const { body } = await call('GET', '/admin/api.php?api_action=tags_list&api_key=key');
		expect(body).toEqual([{ id: '1', name: 'vip', count: '1' }]);
	});

	it('keeps custom fields with lists and options', async () => {
		const { v1 } = scenario();
		const field = {
			title: 'Size',
			type: '5',
			req: '0',
			perstag: '%SIZE%',
			'p[0]': '0',
			'options[s]': 'Small',
		};
		expect(await v1('list_field_add', field)).toMatchObject({ fieldid: 1 });
		expect(await v1('list_field_view', { ids: 'all' })).toMatchObject({
			0: { type: '5', perstag: '%SIZE%', lists: ['0'], options: [{ name: 'Small', value: 's' }] },
		});
	});

	it('keeps templates, webhooks and users', async () => {
		const { v1 } = scenario();
		await v1('message_template_add', { name: 'Plain', html: '<p>' });
		expect(await v1('message_template_list')).toMatchObject({
			0: { name: 'Plain', is_global: '1' },
		});
		const hook = {
			name: 'H',
			url: 'https://example.com',
			'action[subscribe]': 'subscribe',
			'init[api]': 'api',
		};
		expect(await v1('webhook_add', hook)).toMatchObject({ result_message: 'Webhook(s) added' });
		expect(await v1('webhook_view', { id: '1' })).toMatchObject({
			action: ['subscribe'],
			init: ['api'],
		});
		expect(await v1('user_me')).toMatchObject({ username: 'jane', first_name: 'Jane' });
		expect(await v1('user_view_email', { email: 'jane@example.com' })).toMatchObject({ id: '1' });
	});
});
