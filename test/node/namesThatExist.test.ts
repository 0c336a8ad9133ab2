import { type Positions, switches } from '../emulator/assumptions';
import { indexKey } from '../emulator/names';
import { byId, json, openWorkbench, type Workbench } from './workbench';

type TagBeliefs = Pick<Positions, 'tagDuplicate' | 'tagNames' | 'tagSearch'>;

let bench: Workbench;
const open = async (assume: Partial<Positions> = {}) => {
	bench = await openWorkbench({ assume, transitMs: () => 5 });
};
afterEach(async () => {
	await bench.close();
	expect(bench.emulator.journal.suspicious).toEqual([]);
});

/** Every position of the switches that say how the service treats names of tags. */
const tagBeliefs: TagBeliefs[] = switches.tagDuplicate.positions.flatMap((tagDuplicate) =>
	switches.tagNames.positions.flatMap((tagNames) =>
		switches.tagSearch.positions.map((tagSearch) => ({ tagDuplicate, tagNames, tagSearch })),
	),
);

/** Another client acts once, after our look and before the emulator takes our create. */
function beforeCreate(path: string, act: () => void): void {
	let isDone = false;
	bench.emulator.faults.next({
		kind: 'status',
		match: (request) => {
			if (isDone || request.method !== 'POST' || request.path !== `/api/3/${path}`) return false;
			isDone = true;
			act();
			return false;
		},
	});
}

const findOrCreate = async (resource: string, values: object) =>
	json(await bench.run({ resource, operation: 'findOrCreate', values: values as never }))[0];

const wait = async (seconds: number) => await bench.clock.run(bench.clock.sleep(seconds * 1_000));

/** Ways to put a tag on contacts by its name; each gives what went wrong. */
const ways: Record<string, (names: string[]) => Promise<unknown[]>> = {
	'Contact > Create or Update': async (names) =>
		await upsert(names.map((name, index) => ({ email: `p${index}@example.com`, tags: [name] }))),
	'Contact > Create or Update, one item': async (names) =>
		await upsert([{ email: 'all@example.com', tags: names }]),
	'Contact > Create or Update, Set Tags Exactly': async (names) =>
		await upsert([{ email: 'all@example.com', tags: names }], 'exactTags'),
	'Contact > Create or Update through the importer': async (names) => {
		const items = names.map((name, index) => ({ email: `p${index}@example.com`, tags: [name] }));
		const more = Array.from({ length: 12 - items.length }, (_, index) => ({
			email: `q${index}@example.com`,
			tags: [names[0] ?? ''],
		}));
		const failed = await upsert([...items, ...more], 'addTags', { useBulkImporter: 'auto' });
		expect(bench.emulator.journal.count({ path: '/api/3/import/bulk_import' })).toBeGreaterThan(0);
		return failed;
	},
	'Contact > Import': async (names) => {
		const run = await bench.run({
			resource: 'contact',
			operation: 'import',
			values: { email: '={{ $json.email }}', parts: { addTags: '={{ $json.tags }}' as never } },
			items: names.map((name, index) => ({ email: `p${index}@example.com`, tags: [name] })),
		});
		return [run.error, ...json(run).filter(({ imported }) => imported !== 'done')].filter(Boolean);
	},
};
const isImport = (way: string) => /import/i.test(way);

async function upsert(
	items: Array<{ email: string; tags: string[] }>,
	part = 'addTags',
	options: object = {},
): Promise<unknown[]> {
	const run = await bench.run({
		resource: 'contact',
		operation: 'upsert',
		values: {
			email: '={{ $json.email }}',
			parts: { [part]: '={{ $json.tags }}' } as never,
			options: options as never,
		},
		items,
	});
	const parts = json(run).flatMap((item) => (item.parts ?? []) as Array<{ status: string }>);
	return [run.error, ...parts.filter(({ status }) => status !== 'done')].filter(Boolean);
}

