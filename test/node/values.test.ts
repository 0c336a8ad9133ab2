import { DateTime } from 'luxon';
import { hosts } from '../../nodes/ActiveCampaign/core/client/accountUrl';
import { byEmail, byId, byName, json, openWorkbench, type Workbench } from './workbench';

/** Inputs as people really give them, through n8n's engine to the request. */

let bench: Workbench;
const trackingHost = hosts.tracking;
beforeEach(async () => {
	bench = await openWorkbench();
	hosts.tracking = bench.emulator.url;
});
afterEach(async () => {
	hosts.tracking = trackingHost;
	await bench.close();
	expect(bench.emulator.journal.suspicious).toEqual([]);
});

type Values = NonNullable<Parameters<Workbench['run']>[0]['values']>;

/** A run of a workflow in Berlin; `value` is what the item holds for `{{ $json.value }}`. */
const run = async (resource: string, operation: string, values: Values, value?: unknown) =>
	await bench.run({
		resource,
		operation,
		values,
		settings: { timezone: 'Europe/Berlin' },
		...(value === undefined ? {} : { items: [{ value: value as string }] }),
	});

const bodies = (method: string, path: string) =>
	bench.emulator.journal.filter({ method, path: `/api/3${path}` }).map(({ body }) => body);
const queries = (path: string) =>
	bench.emulator.journal.filter({ method: 'GET', path: `/api/3${path}` }).map(({ query }) => query);
const requests = () => bench.emulator.journal.entries.length;

const mapped = (value: Values) => ({
	mappingMode: 'defineBelow',
	value,
	matchingColumns: [],
	schema: [],
});

/** Custom fields of contacts: 1 Birthday, 2 Colours with Red and Blue, 3 Size with S and M, 4 Seen. */
function seedFields() {
	const { seed } = bench.emulator;
	seed.contacts(1);
	seed.fields(['Birthday'], 'date');
	const [colours] = seed.fields(['Colours'], 'listbox');
	const [size] = seed.fields(['Size'], 'dropdown');
	seed.fields(['Seen'], 'datetime');
	if (colours) seed.fieldOptions(colours, ['Red', 'Blue']);
	if (size) seed.fieldOptions(size, ['S', 'M']);
}

