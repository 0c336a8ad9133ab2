import type { ResourceMapperField } from 'n8n-workflow';
import { byId, json, openWorkbench, type Workbench } from './workbench';

let bench: Workbench;
beforeEach(async () => {
	bench = await openWorkbench({ transitMs: () => 5 });
});
afterEach(async () => await bench.close());

const email = 'ann@example.com';
const fromItem = '={{ $json.given }}' as never;
const upsert = async (values: object, given?: unknown) =>
	await bench.run({
		resource: 'contact',
		operation: 'upsert',
		values: { email, ...values },
		items: [{ given: given as never }],
	});
const tagNames = () => bench.rows('tags').map(({ tag }) => tag);
const stored = () => bench.rows('fieldValues').map(({ value }) => value);

describe('A list box in the mapper', () => {
	let schema: ResourceMapperField[];
	beforeEach(async () => {
		const [colours] = bench.emulator.seed.fields(['Colours'], 'listbox');
		bench.emulator.seed.fieldOptions(String(colours?.id), ['Red', 'Blue', 'R&D', 'Red, dark']);
		const methods = bench.engine.methods({ credentials: bench.credentials });
		({ fields: schema } = await bench.clock.run(methods.resourceMapping('contactFields')));
	});
	const filledIn = async (value: unknown, type = schema[0]?.type, given?: unknown) => {
		const [field] = schema;
		return await upsert(
			{
				customFields: {
					mappingMode: 'defineBelow',
					value: { [field?.id ?? '']: value },
					// n8n checks what is typed in by the type that it stored with the field.
					schema: [{ ...field, type }],
				},
			},
			given,
		);
	};

	it.each([
		['Red', '||Red||'],
		['Red, Blue', '||Red||Blue||'],
		['["Red"]', '||Red||'],
		['["Red","Blue"]', '||Red||Blue||'],
		['Blue;R&D', '||Blue||R&D||'],
		['Red, dark, Blue', '||Red, dark||Blue||'],
		['||Red||Blue||', '||Red||Blue||'],
	])('takes %s, typed in by hand', async (value, expected) => {
		expect((await filledIn(value)).error).toBeUndefined();
		expect(stored()).toEqual([expected]);
	});

	it.each(['["Red","Blue"]', "['Red','Blue']"])(
		'takes %s in a workflow that was saved when the type was array',
		async (value) => {
			expect((await filledIn(value, 'array')).error).toBeUndefined();
			expect(stored()).toEqual(['||Red||Blue||']);
		},
	);

	it.each([[['Red', 'Blue']], ['Red, Blue'], ['["Red","Blue"]']])(
		'takes %j from an expression, with either type',
		async (given) => {
			for (const type of ['string', 'array'] as const)
				expect((await filledIn(fromItem, type, given)).error).toBeUndefined();
			expect(stored()).toEqual(['||Red||Blue||']);
		},
	);

	it('takes ["Blue","R&D"] of a spreadsheet with Map Automatically', async () => {
		const run = await bench.run({
			resource: 'contact',
			operation: 'upsert',
			values: { email, customFields: { mappingMode: 'autoMapInputData', value: null } },
			items: [{ '\ufeffColours\u00a0': '["Blue","R&D"]' }],
		});
		expect(run.error).toBeUndefined();
		expect(stored()).toEqual(['||Blue||R&D||']);
	});
});

it('A multi-select field of an account takes text that holds an option with a comma', async () => {
	bench.emulator.account.collection('accountCustomFieldMeta').insert({
		fieldLabel: 'Colours',
		fieldType: 'multiselect',
		fieldOptions: ['Red, dark', 'Blue'],
	});
	const customFields = { mappingMode: 'autoMapInputData', value: null };
	const { error } = await bench.run({
		resource: 'account',
		operation: 'create',
		values: { name: 'Acme', customFields },
		items: [{ Colours: 'Blue; Red, dark' }],
	});
	expect(error).toBeUndefined();
	const [sent] = bench.emulator.journal.filter({ method: 'POST', path: '/api/3/accounts' });
	expect(sent?.body).toMatchObject({
		account: { fields: [{ customFieldId: 1, fieldValue: ['Blue', 'Red, dark'] }] },
	});
});

