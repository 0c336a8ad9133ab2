import { eachPosition, type Cases, type World } from './positions';
import type { queries } from './queries';

const ids = async ({ call, list }: World, path: string, key: string) =>
	list(await call('GET', path), key).map(({ id }) => id);

const dated = ({ seed }: World['emulator']) =>
	seed.contacts(2, (n) => ({ udate: `2026-01-0${n}T12:00:00-05:00` }));

const cases: Cases<typeof queries> = {
	limitAbove100: {
		act: async ({ call, emulator }) => {
			emulator.seed.tags(120);
			const { status, json } = await call('GET', '/tags?limit=110');
			return [status, (json['tags'] as unknown[] | undefined)?.length];
		},
		gives: { clamped: [200, 100], refused422: [422, undefined], honored: [200, 110] },
	},
	nameFilters: {
		act: async (world) => {
			world.emulator.seed.lists(['News', 'News of May']);
			return await ids(world, '/lists?filters[name]=news', 'lists');
		},
		gives: { contains: ['1', '2'], equals: ['1'] },
	},
	unknownFilters: {
		act: async (world) => {
			world.emulator.seed.lists(['News', 'Offers']);
			return await ids(world, '/lists?filters[colour]=red', 'lists');
		},
		gives: { compare: [], ignored: ['1', '2'] },
	},
	statusWithoutList: {
		act: async (world) => {
			const { seed } = world.emulator;
			const [contact] = seed.contacts(2);
			const [list] = seed.lists(1);
			if (contact && list) seed.subscribe(contact, list, '2');
			return await ids(world, '/contacts?status=2', 'contacts');
		},
		gives: { anyList: ['1'], ignored: ['1', '2'] },
	},
	dateFilterZone: {
		act: async (world) => {
			dated(world.emulator);
			const since = encodeURIComponent('2026-01-02T13:00:00+01:00');
			return await ids(world, `/contacts?filters[updated_after]=${since}`, 'contacts');
		},
		gives: { heeded: ['2'], ignored: [] },
	},
	unreadableDateFilter: {
		act: async (world) => {
			dated(world.emulator);
			return await ids(world, '/contacts?filters[updated_after]=yesterday', 'contacts');
		},
		gives: { findsNothing: [], ignored: ['1', '2'] },
	},
	tagSearch: {
		act: async (world) => {
			world.emulator.seed.tags(['Café']);
			return [
				await ids(world, '/tags?search=cafe', 'tags'),
				await ids(world, '/tags?filters[search][eq]=CAFE', 'tags'),
			];
		},
		gives: { asIndex: [['1'], ['1']], lowerCase: [[], []] },
	},
	sublists: {
		act: async (world) => {
			const { emulator } = world;
			emulator.seed.fields(['Colour'], 'dropdown');
			emulator.seed.fieldOptions(
				'1',
				Array.from({ length: 45 }, (_, at) => `Option ${at}`),
			);
			const count = async (query: string) =>
				(await ids(world, `/fields/1/options${query}`, 'fieldOptions')).length;
			return [await count(''), await count('?limit=100'), await count('?limit=100&offset=40')];
		},
		gives: { whole: [45, 45, 45], paged: [20, 45, 5], pagesOf20: [20, 20, 5] },
	},
	emptyRelation: {
		act: async ({ call, emulator }) => {
			emulator.seed.contacts(1);
			const { status, json } = await call('GET', '/contacts/1/organization');
			return [status, json];
		},
		gives: {
			emptyObject: [200, {}],
			null: [200, { organization: null }],
			notFound404: [404, { message: 'No Result found for Organization with id 0' }],
		},
	},
};

describe('beliefs about paging, filters and relations', () => eachPosition<typeof queries>(cases));
