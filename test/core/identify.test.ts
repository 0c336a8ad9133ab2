import type { ApiRequest } from '../../nodes/ActiveCampaign/core/client/exchange';
import type { Thing } from '../../nodes/ActiveCampaign/core/descriptor';
import { identify, rowOf } from '../../nodes/ActiveCampaign/core/run/identify';
import { describe as describeRow, offer } from '../../nodes/ActiveCampaign/core/run/lookup';
import { nearest } from '../../nodes/ActiveCampaign/core/run/nearest';
import type { Row } from '../../nodes/ActiveCampaign/core/values';
import { ask, failureOf, listing, memoryClient, ok } from './memoryClient';

const automations: Thing = {
	key: 'automations',
	name: 'automation',
	route: 'GET /automations',
	returns: 'automations',
	title: (row) => String(row.name),
	detail: (row) => String(row.state ?? ''),
	changedBy: ['series'],
};
const tags: Thing = {
	key: 'tags',
	name: 'tag',
	route: 'GET /tags',
	returns: 'tags',
	search: 'search',
	title: (row) => String(row.tag),
};
const contacts: Thing = {
	key: 'contacts',
	name: 'contact',
	route: 'GET /contacts',
	returns: 'contacts',
	exact: 'email',
	title: (row) => String(row.email),
	changedBy: ['contact'],
};

/** A service with these rows; `find` resolves a value, `refuse` returns why it cannot be resolved. */
function service(thing: Thing, rows: Row[]) {
	const answer = (request: ApiRequest) => {
		if (request.method !== 'GET') return ok();
		const wanted = String(request.query.search ?? '').toLowerCase();
		const found = rows.filter((row) => thing.title(row).toLowerCase().includes(wanted));
		return listing(thing.returns, found)(request);
	};
	const memory = memoryClient({ script: answer });
	const find = async (value: unknown) =>
		await memory.clock.run(identify(memory.client, thing, value, 'Label'));
	const refuse = async (value: unknown) => await failureOf(find(value));
	return { ...memory, find, refuse, rows };
}
const byName = (value: unknown) => ({ __rl: true, mode: 'name', value });
const named = (count: number) =>
	Array.from({ length: count }, (_, index) => ({
		id: String(index + 1),
		name: `Automation ${index + 1}`,
	}));

