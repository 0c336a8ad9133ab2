import { json, openWorkbench, pairs, type Workbench } from './workbench';

let bench: Workbench;
beforeEach(async () => {
	bench = await openWorkbench({ latencyMs: 50 });
});
afterEach(async () => await bench.close());

const people = (count: number) =>
	Array.from({ length: count }, (_, index) => ({
		email: `p${index}@example.com`,
		company: `Company ${index}`,
	}));

const importing = (items: Array<Record<string, string>>, more: object = {}) => ({
	resource: 'contact',
	operation: 'import',
	values: {
		email: '={{ $json.email }}',
		additionalFields: { firstName: 'Ann' },
		customFields: { mappingMode: 'defineBelow', value: { 1: '={{ $json.company }}' } } as never,
		parts: { addTags: ['Lead', 'New'], subscribe: ['News'] },
		...more,
	},
	items,
});

describe('Contact: Import', () => {
	it('imports a thousand contacts with a field, tags and a list in four requests', async () => {
		bench.emulator.seed.fields(['Company']);
		bench.emulator.seed.tags(['Lead']);
		bench.emulator.seed.lists(['News']);
		const run = await bench.run(importing(people(1_000)));

		expect(run.error).toBeUndefined();
		expect(json(run)[0]).toMatchObject({ email: 'p0@example.com', imported: 'done' });
		expect(pairs(run)).toEqual(Array.from({ length: 1_000 }, (_, item) => item));
		expect(bench.rows('contacts')).toHaveLength(1_000);
		expect(bench.rows('contactTags')).toHaveLength(2_000);
		expect(bench.rows('contactLists')).toHaveLength(1_000);
		expect(bench.rows('fieldValues')).toHaveLength(1_000);
		expect(bench.emulator.journal.count({ method: 'POST' })).toBe(4);
		// A batch takes six seconds, in which its status is asked for a few times.
		expect(bench.emulator.journal.entries.length).toBeLessThan(30);
		expect(bench.emulator.journal.suspicious).toEqual([]);
	});

	it('fails invalid rows by item before sending, and imports the others', async () => {
		bench.emulator.seed.fields(['Company']);
		bench.emulator.seed.lists(['News']);
		const items = people(12);
		items[3] = { email: 'not an address', company: '' };
		const run = await bench.run({ ...importing(items), continueOnFail: 'continueRegularOutput' });
		expect(json(run)[3]).toMatchObject({ error: 'Email has a blank inside: "not␣an␣address"' });
		expect(json(run).filter(({ imported }) => imported === 'done')).toHaveLength(11);
		expect(bench.rows('contacts')).toHaveLength(11);
	});

	it('fails rows that the service refuses, with its reason, and imports the others', async () => {
		bench.emulator.seed.fields(['Company']);
		bench.emulator.seed.lists(['News']);
		bench.emulator.faults.next({
			kind: 'status',
			status: 400,
			body: {
				success: 0,
				message: 'JSON payload did not pass validation.',
				failureReasons: [{ contact: 2, failureReason: 'Phone is odd' }],
			},
			match: ({ rawBody }) => rawBody.includes('"p2@example.com"'),
			times: 10,
		});
		const run = await bench.run({
			...importing(people(5)),
			continueOnFail: 'continueRegularOutput',
		});
		expect(json(run).map(({ error, imported }) => error ?? imported)).toEqual([
			'done',
			'done',
			'Phone is odd',
			'done',
			'done',
		]);
		expect(bench.rows('contacts')).toHaveLength(4);
	});

	it('returns the IDs on request', async () => {
		bench.emulator.seed.fields(['Company']);
		bench.emulator.seed.lists(['News']);
		const run = await bench.run(importing(people(3), { options: { returnIds: true } }));
		expect(json(run).map(({ id }) => id)).toEqual(['1', '2', '3']);
	});
});

describe('Contact: Create or Update with the bulk importer allowed', () => {
	const upserting = (count: number, parts: object = {}) => ({
		resource: 'contact',
		operation: 'upsert',
		values: {
			email: '={{ $json.email }}',
			parts: { addTags: ['Lead'], ...parts },
			options: { useBulkImporter: 'auto' },
		},
		items: people(count),
	});
	const imports = () =>
		bench.emulator.journal.count({ path: '/api/3/import/bulk_import', method: 'POST' });

	it('uses the bulk importer from ten items on', async () => {
		await bench.run(upserting(9));
		expect(imports()).toBe(0);
		await bench.run(upserting(10));
		expect(imports()).toBe(1);
		expect(bench.rows('contactTags')).toHaveLength(10);
	});

	it('sends single requests for what the bulk importer cannot do', async () => {
		await bench.run(upserting(10, { note: 'Hello' }));
		expect(imports()).toBe(0);
		expect(bench.rows('notes')).toHaveLength(10);
	});
});