/** Spellings that the index takes for `Café VIP`; the first two differ in case alone. */
const spellings = [
	'Café VIP',
	' CAFÉ vip ',
	'Cafe VIP',
	'Cafe\u0301 VIP',
	'Ｃafé VIP',
	'Café  VIP',
	'Café\u200b VIP',
];
const sameLetters = spellings.slice(0, 2);

/** The spellings that lead to the existing tag: the service's index or its search says so. */
const leading = ({ tagNames, tagSearch }: TagBeliefs) =>
	tagNames === 'asIndex' || tagSearch === 'asIndex' ? spellings.slice(0, 6) : sameLetters;

describe.each(tagBeliefs)('A tag that exists ($tagDuplicate, $tagNames, $tagSearch)', (beliefs) => {
	beforeEach(async () => await open(beliefs));
	const tags = () => bench.rows('tags').map(({ tag }) => tag);
	const somebodyCreates = () => bench.emulator.seed.tags(['Café VIP']);
	/** An earlier execution found no such tag, and remembers that. */
	const warm = async () => {
		await upsert([{ email: 'warm@example.com', tags: leading(beliefs) }], 'removeTags');
		expect(tags()).toEqual([]);
	};

	describe('Tag > Find or Create', () => {
		const find = async (name: string) => await findOrCreate('tag', { name, tagType: 'contact' });

		it('finds it in each spelling, and creates nothing', async () => {
			somebodyCreates();
			for (const name of leading(beliefs))
				expect(await find(name)).toMatchObject({ id: '1', tag: 'Café VIP', created: false });
			expect(tags()).toEqual(['Café VIP']);
		});

		it('finds it where an earlier execution did not', async () => {
			await warm();
			somebodyCreates();
			for (const name of leading(beliefs))
				expect(await find(name)).toMatchObject({ id: '1', created: false });
			expect(tags()).toEqual(['Café VIP']);
		});

		it('finds it where another client creates it between look and create', async () => {
			beforeCreate('tags', somebodyCreates);
			expect(await find('CAFÉ VIP')).toMatchObject({ id: '1', tag: 'Café VIP', created: false });
			expect(tags()).toEqual(['Café VIP']);
		});

		it('does not claim it where another client creates it after a create that was lost', async () => {
			bench.emulator.faults.next({ kind: 'resetBefore', match: { method: 'POST' } });
			let creates = 0;
			bench.emulator.faults.next({
				kind: 'status',
				match: ({ method }) => {
					if (method === 'POST' && ++creates === 1) somebodyCreates();
					return false;
				},
			});
			expect(await find('CAFÉ VIP')).toMatchObject({ id: '1', created: false });
			expect(tags()).toEqual(['Café VIP']);
		});

		it('creates one that the service keeps apart, once', async () => {
			somebodyCreates();
			expect(await find('Café VIPs')).toMatchObject({ id: '2', created: true });
			expect(await find('café vips')).toMatchObject({ id: '2', created: false });
		});
	});

	const ofAll = ([name]: [string, unknown]) =>
		!isImport(name) || beliefs.tagDuplicate === 'errors422';
	// What a create of a tag answers is nothing to the importer.
	describe.each(Object.entries(ways).filter(ofAll))('%s', (name, put) => {
		// The importer alone decides about names that no look finds.
		const names = () =>
			isImport(name) && beliefs.tagSearch !== 'asIndex' ? sameLetters : leading(beliefs);
		const expectOne = (failed: unknown[]) => {
			expect(failed).toEqual([]);
			expect(tags()).toEqual(['Café VIP']);
			const tagged = bench.rows('contactTags').map(({ contact, tag }) => `${contact} ${tag}`);
			expect(new Set(tagged).size).toBe(tagged.length);
			expect(new Set(bench.rows('contactTags').map(({ tag }) => tag))).toEqual(new Set(['1']));
		};

		it('puts it on in each spelling', async () => {
			somebodyCreates();
			expectOne(await put(names()));
		});

		it('puts it on where an earlier execution did not find it', async () => {
			await warm();
			somebodyCreates();
			// The importer makes a tag of a name that was missed; nothing refuses it.
			if (isImport(name)) await wait(1);
			expectOne(await put(names()));
		});

		it('puts it on where another client creates it in between', async () => {
			const path = isImport(name) ? 'import/bulk_import' : 'tags';
			beforeCreate(path, somebodyCreates);
			expectOne(await put(sameLetters));
		});
	});

	it('stays apart from one of other letters where both exist', async () => {
		bench.emulator.seed.tags(['Café VIP', 'Cafe VIP']);
		expect(await upsert([{ email: 'a@example.com', tags: ['CAFÉ VIP'] }])).toEqual([]);
		expect(await upsert([{ email: 'b@example.com', tags: ['cafe vip'] }])).toEqual([]);
		expect(bench.rows('contactTags').map(({ tag }) => tag)).toEqual(['1', '2']);
	});
});