describe('An email address with blanks or invisible characters', () => {
	const written = ' \ufeffann@example.com\u200b\u00a0\t';

	it('is sent clean in Create or Update', async () => {
		const { error } = await run('contact', 'upsert', { email: '={{ $json.value }}' }, written);
		expect(error).toBeUndefined();
		expect(bodies('POST', '/contact/sync')).toEqual([{ contact: { email: 'ann@example.com' } }]);
	});

	it('is sent clean through the importer', async () => {
		await run('contact', 'import', { email: '={{ $json.value }}' }, written);
		expect(bench.rows('contacts')).toMatchObject([{ email: 'ann@example.com' }]);
	});

	it('is sent clean in a bulk import of JSON', async () => {
		const items = JSON.stringify([{ email: written, first_name: 'Ann' }]);
		await run('bulkImport', 'import', { listAs: 'json', items });
		expect(bodies('POST', '/import/bulk_import')).toMatchObject([
			{ contacts: [{ email: 'ann@example.com', first_name: 'Ann' }] },
		]);
	});

	it('is found in a filter, a selector and an ID', async () => {
		bench.emulator.seed.contacts(1, () => ({ email: 'ann@example.com' }));
		const found = await run('contact', 'getAll', { filters: { email: written } });
		expect(json(found)).toMatchObject([{ email: 'ann@example.com' }]);
		for (const contact of [byEmail(written), byId(written), byEmail(`Ann Lee <${written}>`)]) {
			const got = await run('contact', 'get', { contact });
			expect(json(got)).toMatchObject([{ email: 'ann@example.com' }]);
		}
		const updated = await run('contact', 'upsert', {
			email: 'ann@example.org',
			options: { formerEmail: written },
		});
		expect(json(updated)).toMatchObject([{ id: '1', email: 'ann@example.org' }]);
		expect(bench.rows('contacts')).toHaveLength(1);
	});

	it('is tracked clean', async () => {
		await run('eventTracking', 'trackPageVisit', { email: written, url: 'example.com' });
		expect(bodies('POST', '/localevent')).toMatchObject([
			{ localEvent: { email: 'ann@example.com' } },
		]);
		await bench.run({
			resource: 'eventTracking',
			operation: 'track',
			values: { email: written, name: 'Signed in' },
			credentials: { ...bench.credentials, eventApiKey: 'k', eventAccountId: '1' },
		});
		const [event] = bench.emulator.journal.entries.slice(-1);
		expect(event?.body).toMatchObject({ visit: '{"email":"ann@example.com"}' });
	});

	it('is the same customer of a shop', async () => {
		bench.emulator.account
			.collection('connections')
			.insert({ service: 'toys', externalid: 't', name: 'Toystore' });
		const connection = byName('Toystore');
		await run('ecommerceCustomer', 'create', { connection, externalId: 'c1', email: written });
		expect(bodies('POST', '/ecomCustomers')).toMatchObject([
			{ ecomCustomer: { email: 'ann@example.com' } },
		]);
		const got = await run('ecommerceCustomer', 'get', { customer: byName(written) });
		expect(json(got)).toMatchObject([{ email: 'ann@example.com' }]);
	});

	it('keeps the order of writes to one contact', async () => {
		const names = ['One', 'Two', 'Three'];
		const emails = ['ann@example.com', written, 'Ann <ANN@example.com>'];
		await bench.run({
			resource: 'contact',
			operation: 'upsert',
			values: {
				email: '={{ $json.email }}',
				additionalFields: { firstName: '={{ $json.name }}' },
			},
			items: emails.map((email, at) => ({ email, name: names[at] ?? '' })),
		});
		expect(bench.rows('contacts')).toMatchObject([{ firstName: 'Three' }]);
	});

	it.each(['ann+shop@EXAMPLE.com', "o'brien@example.com"])(
		'is left as it is: %s',
		async (email) => {
			await run('contact', 'upsert', { email });
			expect(bodies('POST', '/contact/sync')).toEqual([{ contact: { email } }]);
			const got = await run('contact', 'get', { contact: byEmail(email) });
			expect(got.error).toBeUndefined();
		},
	);

	it.each([
		['an@ example.com', 'Email has a blank inside: "an@␣example.com"'],
		['a@example.com, b@example.com', 'Email has a blank inside: "a@example.com,␣b@example.com"'],
		[
			'a@example.com;b@example.com',
			'Email is more than one address: "a@example.com;b@example.com"',
		],
	])('is refused where it cannot be one: %s', async (email, message) => {
		for (const operation of ['create', 'upsert', 'import']) {
			const { error } = await run('contact', operation, { email });
			expect(error?.message).toBe(message);
		}
		expect(requests()).toBe(0);
	});
});

