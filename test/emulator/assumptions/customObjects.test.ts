import type { customObjects } from './customObjects';
import { eachPosition, type Cases, type World } from './positions';

type Values = Record<string, unknown>;

const labels = { singular: 'Gift', plural: 'Gifts' };

/** The path of the records of a new schema. */
async function records({ call, object }: World): Promise<string> {
	const reply = await call('POST', '/customObjects/schemas', {
		schema: {
			slug: 'gift',
			labels,
			fields: ['amount', 'place'].map((id) => ({ id, labels, type: 'text' })),
		},
	});
	return `/customObjects/records/${String(object(reply, 'schema')['id'])}`;
}

const post = ({ call }: World, path: string, externalId: string, values: Values = {}) =>
	call('POST', path, { record: { externalId, fields: [], ...values } });

const field = (id: string, value: string) => ({ id, value });

const listed = async ({ call, list }: World, path: string) =>
	list(await call('GET', path), 'records').map(({ externalId }) => externalId);

const cases: Cases<typeof customObjects> = {
	recordRepost: {
		act: async (world) => {
			const path = await records(world);
			await post(world, path, 'a', { fields: [field('amount', '5'), field('place', 'Rome')] });
			await post(world, path, 'a', { fields: [field('amount', '6')] });
			const read = await world.call('GET', `${path}/external/a`);
			const fields = world.object(read, 'record')['fields'] as Values[];
			return fields.map(({ value }) => value).sort();
		},
		gives: { replaces: ['6'], merges: ['6', 'Rome'] },
	},
	recordRelations: {
		act: async (world) => {
			const path = await records(world);
			await post(world, path, 'a', { relationships: { 'primary-contact': [14] } });
			await post(world, path, 'a');
			const read = await world.call('GET', `${path}/external/a`);
			return world.object(read, 'record')['relationships'];
		},
		gives: { kept: { 'primary-contact': ['14'] }, cleared: {} },
	},
	recordAnswer: {
		act: async (world) => {
			const reply = await post(world, await records(world), 'a');
			return [reply.status, Object.keys(world.object(reply, 'record')).sort()];
		},
		gives: {
			withoutId: [201, ['externalId', 'fields', 'relationships', 'schemaId']],
			withId: [
				201,
				[
					'createdTimestamp',
					'externalId',
					'fields',
					'id',
					'relationships',
					'schemaId',
					'updatedTimestamp',
				],
			],
		},
	},
	recordListing: {
		act: async (world) => {
			const path = await records(world);
			await post(world, path, 'a');
			const atOnce = await listed(world, path);
			world.clock.advance(10_000);
			return [atOnce, await listed(world, path)];
		},
		gives: { after10s: [[], ['a']], immediately: [['a'], ['a']] },
	},
	recordReads: {
		act: async (world) => {
			const path = await records(world);
			await post(world, path, 'a');
			const read = async () => (await world.call('GET', `${path}/external/a`)).status;
			const atOnce = await read();
			world.clock.advance(10_000);
			return [atOnce, await read()];
		},
		gives: { immediately: [200, 200], after10s: [404, 200] },
	},
	recordMissing: {
		act: async (world) => {
			const path = await records(world);
			return (await world.call('GET', `${path}/external/none`)).status;
		},
		gives: { notFound404: 404, badRequest400: 400 },
	},
	recordUnknownField: {
		act: async (world) => {
			const path = await records(world);
			const reply = await post(world, path, 'a', { fields: [field('colour', 'red')] });
			return [reply.status, (reply.json['record'] as Values | undefined)?.['fields']];
		},
		gives: { dropped: [201, []], refused422: [422, undefined] },
	},
	recordRanges: {
		act: async (world) => {
			const path = await records(world);
			await post(world, path, 'a');
			world.clock.advance(10_000);
			const [record] = world.list(await world.call('GET', path), 'records');
			const exact = encodeURIComponent(String(record?.['createdTimestamp']));
			return [
				await listed(world, `${path}?filters[createdTimestamp][gte]=2020-01-01`),
				await listed(world, `${path}?filters[createdTimestamp][eq]=${exact}`),
			];
		},
		gives: { findNothing: [[], ['a']], work: [['a'], ['a']] },
	},
	recordOrder: {
		act: async (world) => {
			const path = await records(world);
			const names = ['a', 'b', 'c', 'd', 'e', 'f'];
			for (const name of names) {
				await post(world, path, name);
				world.clock.advance(10_000);
			}
			const plain = await listed(world, path);
			const again = await listed(world, path);
			const ordered = await listed(world, `${path}?orders[createdTimestamp]=asc`);
			return {
				byCreation: plain.join() === names.join(),
				stable: plain.join() === again.join(),
				whole: [...plain].sort().join() === names.join(),
				ordered: ordered.join() === names.join(),
			};
		},
		gives: {
			scrambled: { byCreation: false, stable: true, whole: true, ordered: true },
			byCreation: { byCreation: true, stable: true, whole: true, ordered: true },
		},
	},
	hasManyRelation: {
		act: async ({ call }) => {
			const relationship = {
				id: 'primary-contact',
				labels,
				namespace: 'contacts',
				hasMany: true,
			};
			const reply = await call('POST', '/customObjects/schemas', {
				schema: { slug: 'gift', labels, fields: [], relationships: [relationship] },
			});
			return [reply.status, reply.text.includes('hasMany value should be set to false')];
		},
		gives: { refused422: [422, true], accepted: [201, false] },
	},
};

describe('beliefs about custom objects', () => eachPosition<typeof customObjects>(cases));