describe('Tags that the index takes for one', () => {
	it('the emulator and the spellings of this test agree', () => {
		expect(new Set(spellings.slice(0, 6).map((name) => indexKey(name.trim()))).size).toBe(1);
	});

	it('are ambiguous where none is spelled as asked', async () => {
		await open();
		bench.emulator.seed.tags(['Cafe', 'Café']);
		const run = await bench.run({
			resource: 'tag',
			operation: 'findOrCreate',
			values: { name: 'Cafè', tagType: 'contact' },
		});
		expect(run.error?.message).toMatch(/^More than one tag is called "Cafè"/);
	});

	it('are found by the search of the service alone where no comparison of ours knows them', async () => {
		await open();
		// MySQL takes all emojis for equal in most collations; the emulator refuses by its own key.
		bench.emulator.seed.tags(['VIP 🎉']);
		const refusal = {
			message: 'Could not process request',
			error: "SQLSTATE[23000]: 1062 Duplicate entry 'contact-VIP 🔥' for key 'typetag'",
		};
		bench.emulator.faults.next({
			kind: 'status',
			status: 422,
			body: refusal,
			match: { method: 'POST', path: '/api/3/tags' },
		});
		expect(await findOrCreate('tag', { name: 'VIP 🔥', tagType: 'contact' })).toMatchObject({
			id: '1',
			created: false,
		});
	});

	it('a refusal without such a tag fails with the words of the service, and takes no other tag', async () => {
		await open();
		bench.emulator.seed.tags(['VIP gold', 'Big VIP']);
		bench.emulator.faults.next({
			kind: 'status',
			status: 422,
			body: { message: 'No', error: "Duplicate entry 'contact-VIP' for key 'typetag'" },
			match: { method: 'POST', path: '/api/3/tags' },
		});
		expect(await upsert([{ email: 'a@example.com', tags: ['VIP'] }])).toEqual([
			expect.objectContaining({ part: 'tag VIP', status: 'failed' }),
		]);
		expect(bench.rows('contactTags')).toEqual([]);
	});

	it('are put on once by Set Tags Exactly', async () => {
		await open();
		expect(await upsert([{ email: 'a@example.com', tags: ['Café', 'cafe'] }], 'exactTags')).toEqual(
			[],
		);
		expect(bench.emulator.journal.count({ method: 'POST', path: '/api/3/contactTags' })).toBe(1);
	});

	it('one for templates is not put on contacts', async () => {
		await open();
		const templates = { tag: 'VIP', tagType: 'template' };
		bench.emulator.account.collection('tags').insert(templates);
		expect(await upsert([{ email: 'a@example.com', tags: ['VIP'] }])).toEqual([]);
		expect(await findOrCreate('tag', { name: 'vip', tagType: 'contact' })).toMatchObject({
			id: '2',
			created: false,
		});
		expect(await findOrCreate('tag', { name: 'vip', tagType: 'template' })).toMatchObject({
			id: '1',
			created: false,
		});
		expect(bench.rows('contactTags').map(({ tag }) => tag)).toEqual(['2']);
	});
});