describe('A custom field for a day', () => {
	beforeEach(seedFields);

	it.each<[string, unknown, string]>([
		[
			'a DATE column, as a database node gives it in Berlin',
			'1975-05-10T23:00:00.000Z',
			'1975-05-11',
		],
		['midnight in UTC', '1975-05-11T00:00:00.000Z', '1975-05-11'],
		['an offset', '2026-05-31T00:00:00+02:00', '2026-05-31'],
		['a picked date', '2026-12-01T00:00:00', '2026-12-01'],
		['a day', '1990-12-31', '1990-12-31'],
	])('stores the day that %s means', async (_, value, day) => {
		const customFields = mapped({ 1: '={{ $json.value }}' });
		await run('contact', 'upsert', { email: 'contact1@example.com', customFields }, value);
		await run(
			'fieldValue',
			'create',
			{ contact: byId('1'), field: byId('1'), value: '={{ $json.value }}' },
			value,
		);
		const sent = [...bodies('POST', '/contact/sync'), ...bodies('POST', '/fieldValues')];
		expect(sent).toMatchObject([
			{ contact: { fieldValues: [{ field: '1', value: day }] } },
			{ fieldValue: { contact: '1', field: '1', value: day } },
		]);
	});

	it.each([
		['={{ DateTime.fromISO("2026-05-31T00:30:00+02:00", { setZone: true }) }}', '2026-05-31'],
		['={{ DateTime.fromISO("2026-05-30T22:30:00Z", { zone: "utc" }) }}', '2026-05-31'],
		['={{ DateTime.fromISO("2026-05-31T00:30:00") }}', '2026-05-31'],
		['={{ new Date("2026-05-30T22:30:00Z") }}', '2026-05-31'],
		[
			'={{ $now.plus(1, "day") }}',
			DateTime.now().setZone('Europe/Berlin').plus({ day: 1 }).toISODate(),
		],
		['={{ $today }}', DateTime.now().setZone('Europe/Berlin').toISODate()],
	])('reads the object of %s', async (expression, day) => {
		const values = { contact: byId('1'), field: byId('1'), value: expression };
		const { error } = await run('fieldValue', 'create', values);
		expect(error).toBeUndefined();
		expect(bodies('POST', '/fieldValues')).toMatchObject([{ fieldValue: { value: day } }]);
	});

	it.each(['31-12-1990', '31.12.1990', 'yesterday', '1990-02-30'])(
		'refuses %s with an example',
		async (value) => {
			const contact = byId('1');
			const single = await run('fieldValue', 'create', { contact, field: byId('1'), value });
			const customFields = mapped({ 1: value });
			const whole = await run('contact', 'upsert', { email: 'ann@example.com', customFields });
			for (const { error } of [single, whole]) {
				expect(error?.message).toBe(`Birthday is not a date: "${value}"`);
				expect(error?.description).toContain('Write it as 2026-05-31');
			}
			expect([...bodies('POST', '/contact/sync'), ...bodies('POST', '/fieldValues')]).toEqual([]);
		},
	);
});

describe('Field Value', () => {
	beforeEach(seedFields);
	const store = async (operation: string, field: string, value: unknown) =>
		await run(
			'fieldValue',
			operation,
			{ id: '1', contact: byId('1'), field: byName(field), value: '={{ $json.value }}' },
			value,
		);

	it.each<[string, unknown, string]>([
		['Colours', 'Red', '||Red||'],
		['Colours', 'red, Blue', '||Red||Blue||'],
		['Colours', ['Blue', 'Red'], '||Blue||Red||'],
		['Size', 'm', 'M'],
		['Seen', '2026-12-01T09:30:00', '2026-12-01T09:30:00+01:00'],
	])('writes %s %j as Contact does', async (field, value, stored) => {
		await store('create', field, value);
		expect(bodies('POST', '/fieldValues')).toMatchObject([{ fieldValue: { value: stored } }]);
		await store('update', field, value);
		expect(bodies('PUT', '/fieldValues/1')).toMatchObject([{ fieldValue: { value: stored } }]);
	});

	it.each([
		['Colours', 'Purple', 'Choose one of "Red", "Blue"'],
		['Size', 'XXL', 'Choose one of "S", "M"'],
	])('refuses an option that %s does not have: %s', async (field, value, advice) => {
		for (const operation of ['create', 'update']) {
			const { error } = await store(operation, field, value);
			expect(error?.message).toBe(`"${value}" is not an option of the custom field "${field}"`);
			expect(error?.description).toContain(advice);
		}
		expect(bench.rows('fieldValues')).toEqual([]);
	});

	it('refuses a field that does not exist', async () => {
		const values = { contact: byId('1'), field: byId('99'), value: 'x' };
		const { error } = await run('fieldValue', 'create', values);
		expect(error?.message).toBe('There is no custom field with ID "99"');
	});
});

