import { mayBeSameName, sameName } from '../../nodes/ActiveCampaign/core/equality';
import type { Thing } from '../../nodes/ActiveCampaign/core/descriptor';
import { findNamed } from '../../nodes/ActiveCampaign/core/run/findNamed';
import { offer } from '../../nodes/ActiveCampaign/core/run/lookup';
import type { Row } from '../../nodes/ActiveCampaign/core/values';
import { failureOf, listing, memoryClient } from './memoryClient';

describe('sameName', () => {
	it.each([
		['VIP', ' vip '],
		['Café', 'Cafe'],
		['Café', 'Cafe\u0301'],
		['VIP', 'ＶＩＰ'],
		['VIP  gold', 'vip gold'],
		['VIP\u00a0gold', 'VIP gold'],
		['VIP\u200b', 'VIP'],
		['VIP\ufeff', 'VIP'],
		['Ёлка', 'елка'],
		['İstanbul', 'istanbul'],
	])('%j and %j are one', (one, other) => {
		expect(sameName(one, other)).toBe(true);
		expect(sameName(other, one)).toBe(true);
	});

	it.each([
		['VIP', 'VIPs'],
		['VIP gold', 'VIPgold'],
		['VIP_1', 'VIP 1'],
		['R&D', 'R D'],
		// Vowel signs are letters.
		['कि', 'का'],
		['Straße', 'Strasse'],
		['VIP 🎉', 'VIP 🔥'],
	])('%j and %j are two', (one, other) => expect(sameName(one, other)).toBe(false));
});

describe('mayBeSameName, after a refusal as a duplicate', () => {
	it.each([
		['Straße', 'STRASSE'],
		['Søren', 'soren'],
		['VIP 🎉', 'vip 🔥'],
	])('%j and %j may be one', (one, other) => expect(mayBeSameName(one, other)).toBe(true));

	it.each([
		['VIP', 'VIP gold'],
		['VIP 🎉', 'VIP'],
	])('%j and %j are two', (one, other) => expect(mayBeSameName(one, other)).toBe(false));
});

describe('findNamed', () => {
	const thing: Thing = {
		key: 'things',
		name: 'thing',
		route: 'GET /things',
		returns: 'things',
		title: ({ name }) => String(name),
		detail: ({ state }) => String(state ?? ''),
	};
	const things = (...names: string[]): Row[] =>
		names.map((name, index) => ({ id: String(index + 1), name }));
	const find = async (rows: Row[], name: string, of: Thing = thing) => {
		const { client, clock } = memoryClient({ script: listing('things', rows) });
		return (await clock.run(findNamed(client, of, name)))?.id;
	};

	it.each([
		['cafe', '1'],
		['CAFÉ', '2'],
		['tea (old)', '3'],
		['Téa (öld)', '3'],
		['Tea (new)', undefined],
	])('of things that the service keeps apart, %j is %s', async (name, id) => {
		const rows = [...things('Cafe', 'Café'), { id: '3', name: 'Tea', state: 'old' }];
		expect(await find(rows, name)).toBe(id);
	});

	it('refuses a name that two things have as loosely', async () => {
		expect(await failureOf(find(things('Cafe', 'Café'), 'Cafè'))).toMatchObject({
			message: 'More than one thing is called "Cafè"',
			facts: { description: 'Choose one by ID: Cafe (ID 1), Café (ID 2)' },
		});
	});

	it('never takes an address for one with other letters', async () => {
		const addresses = { ...thing, exact: 'email' };
		const rows = things('josé@example.com');
		expect(await find(rows, 'jose@example.com', addresses)).toBeUndefined();
		expect(await find(rows, 'JOSÉ@example.com', addresses)).toBe('1');
	});

	it('searches in the usual spelling too', async () => {
		const rows = things('Café VIP');
		const { client, clock, server } = memoryClient({
			script: (request) =>
				listing('things', request.query.search === 'Café VIP' ? rows : [])(request),
		});
		const searched = { ...thing, search: 'search' };
		const found = await clock.run(findNamed(client, searched, 'Cafe\u0301  ＶＩＰ'));
		expect(found?.id).toBe('1');
		expect(server.journal).toHaveLength(2);
	});

	it('takes what a search for the whole name gives after a refusal, by rules that only the service has', async () => {
		const { client, clock } = memoryClient({
			script: (request) =>
				listing('things', request.query.equals === undefined ? [] : things('Mueller'))(request),
		});
		const searched = { ...thing, search: 'search', equals: 'equals' };
		const found = async (isTaken: boolean) =>
			(await clock.run(findNamed(client, searched, 'Müller', { isTaken })))?.id;
		expect(await found(true)).toBe('1');
		expect(await found(false)).toBeUndefined();
	});

	it('does not trust the only row of a search for the whole name that is another name', async () => {
		const { client, clock } = memoryClient({
			script: listing('things', things('Customer')),
		});
		const wanted = { isTaken: true };
		const searched = { ...thing, search: 'search', equals: 'equals' };
		expect(await clock.run(findNamed(client, searched, 'VIP', wanted))).toBeUndefined();
	});

	it('offers what is typed without accents', async () => {
		const { client, clock } = memoryClient({ script: listing('things', things('Café')) });
		expect((await clock.run(offer(client, thing, 'cafe', 0))).rows).toHaveLength(1);
	});
});
