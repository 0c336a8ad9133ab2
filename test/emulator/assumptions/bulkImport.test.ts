import type { bulkImport } from './bulkImport';
import { eachPosition, type Cases, type World } from './positions';

const start = ({ call }: World, contacts: Array<Record<string, unknown>>) =>
	call('POST', '/import/bulk_import', { contacts });

const info = async ({ call }: World, batch: unknown) =>
	(await call('GET', `/import/info?batchId=${String(batch)}`)).json;

const cases: Cases<typeof bulkImport> = {
	importRowNumber: {
		act: async (world) => {
			const reply = await start(world, [{ email: 'a@example.com' }, { first_name: 'Jane' }]);
			return reply.json['failureReasons'];
		},
		gives: {
			fromOne: [{ contact: 2, failureReason: "Field 'email' not found" }],
			fromZero: [{ contact: 1, failureReason: "Field 'email' not found" }],
			missing: [{ failureReason: "Field 'email' not found" }],
			generalText: ["Field 'email' not found"],
		},
	},
	importFirstSecond: {
		act: async (world) => {
			const { batchId } = (await start(world, [{ email: 'a@example.com' }])).json;
			return (await info(world, batchId))['status'];
		},
		gives: { booleanFalse: false, waiting: 'waiting' },
	},
	importDuration: {
		act: async (world) => {
			const { batchId } = (await start(world, [{ email: 'a@example.com' }])).json;
			const statuses = [];
			for (const wait of [1_000, 5_000, 294_000]) {
				world.clock.advance(wait);
				statuses.push((await info(world, batchId))['status']);
			}
			return statuses;
		},
		gives: {
			oneSecond: ['completed', 'completed', 'completed'],
			sixSeconds: ['waiting', 'completed', 'completed'],
			fiveMinutes: ['waiting', 'waiting', 'completed'],
		},
	},
	importKeepsInactive: {
		act: async (world) => {
			const { seed, account } = world.emulator;
			const list = String(seed.lists(['News'])[0]?.id);
			const contacts = seed.contacts(4);
			contacts.forEach(({ id: contact }, status) =>
				account.collection('contactLists').insert({ contact, list, status: String(status) }),
			);
			const { batchId } = (
				await start(
					world,
					contacts.map(({ email }) => ({ email, subscribe: [{ listid: list }] })),
				)
			).json;
			world.clock.advance(10_000);
			await info(world, batchId);
			const memberships = account.collection('contactLists').all();
			return memberships.map(({ status }) => String(status));
		},
		gives: {
			unsubscribed: ['1', '1', '2', '1'],
			allInactive: ['0', '1', '2', '3'],
		},
	},
	importApostrophes: {
		act: async (world) => {
			const { batchId } = (await start(world, [{ email: "o'brien@example.com" }])).json;
			world.clock.advance(10_000);
			const { success, failure } = await info(world, batchId);
			return { success, failure };
		},
		gives: {
			accepted: { success: ['1'], failure: [] },
			failed: { success: [], failure: ["o'brien@example.com"] },
		},
	},
};

describe('beliefs about the bulk importer', () => eachPosition<typeof bulkImport>(cases));