describe('A date with time', () => {
	it('that is picked is the time in the workflow, in filters and in fields', async () => {
		bench.emulator.seed.contacts(1);
		await run('contact', 'getAll', { filters: { createdAfter: '2026-12-01T09:30:00' } });
		expect(queries('/contacts')).toMatchObject([
			{ 'filters[created_after]': '2026-12-01T09:30:00+01:00' },
		]);
		await run('task', 'create', {
			contact: byId('1'),
			taskType: byId('1'),
			dueDate: '2026-07-01T09:30:00',
		});
		expect(bodies('POST', '/dealTasks')).toMatchObject([
			{ dealTask: { duedate: '2026-07-01T09:30:00+02:00' } },
		]);
	});

	it('follows the workflow, not the server', async () => {
		for (const timezone of ['America/New_York', 'Asia/Kathmandu']) {
			await bench.run({
				resource: 'contact',
				operation: 'getAll',
				values: { filters: { updatedBefore: '2026-12-01T09:30:00' } },
				settings: { timezone },
			});
		}
		expect(queries('/contacts').map((query) => query['filters[updated_before]'])).toEqual([
			'2026-12-01T09:30:00-05:00',
			'2026-12-01T09:30:00+05:45',
		]);
	});

	it.each([
		['={{ DateTime.fromISO("2026-12-01T09:30:00") }}', '2026-12-01T09:30:00+01:00'],
		['2026-12-01', '2026-12-01T00:00:00+01:00'],
		['1777586400000', '2026-04-30T22:00:00Z'],
		['={{ 1777586400 }}', '2026-04-30T22:00:00Z'],
		['2026-10-25T02:30:00', '2026-10-25T02:30:00+02:00'],
		['2026-03-29T02:30:00', '2026-03-29T03:30:00+02:00'],
	])('given as %s is sent as %s', async (createdAfter, sent) => {
		await run('deal', 'getAll', { filters: { createdAfter } });
		expect(queries('/deals')).toMatchObject([{ 'filters[created_after]': sent }]);
	});

	it.each(['yesterday', 'last week', '28.11.2026', '46173', '31-12-1990'])(
		'that is none is refused before any request: %s',
		async (word) => {
			const filters = { createdAfter: '={{ $json.value }}' };
			for (const resource of ['contact', 'deal', 'customObjectRecord']) {
				const values = { schema: byName('Tickets'), filters };
				const { error } = await run(resource, 'getAll', values, word);
				expect(error?.message).toBe(`Created After is not a date: "${word}"`);
				expect(error?.description).toContain('Write it as 2026-05-31T09:30:00');
			}
			const task = { contact: byEmail('ann@example.com'), taskType: byName('Call') };
			const { error } = await run('task', 'create', { ...task, dueDate: word });
			expect(error?.message).toBe(`Due Date is not a date: "${word}"`);
			expect(requests()).toBe(0);
		},
	);

	it('of one item that cannot be read fails that item alone', async () => {
		bench.emulator.seed.contacts(1);
		const { items } = await bench.run({
			resource: 'contact',
			operation: 'getAll',
			values: { filters: { createdAfter: '={{ $json.value }}' } },
			items: [{ value: '2020-01-01' }, { value: 'soon' }],
			continueOnFail: 'continueRegularOutput',
		});
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(items[1]?.json).toMatchObject({ error: 'Created After is not a date: "soon"' });
	});

	it('of a draft of a campaign is written by the clock of the account', async () => {
		bench.emulator.account.collection('users').update('1', { localZoneid: 'America/Bogota' });
		bench.emulator.account.collection('campaigns').insert({ name: 'Spring', status: '0' });
		await run('campaign', 'update', {
			campaign: byId('1'),
			updateFields: { scheduledDate: '2036-07-01T09:00:00' },
		});
		expect(bodies('PUT', '/campaigns/1/edit')).toEqual([
			{ scheduledDate: '2036-07-01T02:00:00-05:00' },
		]);
	});
});

