import { ManualClock } from './clock';
import type { Session } from './session';
import { startSession } from './session';

/** A port that nobody listens to: what was sent stands in `deliveries`. */
const NOWHERE = 'http://127.0.0.1:9/hook';

/** Members and values as captured: 2019-06-28 (the step of an automation), 2022-10-13 and 2024-02-28. */
describe('deliveries as they were captured', () => {
	const clock = new ManualClock();
	let session: Session;
	beforeAll(async () => {
		session = await startSession({ clock });
	});
	afterAll(() => session.emulator.close());
	beforeEach(() => session.emulator.reset());

	const listen = (...events: string[]) => session.emulator.seed.webhooks([NOWHERE], events);

	async function delivered(): Promise<Record<string, string>> {
		const { webhooks } = session.emulator;
		await webhooks.idle();
		return Object.fromEntries(new URLSearchParams(webhooks.deliveries.at(-1)?.body ?? ''));
	}

	const person = (values: Record<string, unknown> = {}) =>
		session.emulator.seed.contacts(1, () => ({
			email: 'john@example.com',
			firstName: 'John',
			lastName: 'Wick',
			...values,
		}))[0];

	const CONTACT = {
		'contact[id]': '1',
		'contact[email]': 'john@example.com',
		'contact[first_name]': 'John',
		'contact[last_name]': 'Wick',
		'contact[phone]': '',
		'contact[ip]': '0.0.0.0',
		'contact[tags]': '',
		'contact[customer_acct_name]': '',
		'contact[orgname]': '',
		customer_acct_name: '',
		customer_acct_id: '0',
		orgname: '',
	};

	const envelope = (type: string) => ({
		type,
		date_time: '2026-01-05T10:00:00-05:00',
		initiated_from: 'api',
		initiated_by: 'api',
		list: '0',
	});

	it('a deal whose value and custom fields change', async () => {
		const { seed, account } = session.emulator;
		listen('deal_update');
		person();
		seed.deals(1, () => ({ title: 'Test Deal', currency: 'eur' }));
		const fields = account.collection('dealCustomFieldMeta');
		for (const [fieldLabel, fieldType] of [
			['Forecasted Close Date', 'date'],
			['Lost Reasons', 'text'],
			['Products', 'multiselect'],
			['Seats', 'number'],
		] as const) {
			fields.insert({ fieldLabel, fieldType });
		}
		const values = ['2024-02-08', undefined, '||Red||Blue||', '18'];
		await session.call('PUT', '/deals/1', {
			deal: {
				value: 104405500,
				fields: values.flatMap((fieldValue, index) =>
					fieldValue === undefined ? [] : [{ customFieldId: index + 1, fieldValue }],
				),
			},
		});
		expect(await delivered()).toEqual({
			...envelope('deal_update'),
			...CONTACT,
			'deal[id]': '1',
			'deal[title]': 'Test Deal',
			'deal[create_date]': '2026-01-05 10:00:00',
			'deal[create_date_iso]': '2026-01-05T10:00:00-05:00',
			'deal[orgid]': '0',
			'deal[orgname]': '',
			'deal[stageid]': '1',
			'deal[stage_title]': 'To Contact',
			'deal[pipelineid]': '1',
			'deal[pipeline_title]': 'Sales',
			'deal[value]': '1,044,055.00',
			'deal[value_raw]': '1044055',
			'deal[currency]': 'eur',
			'deal[currency_symbol]': '&euro;',
			'deal[owner]': '1',
			'deal[owner_firstname]': 'Jane',
			'deal[owner_lastname]': 'Doe',
			'deal[contactid]': '1',
			'deal[contact_email]': 'john@example.com',
			'deal[contact_firstname]': 'John',
			'deal[contact_lastname]': 'Wick',
			'deal[status]': '0',
			'deal[fields][0][id]': '1',
			'deal[fields][0][key]': 'Forecasted Close Date',
			'deal[fields][0][value]': '2024-02-08 00:00:00',
			'deal[fields][1][key]': 'Lost Reasons',
			'deal[fields][1][value]': '',
			'deal[fields][2][id]': '2',
			'deal[fields][2][key]': 'Products',
			'deal[fields][2][value][0]': 'Red',
			'deal[fields][2][value][1]': 'Blue',
			'deal[fields][3][id]': '3',
			'deal[fields][3][key]': 'Seats',
			'deal[fields][3][value]': '18.000',
			'updated_fields[0]': 'value',
			'updated_fields[1]': 'Forecasted Close Date',
			'updated_fields[2]': 'Products',
			'updated_fields[3]': 'Seats',
		});
	});

	it.each([
		['contact_task_add', 'Subscriber'],
		['deal_task_add', 'Deal'],
	])('a task: %s', async (event, reltype) => {
		const contact = person();
		listen(event);
		if (reltype === 'Deal') session.emulator.seed.deals(1);
		await session.call('POST', '/dealTasks', {
			dealTask: {
				title: 'test task',
				note: 'Desc',
				reltype,
				relid: contact?.id,
				duedate: '2024-02-28T07:00:48-05:00',
				edate: '2024-02-28T07:15:48-05:00',
				dealTasktype: '1',
			},
		});
		expect(await delivered()).toMatchObject({
			...envelope(event),
			...CONTACT,
			...(reltype === 'Deal' ? { 'deal[id]': '1' } : {}),
			'task[id]': '1',
			'task[type_id]': '1',
			'task[title]': 'test task',
			'task[note]': 'Desc',
			'task[duedate]': '2024-02-28 07:00:48',
			'task[duedate_iso]': '2024-02-28T07:00:48-05:00',
			'task[edate]': '2024-02-28 07:15:48',
			'task[edate_iso]': '2024-02-28T07:15:48-05:00',
			'task[type_title]': 'Call',
		});
	});

	it('a note of a contact is plain text', async () => {
		person();
		listen('subscriber_note');
		const note = { note: 'test note', relid: 1, reltype: 'Subscriber' };
		await session.call('POST', '/notes', { note });
		expect(await delivered()).toEqual({
			...envelope('subscriber_note'),
			...CONTACT,
			note: 'test note',
		});
	});

	it('a tag, with the account of the contact at the top', async () => {
		const { seed, account } = session.emulator;
		person();
		seed.tags(['tag1', 'tag2']);
		seed.accounts(['Acme']);
		account.collection('accountContacts').insert({ contact: '1', account: '1' });
		listen('contact_tag_added');
		await session.call('POST', '/contactTags', { contactTag: { contact: 1, tag: 1 } });
		await session.call('POST', '/contactTags', { contactTag: { contact: 1, tag: 2 } });
		expect(await delivered()).toEqual({
			...envelope('contact_tag_added'),
			...CONTACT,
			'contact[tags]': 'tag1, tag2',
			'contact[customer_acct_name]': 'Acme',
			customer_acct_name: 'Acme',
			customer_acct_id: '1',
			tag: 'tag2',
		});
	});

	it('an account has dates without offset and says what was changed', async () => {
		const { seed, account } = session.emulator;
		listen('account_update');
		seed.accounts(['Acme']);
		const fields = account.collection('accountCustomFieldMeta');
		fields.insert({ fieldLabel: 'Description', fieldType: 'textarea' });
		await session.call('PUT', '/accounts/1', { account: { name: 'John Wick' } });
		expect(await delivered()).toEqual({
			...envelope('account_update'),
			'account[id]': '1',
			'account[name]': 'John Wick',
			'account[account_url]': '',
			'account[created_timestamp]': '2026-01-05 10:00:00',
			'account[updated_timestamp]': '2026-01-05 10:00:00',
			'account[fields][0][key]': 'Description',
			'account[fields][0][value]': '',
			'updated_fields[0]': 'name',
		});
	});

	it('the step "Webhook" of an automation', async () => {
		const { seed, webhooks, account } = session.emulator;
		const contact = person({ phone: '+33 6 00 00 00 00', orgname: 'Example' });
		const [field] = seed.fields(['Contact Owner']);
		const [tag] = seed.tags(['Clicksend Test']);
		if (!contact || !field || !tag) throw new Error('not seeded');
		seed.fieldValue(contact, field, 'Alice Example');
		seed.tag(contact, tag);
		webhooks.automationStep(account, NOWHERE, contact, '929');
		expect(await delivered()).toEqual({
			'contact[id]': '1',
			'contact[email]': 'john@example.com',
			'contact[first_name]': 'John',
			'contact[last_name]': 'Wick',
			'contact[phone]': '+33 6 00 00 00 00',
			'contact[orgname]': 'Example',
			'contact[customer_acct_name]': '',
			'contact[tags]': 'Clicksend Test',
			'contact[ip4]': '127.0.0.1',
			'contact[fields][contact_owner]': 'Alice Example',
			seriesid: '929',
		});
		expect(webhooks.deliveries).toMatchObject([{ event: 'automation', url: NOWHERE }]);
	});
});