describe('identify (names to IDs)', () => {
	it.each([
		[{ __rl: true, mode: 'id', value: ' 12 ' }, '12'],
		[{ __rl: true, mode: 'list', value: '12' }, '12'],
		[{ __rl: true, mode: 'id', value: 12 }, '12'],
		['12', '12'],
		[12, '12'],
		[0, '0'],
	])('takes the ID in %j as it is, without a request', async (value, id) => {
		const { find, sent } = service(automations, []);
		expect(await find(value)).toBe(id);
		expect(sent()).toEqual([]);
	});

	it.each(['', '  ', null, undefined, {}, [], byName(''), byName(null), byName({ a: 1 })])(
		'refuses %j as empty, naming the field',
		async (value) => {
			const { refuse } = service(automations, []);
			expect(await refuse(value)).toMatchObject({
				message: 'Label is empty',
				facts: { field: 'Label' },
			});
		},
	);

	describe('by email address', () => {
		const rows = [
			{ id: '1', email: 'nathan+a@example.com' },
			{ id: '2', email: 'Nathan@Example.com' },
		];

		it.each([
			{ mode: 'email', value: 'nathan@example.com' },
			{ mode: 'id', value: ' NATHAN@example.com ' },
			'nathan@example.com',
		])('finds the contact of %j by exact match', async (value) => {
			const { find, server } = service(contacts, rows);
			expect(await find(value)).toBe('2');
			expect(server.journal[0]?.request.query).toMatchObject({
				email: expect.stringMatching(/^nathan@example.com$/i),
			});
		});

		it('does not take a similar contact that the service returns', async () => {
			const { refuse } = service(contacts, rows);
			expect(await refuse('atha@example.com')).toMatchObject({
				message: 'There is no contact "atha@example.com"',
				facts: { field: 'Label', description: expect.stringContaining('Create or Update') },
			});
		});

		it('asks again ten seconds after a miss, as the contact may have been created since', async () => {
			const { clock, refuse, find, rows: stored } = service(contacts, [...rows]);
			await refuse('new@example.com');
			stored.push({ id: '3', email: 'new@example.com' });
			await clock.run(clock.sleep(10_000));
			expect(await find('new@example.com')).toBe('3');
		});
	});

	describe('by name', () => {
		it('finds a name on any page, ignoring case and surrounding blanks', async () => {
			const { find, sent } = service(automations, named(250));
			expect(await find(byName('  aUTOMATION 230 '))).toBe('230');
			expect(sent()).toHaveLength(3);
		});

		it('does not accept part of a name', async () => {
			const { find } = service(tags, [
				{ id: '1', tag: 'VIP gold' },
				{ id: '2', tag: 'VIP' },
			]);
			expect(await find(byName('vip'))).toBe('2');
		});

		it('uses the search of the service where there is one', async () => {
			const { find, server } = service(tags, [{ id: '2', tag: 'VIP' }]);
			await find(byName('VIP'));
			expect(server.journal[0]?.request.query).toMatchObject({ search: 'VIP' });
		});

		it('lists the candidates when two rows have the name', async () => {
			const { refuse } = service(automations, [
				{ id: '4', name: 'Welcome' },
				{ id: '9', name: 'welcome', state: 'inactive' },
			]);
			expect(await refuse(byName('Welcome'))).toMatchObject({
				message: 'More than one automation is called "Welcome"',
				facts: {
					field: 'Label',
					description: 'Choose one by ID: Welcome (ID 4), welcome (inactive) (ID 9)',
				},
			});
		});

		it('suggests the nearest name when none matches', async () => {
			const { refuse } = service(automations, [
				{ id: '1', name: 'Welcome series' },
				{ id: '2', name: 'Birthday' },
			]);
			expect(await refuse(byName('Welcom serie'))).toMatchObject({
				message: 'There is no automation called "Welcom serie"',
				facts: { field: 'Label', description: 'Did you mean "Welcome series"?' },
			});
		});

		it('advises to create the row when no name is near', async () => {
			const { refuse } = service(automations, [{ id: '2', name: 'Birthday' }]);
			expect(await refuse(byName('Xyz'))).toMatchObject({
				facts: { description: 'Create the automation first' },
			});
		});
	});

	describe('cached lists', () => {
		it('serve later items and concurrent callers without another request', async () => {
			const { client, clock, find, sent } = service(automations, named(3));
			const asks = named(3).map(({ name }) => identify(client, automations, byName(name), 'Label'));
			expect(await clock.run(Promise.all(asks))).toEqual(['1', '2', '3']);
			await find(byName('Automation 2'));
			expect(sent()).toEqual(['GET /automations']);
		});

		it.each(['/automations/1', '/series'])('are dropped after a write to %s', async (path) => {
			const { client, clock, find, sent } = service(automations, named(3));
			await find(byName('Automation 2'));
			await clock.run(client.call(ask('PUT', path)));
			await find(byName('Automation 2'));
			expect(sent()).toEqual(['GET /automations', `PUT ${path}`, 'GET /automations']);
		});

		it('expire after five minutes', async () => {
			const { clock, find, sent } = service(automations, named(3));
			await find(byName('Automation 2'));
			await clock.run(clock.sleep(300_000));
			await find(byName('Automation 2'));
			expect(sent()).toHaveLength(2);
		});

		it('are read again for a missing name, as the row may have been created since', async () => {
			const { clock, find, rows } = service(automations, named(3));
			await find(byName('Automation 2'));
			rows.push({ id: '77', name: 'Made in the app' });
			await clock.run(clock.sleep(10_000));
			expect(await find(byName('Made in the app'))).toBe('77');
		});
	});

	it('asks once for a name that many items miss', async () => {
		const { refuse, sent } = service(automations, named(3));
		for (let item = 0; item < 20; item++) await refuse(byName('Nothing of that name'));
		expect(sent()).toHaveLength(1);
	});

	it('rowOf() returns the row of an ID or a name', async () => {
		const { client, clock } = service(automations, named(3));
		const row = async (value: unknown) =>
			await clock.run(rowOf(client, automations, value, 'Label'));
		expect(await row('2')).toEqual({ id: '2', name: 'Automation 2' });
		expect(await row(byName('Automation 3'))).toEqual({ id: '3', name: 'Automation 3' });
		expect(await failureOf(row('9'))).toMatchObject({
			message: 'There is no automation with ID "9"',
			facts: { field: 'Label' },
		});
	});

	it('offer() returns pages of 100 matches and the offset of the next page', async () => {
		const { client, clock } = service(
			tags,
			Array.from({ length: 130 }, (_, id) => ({ id, tag: `Tag ${id}` })),
		);
		const first = await clock.run(offer(client, tags, 'tag', 0));
		expect([first.rows.length, first.next]).toEqual([100, 100]);
		const second = await clock.run(offer(client, tags, 'tag', 100));
		expect([second.rows.length, second.next]).toEqual([30, undefined]);
	});

	it('offer() filters the rows itself where the service cannot search', async () => {
		const { client, clock } = service(automations, [
			{ id: '1', name: 'Welcome', state: 'inactive' },
			{ id: '2', name: 'Birthday' },
		]);
		for (const text of ['WEL', 'inact']) {
			expect((await clock.run(offer(client, automations, text, 0))).rows).toEqual([
				{ id: '1', name: 'Welcome', state: 'inactive' },
			]);
		}
	});

	it('nearest() names at most three similar titles, the nearest first', () => {
		const titles = ['Newsletters', 'News', 'Newsletter', 'Old newsletter', 'Birthday'];
		expect(nearest('newsleter', titles)).toEqual(['Newsletter', 'Newsletters', 'Old newsletter']);
	});

	it('describe() shows a detail only where there is one', () => {
		expect(describeRow(automations, { name: 'A' })).toBe('A');
		expect(describeRow(automations, { name: 'A', state: 'inactive' })).toBe('A (inactive)');
	});
});
