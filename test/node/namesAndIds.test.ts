import { byEmail, byId, byName, json, openWorkbench, type Workbench } from './workbench';

let bench: Workbench;
beforeEach(async () => {
	bench = await openWorkbench({ transitMs: () => 5 });
});
afterEach(async () => await bench.close());

const fromItem = '={{ $json.given }}' as never;
const run = async (resource: string, operation: string, values: object, given?: unknown) =>
	await bench.run({
		resource,
		operation,
		values: values as never,
		items: [{ given: given as never }],
	});
const upsert = async (values: object, given?: unknown) =>
	await run('contact', 'upsert', { email: 'ann@example.com', ...values }, given);
const put = () => bench.rows('contactTags').map(({ tag }) => tag);
const subscribed = () => bench.rows('contactLists').map(({ list }) => list);

describe('Digits that are the name of one tag and the ID of another', () => {
	beforeEach(() => {
		const names = Array.from({ length: 31 }, (_, at) => (at === 30 ? '7' : `Tag ${at + 1}`));
		bench.emulator.seed.tags(names);
	});
	const ambiguous = '"7" is the ID of one tag and the name of another';

	it.each(['addTags', 'removeTags', 'exactTags'])('fail %s and change nothing', async (part) => {
		await upsert({ parts: { addTags: ['7'] } });
		expect(put()).toEqual(['7']);
		const { items, error } = await upsert({ parts: { [part]: fromItem } }, '7');
		expect(JSON.stringify([items, error?.message])).toContain(ambiguous.replace(/"/g, '\\"'));
		expect(put()).toEqual(['7']);
	});

	it('fail the item with both named, and how to give each', async () => {
		const { error } = await upsert({ parts: { addTags: fromItem, newTags: 'refuse' } }, 7);
		expect(error?.message).toBe(ambiguous);
		expect(error?.description).toContain(
			'Give the first by its name, "Tag 7"; the second by its ID, 31, or with its name in double quotes, "7"',
		);
	});

	it.each([
		['"7"', ['31']],
		['31', ['31']],
		['Tag 7', ['7']],
	])('are told apart as %s', async (given, expected) => {
		await upsert({ parts: { addTags: fromItem } }, given);
		expect(put()).toEqual(expected);
	});

	it('fail the importer too, for their items alone', async () => {
		const items = ['7', '"7"'].map((given, at) => ({ email: `p${at}@example.com`, given }));
		const imported = await bench.run({
			resource: 'contact',
			operation: 'import',
			values: { email: '={{ $json.email }}', parts: { addTags: fromItem } },
			items,
			continueOnFail: 'continueRegularOutput',
		});
		expect(json(imported)).toMatchObject([{ error: ambiguous }, { imported: 'done' }]);
		expect(put()).toEqual(['31']);
	});
});

describe('A list that is called 2024', () => {
	it.each(['2024', 2024, ['2024'], '"2024"'])('is found by %j', async (given) => {
		bench.emulator.seed.lists(['News', '2024']);
		expect((await upsert({ parts: { subscribe: fromItem } }, given)).error).toBeUndefined();
		expect(subscribed()).toEqual(['2']);
	});

	it('fails where another list has that ID', async () => {
		bench.emulator.seed.lists(['2', 'News']);
		const { error } = await upsert({ parts: { subscribe: fromItem } }, '2');
		expect(error?.message).toBe('"2" is the ID of one list and the name of another');
		expect(subscribed()).toEqual([]);
	});

	it('does not count where an entry is picked in the form', async () => {
		bench.emulator.seed.lists(['2', 'News']);
		await upsert({ parts: { subscribe: ['2'] } });
		expect(subscribed()).toEqual(['2']);
		expect(bench.emulator.journal.count({ path: '/api/3/lists' })).toBe(0);
	});

	it('is no reason to look up an ID with every item', async () => {
		bench.emulator.seed.lists(['News', 'Offers']);
		await bench.run({
			resource: 'contact',
			operation: 'upsert',
			values: { email: '={{ $json.email }}', parts: { subscribe: fromItem } },
			items: Array.from({ length: 30 }, (_, at) => ({ email: `p${at}@example.com`, given: '2' })),
		});
		expect(subscribed()).toEqual(Array<string>(30).fill('2'));
		expect(bench.emulator.journal.count({ path: '/api/3/lists' })).toBeLessThanOrEqual(2);
	});

	it.each(['2', 'goodbye', 2])('is a rule for automations as well: %j', async (given) => {
		bench.emulator.seed.automations(['Welcome', 'Goodbye']);
		await upsert({ parts: { automations: fromItem } }, given);
		expect(bench.rows('contactAutomations').map(({ automation }) => automation)).toEqual(['2']);
	});
});

describe('Members of an item for custom fields', () => {
	const mapped = async (item: Record<string, string>) =>
		await bench.run({
			resource: 'contact',
			operation: 'upsert',
			values: {
				email: 'ann@example.com',
				customFields: { mappingMode: 'autoMapInputData', value: null },
			},
			items: [item],
		});
	const stored = () => bench.rows('fieldValues').map(({ field, value }) => [field, value]);

	it('of digits are found by title', async () => {
		bench.emulator.seed.fields(['Size', '2024']);
		expect((await mapped({ '2024': 'yes' })).error).toBeUndefined();
		expect(stored()).toEqual([['2', 'yes']]);
	});

	it('of digits are refused where they are an ID and a title', async () => {
		bench.emulator.seed.fields(['Size', '1']);
		const { error } = await mapped({ '1': 'yes' });
		expect(error?.message).toBe('"1" is the ID of one custom field and the name of another');
		expect(error?.description).toContain('Call the member "Size" to mean the first');
		expect(bench.rows('contacts')).toEqual([]);
		await mapped({ '"1"': 'title', Size: 'ID' });
		expect(stored().sort()).toEqual([
			['1', 'ID'],
			['2', 'title'],
		]);
	});

	it('do not count where a field is chosen in the form', async () => {
		bench.emulator.seed.fields(['Size', '1']);
		const schema = [{ id: '1', displayName: 'Size', type: 'string', display: true }];
		await upsert({ customFields: { mappingMode: 'defineBelow', value: { '1': 'M' }, schema } });
		expect(stored()).toEqual([['1', 'M']]);
	});

	it.each([{ Size: 'M' }, '{"Size":"M"}'])(
		'may come together from one expression: %j',
		async (given) => {
			bench.emulator.seed.fields(['Size']);
			const customFields = { mappingMode: 'defineBelow', value: fromItem };
			expect((await upsert({ customFields }, given)).error).toBeUndefined();
			expect(stored()).toEqual([['1', 'M']]);
		},
	);

	it('are refused where they are no object, or where the whole field is text', async () => {
		const value = { mappingMode: 'defineBelow', value: fromItem };
		for (const customFields of [value, fromItem]) {
			const { error } = await upsert({ customFields }, '["Size"]');
			expect(error?.message).toMatch(/^Custom Fields is not valid: /);
		}
		expect(bench.rows('contacts')).toEqual([]);
	});
});

describe('A selector whose value comes from an expression', () => {
	beforeEach(() => {
		bench.emulator.seed.tags(['vip', '[Monthly Enews]']);
		bench.emulator.seed.contacts(1, () => ({ email: 'ada@example.com' }));
	});
	const list = (value: unknown) => ({ __rl: true, mode: 'list', value });
	const add = async (contact: object, tag: object, given: object) =>
		await bench.run({
			resource: 'contactTag',
			operation: 'add',
			values: { contact, tag } as never,
			items: [given as never],
		});

	it.each([
		[list('={{ $json.who }}'), list('={{ $json.what }}')],
		[byId('={{ $json.who }}'), byId('={{ $json.what }}')],
	])('takes an email address and a name in the mode of %j', async (contact, tag) => {
		const given = { who: 'Ada@example.com', what: 'VIP' };
		expect((await add(contact, tag, given)).error).toBeUndefined();
		await add(contact, tag, { who: '1', what: '[monthly enews]' });
		expect(put()).toEqual(['1', '2']);
	});

	it('fails with look-alikes where nothing is called so', async () => {
		const { error } = await add(byId('1'), byId('={{ $json.what }}'), { what: 'vipp' });
		expect(error?.message).toBe('There is no tag called "vipp"');
		expect(error?.description).toContain('Did you mean "vip"?');
		expect(bench.emulator.journal.count({ method: 'POST' })).toBe(0);
	});

	it('finds the pipeline of a deal by its name in From List mode', async () => {
		const values = {
			title: 'New',
			value: 1,
			currency: 'usd',
			contact: byId('1'),
			pipeline: list('={{ $json.given }}'),
		};
		const { pipeline } = bench.emulator.seed.pipeline('Sales');
		const made = await run('deal', 'create', values, 'SALES');
		expect(made.error?.message).toBeUndefined();
		expect(json(made)[0]).toMatchObject({ group: pipeline.id });
	});

	it.each([
		[byName('3'), 'There is no tag called "3"'],
		[byName('undefined'), 'An expression in Tag gave no value: "undefined"'],
		[byId('[object Object]'), 'An expression in Tag gave no value: "[object Object]"'],
		[byId('null'), 'Tag is empty'],
	])('%j fails: %s', async (tag, message) => {
		const { error } = await run('tag', 'get', { tag });
		expect(error?.message).toBe(message);
		if (tag.value === '3') expect(error?.description).toContain('Choose By ID to give an ID');
	});

	it('says how to give an ID where an email address is expected', async () => {
		const { error } = await run('contact', 'get', { contact: byEmail('90') });
		expect(error?.message).toBe('There is no contact "90"');
		expect(error?.description).toContain('Choose By ID to give an ID');
	});

	it('finds tag 3 by the name 3 where it is called so', async () => {
		bench.emulator.seed.tags(['x', '3']);
		expect(json(await run('tag', 'get', { tag: byName('3') }))).toMatchObject([{ id: '4' }]);
	});

	it('uses the tag VIP where vip is given', async () => {
		await upsert({ parts: { addTags: fromItem } }, 'VIP');
		expect(put()).toEqual(['1']);
	});
});