describe('Tags and lists in one text', () => {
	it.each([
		['["vip","customer"]', ['vip', 'customer']],
		['vip;customer', ['vip', 'customer']],
		['vip, customer', ['vip', 'customer']],
		[['vip'], ['vip']],
		['', []],
		[null, []],
		['[]', []],
		['{}', []],
		['null', []],
	])('Add Tags %j puts on %j, through the importer too', async (given, expected) => {
		expect((await upsert({ parts: { addTags: fromItem } }, given)).error).toBeUndefined();
		expect(tagNames()).toEqual(expected);
		const people = Array.from({ length: 10 }, (_, at) => ({ email: `p${at}@example.com`, given }));
		const run = await bench.run({
			resource: 'contact',
			operation: 'upsert',
			values: {
				email: '={{ $json.email }}',
				parts: { addTags: fromItem },
				options: { useBulkImporter: 'auto' },
			},
			items: people as never,
		});
		expect(run.error).toBeUndefined();
		expect(bench.emulator.journal.count({ path: '/api/3/import/bulk_import' })).toBe(1);
		expect(tagNames()).toEqual(expected);
		expect(bench.rows('contactTags')).toHaveLength(expected.length * 11);
	});

	it.each(['[]', 'null', '{}', ' , ', ''])(
		'Set Tags Exactly %j takes no tag off',
		async (given) => {
			await upsert({ parts: { addTags: fromItem } }, 'vip');
			const run = await upsert({ parts: { exactTags: fromItem } }, given);
			expect(json(run)[0]).not.toHaveProperty('parts');
			expect(bench.rows('contactTags')).toHaveLength(1);
		},
	);

	it('Remove Tags takes off a tag with a comma in its name, given without quotes', async () => {
		await upsert({ parts: { addTags: fromItem } }, '"Smith, John", VIP, Gold');
		await upsert({ parts: { removeTags: fromItem } }, 'VIP, Smith, John');
		const left = bench.rows('contactTags').map(({ tag }) => tag);
		expect(left).toEqual([bench.rows('tags').find(({ tag }) => tag === 'Gold')?.id]);
	});

	it.each([
		['["Newsletter"]', ['1']],
		['[]', []],
		['News, old; Newsletter', ['2', '1']],
		['newsletter\nOffers', ['1', '3']],
	])('Subscribe to Lists %j means the lists %j', async (given, expected) => {
		bench.emulator.seed.lists(['Newsletter', 'News, old', 'Offers']);
		expect((await upsert({ parts: { subscribe: fromItem } }, given)).error).toBeUndefined();
		expect(bench.rows('contactLists').map(({ list }) => list)).toEqual(expected);
	});

	it.each(['tags, lists', 'Tags; Lists', '["tags","lists"]', ['tags', 'lists']])(
		'Include %j adds both',
		async (given) => {
			await upsert({});
			const run = await bench.run({
				resource: 'contact',
				operation: 'get',
				values: { contact: byId('1'), options: { details: fromItem } },
				items: [{ given }],
			});
			expect(run.error).toBeUndefined();
			expect(json(run)[0]).toMatchObject({ tags: [], lists: [] });
		},
	);
});

describe('New Tags: Refuse', () => {
	beforeEach(() => bench.emulator.seed.tags(['vip', 'customer', 'Smith, John']));
	const refusing = (given: unknown, parts: object = { addTags: fromItem }) =>
		upsert({ parts: { ...parts, newTags: 'refuse' } }, given);

	it.each([{ addTags: fromItem }, { exactTags: fromItem }])(
		'fails the item before anything is written, with look-alikes (%j)',
		async (parts) => {
			const { error } = await refusing('vip, customers', parts);
			expect(error?.message).toBe('There is no tag called "customers"');
			expect(error?.description).toContain('Did you mean "customer"?');
			expect(bench.rows('contacts')).toEqual([]);
			expect(bench.rows('tags')).toHaveLength(3);
		},
	);

	it('puts on tags that exist, also one with a comma without quotes', async () => {
		expect((await refusing('VIP, Smith, John')).error).toBeUndefined();
		expect(bench.rows('contactTags').map(({ tag }) => tag)).toEqual(['1', '3']);
	});

	it('holds for the importer, where only the items with such a name fail', async () => {
		const items = ['vip', 'customers'].map((given, at) => ({ email: `p${at}@example.com`, given }));
		const run = await bench.run({
			resource: 'contact',
			operation: 'import',
			values: {
				email: '={{ $json.email }}',
				parts: { addTags: fromItem, newTags: 'refuse' },
			},
			items,
			continueOnFail: 'continueRegularOutput',
		});
		expect(json(run)).toMatchObject([
			{ imported: 'done' },
			{ error: 'There is no tag called "customers"' },
		]);
		expect(bench.rows('tags')).toHaveLength(3);
	});
});
