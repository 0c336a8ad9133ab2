import type { Assume } from '../emulator/assumptions';
import { byId, json, openWorkbench, type Workbench } from './workbench';

let bench: Workbench;
afterEach(async () => {
	await bench.close();
	expect(bench.emulator.journal.suspicious).toEqual([]);
});

const positions: Array<[string, Assume]> = [
	['come whole', { sublists: 'whole' }],
	['come in pages', { sublists: 'paged' }],
	['come in pages of 20 whatever the limit', { sublists: 'pagesOf20' }],
];

describe.each(positions)('Lists below a thing that %s', (_, assume) => {
	beforeEach(async () => {
		bench = await openWorkbench({ assume });
	});

	it.each([19, 20, 21, 45, 100, 120])(
		'are read to their end: %s notes of a contact',
		async (count) => {
			bench.emulator.seed.contacts(1);
			for (let at = 1; at <= count; at++) {
				const note = { note: `Note ${at}`, relid: '1', reltype: 'Subscriber' };
				bench.emulator.account.collection('notes').insert(note);
			}
			const values = { contact: byId('1') };
			const run = await bench.run({ resource: 'contact', operation: 'getNotes', values });
			expect(run.error).toBeUndefined();
			expect(json(run).map(({ note }) => note)).toEqual(
				Array.from({ length: count }, (__, at) => `Note ${at + 1}`),
			);
			if (count < 20) expect(bench.emulator.journal.count({ path: /notes/ })).toBe(1);
		},
	);

	it('are read to their end: the tags of a contact', async () => {
		const [contact] = bench.emulator.seed.contacts(1);
		const tags = bench.emulator.seed.tags(60);
		for (const tag of tags) if (contact) bench.emulator.seed.tag(contact, tag);
		const values = { contact: byId('1') };
		const run = await bench.run({ resource: 'contactTag', operation: 'getAll', values });
		expect(json(run).map(({ tag }) => tag)).toEqual(tags.map(({ id }) => id));
	});

	it('are searched to their end when a tag is removed', async () => {
		const [contact] = bench.emulator.seed.contacts(1);
		const tags = bench.emulator.seed.tags(60);
		for (const tag of tags) if (contact) bench.emulator.seed.tag(contact, tag);
		const values = { contact: byId('1'), tag: byId('55') };
		const run = await bench.run({ resource: 'contactTag', operation: 'remove', values });
		expect(run.error).toBeUndefined();
		expect(bench.rows('contactTags')).toHaveLength(59);
	});
});

describe('A list below a thing', () => {
	it('is taken for whole when its route refuses the parameters of paging', async () => {
		bench = await openWorkbench();
		bench.emulator.seed.contacts(1);
		for (let at = 1; at <= 30; at++) {
			const note = { note: `Note ${at}`, relid: '1', reltype: 'Subscriber' };
			bench.emulator.account.collection('notes').insert(note);
		}
		bench.emulator.faults.next({
			kind: 'status',
			status: 422,
			body: { errors: [{ title: 'Invalid Input Parameter' }] },
			match: ({ query }) => new URLSearchParams(query).has('offset'),
		});
		const values = { contact: byId('1') };
		const run = await bench.run({ resource: 'contact', operation: 'getNotes', values });
		expect(json(run)).toHaveLength(30);
	});
});