describe('Contact: Import of the same contact', () => {
	it('sends one request each within the importer’s own limit, and the last item wins', async () => {
		const run = await bench.run({
			...importing(people(1), {
				customFields: { mappingMode: 'defineBelow', value: null },
				parts: {},
			}),
			items: Array.from({ length: 25 }, (_, index) => ({
				email: 'same@example.com',
				company: `Name ${index}`,
			})),
			values: {
				email: '={{ $json.email }}',
				additionalFields: { firstName: '={{ $json.company }}' },
			},
		});
		expect(json(run).filter(({ imported }) => imported === 'done')).toHaveLength(25);
		expect(bench.emulator.journal.count({ method: 'POST' })).toBe(25);
		expect(bench.emulator.journal.count({ status: 400 })).toBe(0);
		expect(bench.rows('contacts')).toEqual([expect.objectContaining({ firstName: 'Name 24' })]);
	});
});

describe('Create or Update of few addresses in many items', () => {
	/** So many items for each of so many addresses; the name says which item it was. */
	const items = (addresses: number, times: number) =>
		Array.from({ length: addresses * times }, (_, at) => ({
			email: `p${at % addresses}@example.com`,
			name: `Name ${at}`,
		}));
	/** The requests and the seconds that it takes. */
	const effort = async (useBulkImporter: string, rows: Array<Record<string, string>>) => {
		const [requests, startedAt] = [bench.emulator.journal.entries.length, bench.elapsed()];
		const run = await bench.run({
			resource: 'contact',
			operation: 'upsert',
			values: {
				email: '={{ $json.email }}',
				additionalFields: { firstName: '={{ $json.name }}' },
				options: { useBulkImporter },
			},
			items: rows,
		});
		expect(run.error).toBeUndefined();
		expect(pairs(run)).toEqual(rows.map((_, item) => item));
		return {
			requests: bench.emulator.journal.entries.length - requests,
			seconds: (bench.elapsed() - startedAt) / 1000,
		};
	};
	const imports = () => bench.emulator.journal.count({ method: 'POST', path: /bulk_import/ });
	const names = () => bench.rows('contacts').map(({ firstName }) => firstName);

	it.each([
		[1, 100],
		[9, 20],
	])('takes no longer with the importer allowed: %i addresses, %i items each', async (...given) => {
		const rows = items(...given);
		const without = await effort('never', rows);
		await bench.clock.run(bench.clock.forServer().sleep(120_000));
		const withImporter = await effort('auto', rows);
		expect(imports()).toBe(0);
		expect(withImporter.requests).toBeLessThanOrEqual(without.requests);
		expect(withImporter.seconds).toBeLessThanOrEqual(without.seconds + 1);
	});

	it('stops at the first failure where there are too few addresses for an import', async () => {
		bench.emulator.faults.next({
			kind: 'status',
			status: 422,
			body: { errors: [{ title: 'The name is odd' }] },
			match: { path: /contact\/sync/ },
		});
		const run = await bench.run({
			resource: 'contact',
			operation: 'upsert',
			values: { email: '={{ $json.email }}', options: { useBulkImporter: 'auto' } },
			items: items(1, 20),
		});
		expect(run.error?.message).toBe('The name is odd');
		expect(bench.emulator.journal.count({ method: 'POST' })).toBe(1);
	});

	it('imports the first item of each of 40 addresses once, and sends the others singly after it', async () => {
		const rows = items(40, 5);
		const withImporter = await effort('auto', rows);
		expect(imports()).toBe(1);
		expect(names().sort()).toEqual(
			rows
				.slice(160)
				.map(({ name }) => name)
				.sort(),
		);
		await bench.clock.run(bench.clock.forServer().sleep(120_000));
		const without = await effort('never', rows);
		expect(withImporter.requests).toBeLessThan(without.requests);
		// One import takes about as long as its rows would.
		expect(withImporter.seconds).toBeLessThanOrEqual(without.seconds + 5);
	});

	it('imports again where many addresses come again, and the last item wins', async () => {
		const rows = items(60, 3);
		await effort('auto', rows);
		expect(imports()).toBe(3);
		expect(names()).toEqual(rows.slice(120).map(({ name }) => name));
	});

	it('keeps items that are sent singly apart when one of them fails', async () => {
		const rows = items(10, 2).map((row, at) => (at === 15 ? { ...row, name: 'odd' } : row));
		bench.emulator.faults.next({
			kind: 'status',
			status: 422,
			body: { errors: [{ title: 'The name is odd' }] },
			match: ({ path, rawBody }) => /contact\/sync/.test(path) && rawBody.includes('odd'),
		});
		const run = await bench.run({
			resource: 'contact',
			operation: 'upsert',
			values: {
				email: '={{ $json.email }}',
				additionalFields: { firstName: '={{ $json.name }}' },
				options: { useBulkImporter: 'auto' },
				simplify: true,
			},
			items: rows,
			continueOnFail: 'continueRegularOutput',
		});
		expect(json(run)[5]).toMatchObject({ email: 'p5@example.com', imported: 'done' });
		expect(json(run)[15]?.error).toBe('The name is odd');
		expect(json(run)[16]).toMatchObject({ email: 'p6@example.com', firstName: 'Name 16' });
		expect(json(run)[16]).not.toHaveProperty('links');
	});
});