describe('A tag called by digits', () => {
	beforeEach(async () => {
		await open();
		bench.emulator.seed.tags(['One', '1', '2024']);
	});

	it('is found by its name', async () => {
		expect(await upsert([{ email: 'a@example.com', tags: ['2024'] }])).toEqual([]);
		expect(bench.rows('contactTags').map(({ tag }) => tag)).toEqual(['3']);
	});

	it('is refused where the digits are the ID of another tag', async () => {
		expect(await upsert([{ email: 'a@example.com', tags: ['1'] }])).toEqual([
			{
				part: 'tag 1',
				status: 'failed',
				reason: '"1" is the ID of one tag and the name of another',
			},
		]);
		expect(bench.rows('contactTags')).toEqual([]);
	});
});

describe('A tag that changed since it was looked up', () => {
	beforeEach(async () => {
		await open();
		bench.emulator.seed.tags(['VIP']);
		await upsert([{ email: 'a@example.com', tags: ['VIP'] }]);
	});
	const newVip = () => bench.emulator.seed.tags(['VIP']);
	const tagsOf = (contact: string) =>
		bench
			.rows('contactTags')
			.filter((row) => row.contact === contact)
			.map(({ tag }) => tag);

	it('renamed: the one that has the name now is put on ten seconds later', async () => {
		bench.emulator.account.collection('tags').update('1', { tag: 'Blocked' });
		newVip();
		await wait(10);
		expect(await upsert([{ email: 'b@example.com', tags: ['VIP'] }])).toEqual([]);
		expect(tagsOf('2')).toEqual(['2']);
		expect(await findOrCreate('tag', { name: 'VIP', tagType: 'contact' })).toMatchObject({
			id: '2',
			created: false,
		});
	});

	it.each(switches.unknownTag.positions)(
		'deleted (%s): the new one is put on at once',
		async (unknownTag) => {
			bench.emulator.assume({ unknownTag });
			bench.emulator.account.collection('tags').remove('1');
			newVip();
			expect(await upsert([{ email: 'b@example.com', tags: ['VIP'] }])).toEqual([]);
			expect(tagsOf('2')).toEqual(['2']);
		},
	);

	it('deleted: a new one is created', async () => {
		bench.emulator.account.collection('tags').remove('1');
		expect(await upsert([{ email: 'b@example.com', tags: ['VIP'] }])).toEqual([]);
		expect(tagsOf('2')).toEqual(['2']);
	});
});

/** Resources other than tags that have Find or Create. */
interface Kind {
	resource: string;
	collection: string;
	/** What Find or Create is given for a name. */
	values: (name: string) => object;
	/** What another client has created of that name. */
	row: (name: string) => Record<string, unknown>;
	prepare?: () => void;
	assume?: Partial<Positions>;
	/** The service has no unique names of the kind, so that a race makes two. */
	mayRepeat?: true;
}