describe('An amount', () => {
	beforeEach(() => {
		bench.emulator.seed.contacts(1);
		bench.emulator.seed.pipeline('Sales');
	});
	const create = async (value: unknown, currency = 'eur') =>
		await run(
			'deal',
			'create',
			{
				title: 'Website',
				contact: byId('1'),
				pipeline: byName('Sales'),
				value: '={{ $json.value }}',
				currency,
			},
			value,
		);

	it.each<[unknown, string, number]>([
		['1,200.50', 'usd', 120050],
		['1.234,56', 'eur', 123456],
		['1,234.56', 'eur', 123456],
		['€ 99', 'eur', 9900],
		['99 EUR', 'eur', 9900],
		['1\u202f234,5', 'eur', 123450],
		["1'234.50", 'chf', 123450],
		[136.79999999999998, 'eur', 13680],
		['1500', 'jpy', 150000],
	])('%j in %s is sent in hundredths', async (value, currency, cents) => {
		const { error } = await create(value, currency);
		expect(error).toBeUndefined();
		expect(bodies('POST', '/deals')).toMatchObject([{ deal: { value: cents, currency } }]);
	});

	it.each<[unknown, string, string]>([
		['1.234', 'eur', 'Value can be read in two ways: "1.234"'],
		['1,234', 'usd', 'Value can be read in two ways: "1,234"'],
		['0x10', 'eur', 'Value is not valid: "0x10"'],
		['0b11', 'eur', 'Value is not valid: "0b11"'],
		['0o17', 'eur', 'Value is not valid: "0o17"'],
		['1e-3', 'eur', 'Value is not valid: "1e-3"'],
		['99 USD', 'eur', 'Value is not in EUR: "99 USD"'],
		[1.005, 'eur', 'Value has too many decimals: "1.005"'],
		['1500.5', 'jpy', 'Value has too many decimals: "1500.5"'],
		['1.2345', 'kwd', 'Value has too many decimals: "1.2345"'],
	])('%j in %s is refused before any request', async (value, currency, message) => {
		const { error } = await create(value, currency);
		expect(error?.message).toBe(message);
		expect(requests()).toBe(0);
	});

	it('of a custom field has the currency of the field or of the item', async () => {
		const fields = bench.emulator.account.collection('dealCustomFieldMeta');
		fields.insert({ fieldLabel: 'Budget', fieldType: 'currency', fieldDefaultCurrency: 'eur' });
		bench.emulator.account.collection('deals').insert({ title: 'Website', contact: '1' });
		const set = async (value: string, currency = '') =>
			await run('dealFieldValue', 'create', {
				deal: byId('1'),
				field: byName('Budget'),
				value,
				additionalFields: { currency },
			});
		expect((await set('€ 1.234,50')).error).toBeUndefined();
		expect((await set('$99', 'usd')).error).toBeUndefined();
		expect(bodies('POST', '/dealCustomFieldData')).toMatchObject([
			{ dealCustomFieldDatum: { fieldValue: 123450, fieldCurrency: 'eur' } },
			{ dealCustomFieldDatum: { fieldValue: 9900, fieldCurrency: 'usd' } },
		]);
		expect((await set('$99')).error?.message).toBe('Budget is not in EUR: "$99"');
		expect((await set('99.5', 'jpy')).error?.message).toBe('Budget has too many decimals: "99.5"');
	});

	it('of GraphQL is in units, and may have the decimals of its currency', async () => {
		const order = { storeOrderId: '1', email: 'ann@example.com', currency: 'KWD' };
		const date = { storeCreatedDate: '2026-05-01T09:30:00' };
		bench.emulator.account
			.collection('connections')
			.insert({ service: 'toys', externalid: 't', name: 'Toystore' });
		const { error } = await run('ecommerceGraphql', 'upsertOrders', {
			connection: byName('Toystore'),
			listAs: 'json',
			items: JSON.stringify([{ ...order, ...date, finalAmount: 1.125 }]),
		});
		expect(error).toBeUndefined();
		expect(bodies('POST', '/ecom/graphql')).toMatchObject([
			{
				variables: {
					list: [{ finalAmount: 1.125, storeCreatedDate: '2026-05-01T09:30:00+02:00' }],
				},
			},
		]);
	});
});