describe('Tags and subscriptions with the bulk importer allowed', () => {
	const at = (value: string) => ({ __rl: true, mode: 'email', value });
	const named = (value: string) => ({ __rl: true, mode: 'name', value });
	const changing = (resource: string, operation: string, count: number, options: object = {}) => ({
		resource,
		operation,
		values: {
			contact: at('={{ $json.email }}') as never,
			...(resource === 'contactTag' ? { tag: named('Lead') } : { list: named('News') }),
			options: { useBulkImporter: 'auto', ...options },
		},
		items: people(count),
	});
	const imports = () =>
		bench.emulator.journal.count({ path: '/api/3/import/bulk_import', method: 'POST' });
	beforeEach(() => {
		bench.emulator.seed.tags(['Lead']);
		bench.emulator.seed.lists(['News']);
		bench.emulator.seed.contacts(12, (position) => people(12)[position - 1] ?? {});
	});

	it('adds a tag to all contacts with one import and creates no contact twice', async () => {
		const run = await bench.run(changing('contactTag', 'add', 12));
		expect(json(run)[0]).toMatchObject({ email: 'p0@example.com', imported: 'done' });
		expect(bench.rows('contactTags')).toHaveLength(12);
		expect(bench.rows('contacts')).toHaveLength(12);
		expect(imports()).toBe(1);
		expect(bench.emulator.journal.suspicious).toEqual([]);
	});

	it('subscribes and unsubscribes all contacts with one import each', async () => {
		const statuses = () => new Set(bench.rows('contactLists').map(({ status }) => String(status)));
		await bench.run(changing('subscription', 'subscribe', 12));
		expect(bench.rows('contactLists')).toHaveLength(12);
		expect(statuses()).toEqual(new Set(['1']));
		await bench.run(changing('subscription', 'unsubscribe', 12));
		expect(statuses()).toEqual(new Set(['2']));
		expect(imports()).toBe(2);
	});

	it('adds the tag in single requests to addresses that come again', async () => {
		const run = changing('contactTag', 'add', 12);
		const items = [...run.items, ...people(5)];
		const done = await bench.run({ ...run, items });
		expect(done.error).toBeUndefined();
		expect(imports()).toBe(1);
		expect(bench.emulator.journal.count({ method: 'POST', path: '/api/3/contactTags' })).toBe(5);
		expect(json(done)[0]).toMatchObject({ imported: 'done' });
		expect(json(done)[12]).toMatchObject({ contact: '1', tag: '1' });
	});

	it.each<[string, number, object, object]>([
		['there are fewer than ten items', 9, {}, {}],
		[
			'there are fewer than ten contacts',
			12,
			{},
			{ contact: at('={{ $json.email.replace("11", "1").replace("10", "1").replace("9", "1") }}') },
		],
		['imports are not allowed', 12, { useBulkImporter: 'never' }, {}],
		['unsubscribed contacts are resubscribed', 12, { resubscribe: true }, {}],
		['a contact is given by ID', 12, {}, { contact: { __rl: true, mode: 'id', value: '1' } }],
	])('sends single requests if %s', async (_name, count, options, more) => {
		const run = changing('subscription', 'subscribe', count, options);
		await bench.run({ ...run, values: { ...run.values, ...more } });
		expect(imports()).toBe(0);
		expect(bench.rows('contactLists').length).toBeGreaterThan(0);
	});
});
