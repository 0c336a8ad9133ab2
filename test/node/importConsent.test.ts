import { byEmail, byId, json, openWorkbench, type Workbench } from './workbench';

describe.each(['unsubscribed', 'allInactive'] as const)(
	'Consent in imports, where the importer keeps the status of %s contacts',
	(importKeepsInactive) => {
		let bench: Workbench;
		beforeEach(async () => {
			bench = await openWorkbench({ assume: { importKeepsInactive } });
			bench.emulator.seed.lists(['News', 'Offers']);
		});
		afterEach(async () => {
			await bench.close();
			expect(bench.emulator.journal.suspicious).toEqual([]);
		});

		const people = (count: number) =>
			Array.from({ length: count }, (_, at) => ({ email: `contact${at + 1}@example.com` }));

		/** Twelve contacts on the list News with this status. */
		const seedContacts = (status: string) => {
			const { seed, account } = bench.emulator;
			for (const { id: contact } of seed.contacts(12))
				account.collection('contactLists').insert({ contact, list: '1', status });
		};
		/** The statuses on a list. */
		const statusesOn = (list: string) => [
			...new Set(
				bench
					.rows('contactLists')
					.filter((row) => String(row.list) === list)
					.map(({ status }) => String(status)),
			),
		];
		const imports = () => bench.emulator.journal.count({ method: 'POST', path: /bulk_import/ });

		const bulk = { useBulkImporter: 'auto' };
		const email = '={{ $json.email }}';
		const ways = {
			'Subscription > Subscribe': (items = people(12)) => ({
				resource: 'subscription',
				operation: 'subscribe',
				values: { contact: byEmail(email), list: byId('1'), options: bulk },
				items,
			}),
			'Create or Update': (items = people(12)) => ({
				resource: 'contact',
				operation: 'upsert',
				values: { email, parts: { subscribe: ['1', '2'] }, options: bulk },
				items,
			}),
			'Contact > Import': (items = people(12)) => ({
				resource: 'contact',
				operation: 'import',
				values: { email, parts: { subscribe: ['1', '2'] } },
				items,
			}),
			'Bulk Import > Import': (items = people(12)) => ({
				resource: 'bulkImport',
				operation: 'import',
				values: {
					listAs: 'json',
					items: JSON.stringify(items),
					additionalFields: { subscribeLists: ['1', '2'] },
				},
			}),
		};
		const inactive = [
			['0', 'has not confirmed'],
			['2', 'has unsubscribed'],
			['3', 'has bounced'],
		] as const;

		describe.each(Object.entries(ways))('%s', (name, way) => {
			it.each(inactive)('leaves contacts with status %s as they are', async (status, why) => {
				seedContacts(status);
				const run = await bench.run(way());
				expect(run.error).toBeUndefined();
				expect(imports()).toBe(1);
				expect(statusesOn('1')).toEqual([status]);
				const single = name.startsWith('Subscription');
				expect(statusesOn('2')).toEqual(single ? [] : ['1']);
				// The importer itself keeps those who have unsubscribed, so they are not read.
				if (status !== '2') expect(JSON.stringify(json(run)[0]?.skipped)).toMatch(`list 1: ${why}`);
			});

			it('subscribes contacts who are not on the list', async () => {
				bench.emulator.seed.contacts(6);
				const run = await bench.run(way());
				expect(run.error).toBeUndefined();
				expect(statusesOn('1')).toEqual(['1']);
				expect(bench.rows('contactLists').filter(({ list }) => list === '1')).toHaveLength(12);
			});

			it('compares addresses without case', async () => {
				seedContacts('3');
				const items = people(12).map((one) => ({ email: one.email.toUpperCase() }));
				const run = await bench.run(way(items));
				expect(run.error).toBeUndefined();
				expect(statusesOn('1')).toEqual(['3']);
			});
		});

		it('a list whose memberships cannot be read fails the items that subscribe to it, no others', async () => {
			seedContacts('3');
			bench.emulator.faults.next({
				kind: 'status',
				status: 403,
				body: { message: 'No permission' },
				match: ({ method, query }) => method === 'GET' && query.get('listid') === '1',
				times: 10,
			});
			const run = await bench.run({
				resource: 'contact',
				operation: 'import',
				values: {
					email,
					customFields: { mappingMode: 'defineBelow', value: null },
					parts: { subscribe: '={{ $json.lists }}' },
				},
				items: [
					{ email: 'contact1@example.com', lists: ['1'] },
					{ email: 'contact2@example.com', lists: ['2'] },
					{ email: 'contact3@example.com', lists: [] },
				],
				continueOnFail: 'continueRegularOutput',
			});
			expect(json(run).map(({ error, imported }) => error ?? imported)).toEqual([
				'Not imported: who may be subscribed to list 1 is unknown: No permission',
				'done',
				'done',
			]);
			expect(statusesOn('1')).toEqual(['3']);
		});
	},
);