const list: Kind = {
	resource: 'list',
	collection: 'lists',
	values: (name) => ({
		name,
		stringid: 'news',
		senderUrl: 'https://example.com',
		senderReminder: 'You signed up',
	}),
	row: (name) => ({ name, stringid: 'news' }),
};
const deal: Kind = {
	resource: 'deal',
	collection: 'deals',
	values: (title) => ({
		title,
		ownerType: 'contact',
		contact: byId('1'),
		amount: 10,
		currency: 'usd',
		which: 'pipeline',
		pipeline: byId('1'),
	}),
	row: (title) => ({ title, contact: '1', value: '1000', currency: 'usd', group: '1', stage: '1' }),
	prepare: () => {
		bench.emulator.seed.contacts(1);
		bench.emulator.seed.pipeline();
	},
	mayRepeat: true,
};
const kinds: Kind[] = [
	...switches.nameFilters.positions.flatMap((nameFilters): Kind[] => [
		{ ...list, assume: { nameFilters, listDuplicate: 'refused422' } },
		{ ...list, assume: { nameFilters, listDuplicate: 'bothExist' }, mayRepeat: true },
		{ ...deal, assume: { nameFilters } },
	]),
	{
		resource: 'account',
		collection: 'accounts',
		values: (name) => ({ name }),
		row: (name) => ({ name }),
	},
	{
		resource: 'customField',
		collection: 'fields',
		values: (title) => ({ title, type: 'text' }),
		row: (title) => ({ title, type: 'text', perstag: 'NEWS' }),
	},
];

describe.each(kinds)('Find or Create: $resource $assume', (kind) => {
	beforeEach(async () => {
		await open(kind.assume);
		kind.prepare?.();
	});
	const rows = () => bench.rows(kind.collection);
	const somebodyCreates = () => {
		const { clock, account } = bench.emulator;
		const cdate = new Date(clock.now()).toISOString();
		account.collection(kind.collection).insert({ cdate, ...kind.row('Daily News') });
	};
	const find = async (name: string) => await findOrCreate(kind.resource, kind.values(name));

	it('finds what exists, cold and warm', async () => {
		somebodyCreates();
		for (const name of ['Daily News', ' daily NEWS', 'Daily News'])
			expect(await find(name)).toMatchObject({ id: '1', created: false });
		expect(rows()).toHaveLength(1);
	});

	it('finds by what the index takes for the same, where the service’s search has it', async () => {
		somebodyCreates();
		expect(await find('Ｄaily  News')).toMatchObject({ id: '1', created: false });
		expect(rows()).toHaveLength(1);
	});

	it('creates what is new, once for many items and executions', async () => {
		const call = {
			resource: kind.resource,
			operation: 'findOrCreate',
			values: kind.values('Daily News') as never,
			items: Array.from({ length: 4 }, () => ({})),
		};
		const runs = await bench.runAll([call, call]);
		const answers = runs.flatMap((run) => json(run).map(({ id, created }) => [id, created]));
		expect(answers.filter(([, created]) => created === true)).toHaveLength(1);
		expect(new Set(answers.map(([id]) => id))).toEqual(new Set(['1']));
		expect(rows()).toHaveLength(1);
	});

	it('finds what another client creates between look and create', async () => {
		beforeCreate(kind.collection, somebodyCreates);
		const answer = await find('Daily News');
		// A second one is really new where the service allows two.
		expect(answer).toMatchObject(
			kind.mayRepeat ? { id: '2', created: true } : { id: '1', created: false },
		);
		expect(rows()).toHaveLength(kind.mayRepeat ? 2 : 1);
	});

	it('counts an answer of 200 to the create as what existed', async () => {
		const member = { lists: 'list', deals: 'deal', accounts: 'account', fields: 'field' };
		const existing = { id: '7', ...kind.row('Daily News') };
		bench.emulator.faults.next({
			kind: 'status',
			status: 200,
			body: { [member[kind.collection as keyof typeof member]]: existing },
			match: { method: 'POST' },
		});
		expect(await find('Daily News')).toMatchObject({ id: '7', created: false });
	});

	it.each(['resetAfter', 'truncated', 'empty'] as const)(
		'counts as created what it finds after a lost answer (%s)',
		async (fault) => {
			bench.emulator.faults.next({ kind: fault, match: { method: 'POST' } });
			expect(await find('Daily News')).toMatchObject({ id: '1', created: true });
			expect(await find('Daily News')).toMatchObject({ id: '1', created: false });
			expect(rows()).toHaveLength(1);
		},
	);
});

