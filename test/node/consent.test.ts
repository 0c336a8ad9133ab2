import { byEmail, byId, json, openWorkbench, type Workbench } from './workbench';

describe.each(['reactivates', 'keepsUnsubscribed'] as const)(
	'Consent, where subscribing without sourceid %s',
	(subscribeAgain) => {
		let bench: Workbench;
		beforeEach(async () => {
			bench = await openWorkbench({ assume: { subscribeAgain } });
			bench.emulator.seed.lists(['News', 'Offers']);
		});
		afterEach(async () => {
			await bench.close();
			expect(bench.emulator.journal.suspicious).toEqual([]);
		});

		/** Contacts on the list News with a status each; undefined for one that is not on it. */
		const seedContacts = (...statuses: Array<string | undefined>) => {
			const { seed, account } = bench.emulator;
			const contacts = seed.contacts(statuses.length);
			statuses.forEach((status, at) => {
				const contact = contacts[at]?.id;
				if (status !== undefined)
					account.collection('contactLists').insert({ contact, list: '1', status });
			});
		};
		const statuses = () =>
			bench.rows('contactLists').map(({ contact, status }) => [String(contact), String(status)]);
		const posts = () =>
			bench.emulator.journal.count({ method: 'POST', path: '/api/3/contactLists' });

		const subscribe = async (options: object = {}, count = 1) =>
			await bench.run({
				resource: 'subscription',
				operation: 'subscribe',
				values: {
					contact: byEmail('={{ $json.email }}'),
					list: byId('1'),
					options: options as never,
				},
				items: Array.from({ length: count }, (_, at) => ({
					email: `contact${at + 1}@example.com`,
				})),
			});
		const upsert = async (parts: object = {}, count = 1) =>
			await bench.run({
				resource: 'contact',
				operation: 'upsert',
				values: { email: '={{ $json.email }}', parts: { subscribe: ['1'], ...parts } as never },
				items: Array.from({ length: count }, (_, at) => ({
					email: `contact${at + 1}@example.com`,
				})),
			});

		const inactive = [
			['0', 'has not confirmed'],
			['2', 'has unsubscribed'],
			['3', 'has bounced'],
		] as const;

		it.each(inactive)(
			'Subscription > Subscribe skips a contact with status %s',
			async (status, why) => {
				seedContacts(status);
				const run = await subscribe();
				expect(run.error).toBeUndefined();
				expect(json(run)).toMatchObject([{ contact: '1', list: '1', status, skipped: why }]);
				expect(statuses()).toEqual([['1', status]]);
				expect(posts()).toBe(0);
			},
		);

		it.each(inactive)('Create or Update skips a contact with status %s', async (status, why) => {
			seedContacts(status);
			const run = await upsert();
			expect(json(run)[0]?.parts).toEqual([
				{ part: 'subscribe to list 1', status: 'skipped', reason: why },
			]);
			expect(statuses()).toEqual([['1', status]]);
			expect(posts()).toBe(0);
		});

		it('Subscribe Again subscribes a contact who has unsubscribed', async () => {
			seedContacts('2');
			await subscribe({ resubscribe: true });
			expect(statuses()).toEqual([['1', '1']]);
			seedContacts(undefined, '2');
			await upsert({ resubscribe: true });
			expect(statuses()[0]).toEqual(['1', '1']);
		});

		it('a contact who is not on the list is subscribed, one who is stays', async () => {
			seedContacts(undefined, '1');
			const run = await subscribe({}, 2);
			expect(run.error).toBeUndefined();
			expect(json(run).map(({ skipped }) => skipped)).toEqual([undefined, undefined]);
			expect(Object.fromEntries(statuses())).toEqual({ '1': '1', '2': '1' });
			expect(posts()).toBe(1);
		});

		it('a membership that cannot be read subscribes nobody', async () => {
			seedContacts('2');
			bench.emulator.faults.next({
				kind: 'status',
				status: 403,
				body: { message: 'Forbidden' },
				match: { method: 'GET', path: /contactLists/ },
			});
			const run = await subscribe();
			expect(run.error).toBeDefined();
			expect(statuses()).toEqual([['1', '2']]);
		});

		it('a contact who was just created is subscribed without a read', async () => {
			const run = await upsert();
			expect(json(run)[0]?.parts).toEqual([{ part: 'subscribe to list 1', status: 'done' }]);
			expect(bench.emulator.journal.count({ method: 'GET', path: /contactLists|include/ })).toBe(0);
			expect(posts()).toBe(1);
		});

		it('many contacts share the reads of their memberships', async () => {
			seedContacts(...Array.from({ length: 60 }, (_, at) => (at % 2 === 0 ? '2' : undefined)));
			const run = await upsert({}, 60);
			expect(run.error).toBeUndefined();
			const skipped = json(run).filter(({ parts }) =>
				JSON.stringify(parts).includes('has unsubscribed'),
			);
			expect(skipped).toHaveLength(30);
			expect(posts()).toBe(30);
			const reads = bench.emulator.journal.count({ method: 'GET' });
			expect(reads).toBeLessThanOrEqual(25);
		});

		const own = { method: 'GET', path: /contacts\/\d+\/contactLists/ };

		it.each([
			['nothing', {}],
			['no list', { meta: { total: '1' } }],
			['null', { contactLists: null }],
			['an object', { contactLists: { '0': { list: '1', contact: '1', status: '2' } } }],
		])('a membership answer with %s subscribes nobody who has unsubscribed', async (_, body) => {
			seedContacts('2');
			bench.emulator.faults.next({ kind: 'status', status: 200, body, match: own, times: 5 });
			await subscribe();
			await upsert();
			expect(statuses()).toEqual([['1', '2']]);
		});

		it('memberships that come in pages of 20 without a total are read to the end', async () => {
			const { seed, account } = bench.emulator;
			seed.lists(30);
			seed.contacts(1);
			for (let list = 2; list <= 21; list++)
				account
					.collection('contactLists')
					.insert({ contact: '1', list: String(list), status: '1' });
			account.collection('contactLists').insert({ contact: '1', list: '1', status: '2' });
			bench.emulator.faults.next({
				kind: 'status',
				status: 200,
				match: own,
				times: 5,
				bodyFor: ({ query }) => {
					const offset = Number(query.get('offset') ?? 0);
					return { contactLists: bench.rows('contactLists').slice(offset, offset + 20) };
				},
			});
			await subscribe();
			expect(statuses().at(-1)).toEqual(['1', '2']);
		});

		it.each(['no IDs', 'half of the IDs', 'no side list'])(
			'side-loaded memberships with %s subscribe nobody who has unsubscribed',
			async (gap) => {
				const { seed, account } = bench.emulator;
				seed.contacts(12);
				for (let contact = 1; contact <= 12; contact++) {
					for (const [list, status] of [
						['2', '1'],
						['1', '2'],
					])
						account.collection('contactLists').insert({ contact: String(contact), list, status });
				}
				bench.emulator.faults.next({
					kind: 'status',
					status: 200,
					match: ({ query }) => query.has('include'),
					times: 20,
					bodyFor: () => {
						const rows = bench.rows('contactLists');
						const idsOf = (contact: string) =>
							rows.filter((row) => row.contact === contact).map(({ id }) => id);
						const contacts = bench.rows('contacts').map((contact) => ({
							...contact,
							contactLists: gap === 'half of the IDs' ? idsOf(contact.id).slice(0, 1) : [],
						}));
						return { contacts, ...(gap === 'no side list' ? {} : { contactLists: rows }) };
					},
				});
				await subscribe({}, 12);
				expect(
					bench
						.rows('contactLists')
						.filter(({ list }) => list === '1')
						.map(({ status }) => status),
				).toEqual(Array(12).fill('2'));
			},
		);

		it('status 201 alone does not make a contact new', async () => {
			seedContacts('2');
			bench.emulator.faults.next({
				kind: 'status',
				status: 201,
				body: { contact: { id: '1', email: 'contact1@example.com' } },
				match: { path: /contact\/sync/ },
			});
			await upsert();
			expect(statuses()).toEqual([['1', '2']]);
		});
	},
);