describe('The account of a contact, by name', () => {
	beforeEach(async () => await open());
	const join = async (account: string, email = 'ann@example.com') => {
		const run = await bench.run({
			resource: 'contact',
			operation: 'upsert',
			values: { email, parts: { account } },
		});
		return json(run)[0]?.parts;
	};
	const done = (name: string) => [{ part: `account ${name}`, status: 'done' }];

	it('is found where another client creates it in between', async () => {
		beforeCreate('accounts', () => bench.emulator.seed.accounts(['Acme']));
		expect(await join('Acme')).toEqual(done('Acme'));
		expect(bench.rows('accounts')).toHaveLength(1);
		expect(bench.rows('accountContacts')).toEqual([expect.objectContaining({ account: '1' })]);
	});

	it('is the new one where the former was deleted', async () => {
		await join('Acme');
		bench.emulator.account.collection('accounts').remove('1');
		expect(await join('acme', 'bob@example.com')).toEqual(done('acme'));
		expect(bench.rows('accounts').map(({ id }) => id)).toEqual(['2']);
	});

	it('is not created for a contact that belongs to another one', async () => {
		await join('Acme');
		expect(await join('Other')).toEqual([
			expect.objectContaining({
				status: 'failed',
				reason: 'The contact belongs to another account already',
			}),
		]);
		expect(bench.rows('accounts')).toHaveLength(1);
	});
});

describe('Words that an expression without a value leaves', () => {
	beforeEach(async () => await open());
	const bad = ['undefined', 'NaN', '[object Object]', ['VIP', 'undefined'], { name: 'VIP' }];
	const email = '={{ $json.email }}';
	const run = async (operation: string, tags: unknown, values: object = {}, count = 1) =>
		await bench.run({
			resource: 'contact',
			operation,
			values: { email, parts: { addTags: '={{ $json.tags }}' as never }, ...values },
			items: Array.from({ length: count }, (_, index) => ({
				email: `p${index}@example.com`,
				tags: tags as never,
			})),
		});
	const inBulk = { options: { useBulkImporter: 'auto' } };

	it.each([
		['upsert', {}, 1],
		['upsert', inBulk, 12],
		['import', {}, 1],
	] as const)('are no tags: %s %j', async (operation, values, count) => {
		for (const tags of bad) {
			const { error } = await run(operation, tags, values, count);
			expect(`${error?.message} ${error?.description}`).toMatch(/Add Tags/);
		}
		expect(bench.rows('tags')).toEqual([]);
		expect(bench.rows('contacts')).toEqual([]);
	});

	it.each([
		['["VIP","Gold"]', ['VIP', 'Gold']],
		['["Smith, John"]', ['Smith, John']],
		['[]', []],
		['null', []],
		['{}', []],
		['[Monthly Enews], VIP', ['[Monthly Enews]', 'VIP']],
		['Undefined, nullable', ['Undefined', 'nullable']],
	])('%s as text is %j', async (text, expected) => {
		for (const [operation, values, count] of [
			['upsert', {}, 1],
			['upsert', inBulk, 10],
		] as const) {
			expect((await run(operation, text, values, count)).error).toBeUndefined();
			expect(bench.rows('tags').map(({ tag }) => tag)).toEqual(expected);
		}
	});

	it('are no names for Find or Create and no accounts', async () => {
		const found = await bench.run({
			resource: 'tag',
			operation: 'findOrCreate',
			values: { name: 'undefined', tagType: 'contact' },
		});
		expect(found.error?.message).toMatch(/^An expression in Tag gave no value: "undefined"/);
		const joined = await bench.run({
			resource: 'contact',
			operation: 'upsert',
			values: { email: 'ann@example.com', parts: { account: '[object Object]' } },
		});
		expect(joined.error?.message).toMatch(/^An expression in Account gave no value/);
		expect([...bench.rows('tags'), ...bench.rows('accounts'), ...bench.rows('contacts')]).toEqual(
			[],
		);
	});
});
