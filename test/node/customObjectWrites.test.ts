import type { Assume } from '../emulator/assumptions';
import { byName, json, openWorkbench, type Workbench } from './workbench';

const schema = byName('Event Ticket');
let bench: Workbench;

const call = (operation: string, values: object) => ({
	resource: 'customObjectRecord',
	operation,
	values: { schema, ...values },
});
const run = async (operation: string, values: object) => await bench.run(call(operation, values));
const fields = (value: object) => ({
	customFields: { mappingMode: 'defineBelow', value },
});
const wait = async (milliseconds: number) => await bench.clock.run(bench.clock.sleep(milliseconds));

async function open(assume: Assume): Promise<void> {
	bench = await openWorkbench({ assume });
	bench.emulator.seed.contacts(2);
	const labels = (singular: string) => ({ singular, plural: `${singular}s` });
	await bench.run({
		resource: 'customObject',
		operation: 'create',
		values: {
			name: 'Event Ticket',
			label: 'Event Tickets',
			slug: 'event-ticket',
			values: {
				schemaField: ['seat', 'price', 'hall'].map((id) => ({
					id,
					singular: labels(id).singular,
					type: 'text',
				})),
			},
			additionalFields: {
				relationships: {
					relationship: [{ id: 'primary-contact', singular: 'Contact', namespace: 'contacts' }],
				},
			},
		},
	});
}
afterEach(async () => {
	await bench.close();
	expect(bench.emulator.journal.suspicious).toEqual([]);
});

/** The fields of the only record, by ID. */
function stored(): Record<string, unknown> {
	const [record, ...others] = bench.rows('customObjectRecords');
	expect(others).toEqual([]);
	const values = (record?.fields ?? []) as Array<{ id: string; value: unknown }>;
	return Object.fromEntries(values.map(({ id, value }) => [id, value]));
}
const writes = () => bench.emulator.journal.count({ method: 'POST', path: /records/ });

describe.each<[string, Assume]>([
	['replaces the fields, settles late', { recordRepost: 'replaces', recordReads: 'after10s' }],
	['replaces the fields', { recordRepost: 'replaces', recordReads: 'immediately' }],
	['clears relations', { recordRepost: 'replaces', recordRelations: 'cleared' }],
	['merges the fields', { recordRepost: 'merges', recordRelations: 'kept' }],
	['answers with an ID', { recordAnswer: 'withId' }],
	['is missing with status 400', { recordMissing: 'badRequest400' }],
])('A custom object record, where a write %s', (_, assume) => {
	beforeEach(async () => {
		await open(assume);
		await run('upsert', {
			externalId: 'T-1',
			...fields({ seat: '12A', price: '45' }),
			additionalFields: { contact: { __rl: true, mode: 'id', value: '1' } },
		});
	});

	it('keeps what Create or Update is not given, a moment later and after a while', async () => {
		await run('upsert', { externalId: 'T-1', ...fields({ price: '50' }) });
		expect(stored()).toEqual({ seat: '12A', price: '50' });
		await wait(20_000);
		await run('upsert', { externalId: 'T-1', ...fields({ hall: 'B' }) });
		expect(stored()).toEqual({ seat: '12A', price: '50', hall: 'B' });
		expect(bench.rows('customObjectRecords')[0]?.relationships).toEqual({
			'primary-contact': ['1'],
		});
	});

	it('keeps what Update is not given', async () => {
		await wait(20_000);
		const id = bench.rows('customObjectRecords')[0]?.id;
		const changed = await run('update', { id, ...fields({ seat: '14C' }) });
		expect(changed.error).toBeUndefined();
		expect(stored()).toEqual({ seat: '14C', price: '45' });
	});

	it('is written item by item in order, and loses nothing between them', async () => {
		const items = [{ seat: '1' }, { price: '2' }, { hall: '3' }];
		const changed = await bench.run({
			resource: 'customObjectRecord',
			operation: 'upsert',
			values: {
				schema,
				externalId: 'T-1',
				customFields: { mappingMode: 'autoMapInputData', value: null },
			},
			items,
		});
		expect(changed.error).toBeUndefined();
		expect(stored()).toEqual({ seat: '1', price: '2', hall: '3' });
	});

	it('is not written when it cannot be read', async () => {
		const before = writes();
		await wait(20_000);
		bench.emulator.faults.next({
			kind: 'status',
			status: 403,
			body: { message: 'Forbidden' },
			match: { method: 'GET', path: /external/ },
		});
		const failed = await run('upsert', { externalId: 'T-1', ...fields({ price: '1' }) });
		expect(failed.error).toBeDefined();
		expect(writes()).toBe(before);
		expect(stored()).toEqual({ seat: '12A', price: '45' });
	});
});

describe('Custom Object Record', () => {
	beforeEach(async () => await open({}));

	it('Replace All Fields sends only what is given, without a read', async () => {
		await run('upsert', { externalId: 'T-1', ...fields({ seat: '12A', price: '45' }) });
		bench.emulator.journal.clear();
		await run('upsert', {
			externalId: 'T-1',
			...fields({ price: '50' }),
			options: { replaceAllFields: true },
		});
		expect(stored()).toEqual({ price: '50' });
		expect(bench.emulator.journal.count({ method: 'GET', path: /external/ })).toBe(0);
	});

	it('Clear When Empty clears a field that is given empty', async () => {
		await run('upsert', { externalId: 'T-1', ...fields({ seat: '12A', price: '45' }) });
		await run('upsert', {
			externalId: 'T-1',
			...fields({ seat: '' }),
			options: { clearWhenEmpty: true },
		});
		expect(stored()).toEqual({ price: '45' });
	});

	it('Create fails for an External ID that exists, and writes nothing', async () => {
		await run('upsert', { externalId: 'T-1', ...fields({ seat: '12A' }) });
		const again = await run('create', {
			...fields({ seat: '1' }),
			additionalFields: { externalId: 'T-1' },
		});
		expect(again.error?.message).toBe('There is a record with the External ID "T-1" already');
		expect(stored()).toEqual({ seat: '12A' });
	});

	it.each(['resetAfter', 'resetBefore', 'empty'] as const)(
		'Create without External ID is stored once when its answer is lost: %s',
		async (kind) => {
			bench.emulator.faults.next({ kind, match: { method: 'POST', path: /records/ } });
			const created = await run('create', fields({ seat: '12A' }));
			expect(created.error).toBeUndefined();
			expect(bench.rows('customObjectRecords')).toHaveLength(1);
		},
	);
});

describe('Writes to a custom object record', () => {
	const records = () => bench.rows('customObjectRecords');
	const id = () => String(records()[0]?.id);
	const byExternalId = { method: 'GET', path: /external/ };
	const byId = { method: 'GET', path: /records\/[^/]+\/[^/]+$/ };
	const answer = (match: object, body: object | null, status = 200) => {
		bench.emulator.faults.next({ kind: 'status', status, body, match });
	};
	const setByOther = (values: object) => {
		bench.emulator.account.collection('customObjectRecords').update(id(), {
			fields: Object.entries(values).map(([field, value]) => ({ id: field, value: String(value) })),
		});
	};
	beforeEach(async () => {
		await open({ recordReads: 'immediately' });
		await run('upsert', {
			externalId: 'T-1',
			...fields({ seat: '12A', price: '45' }),
			additionalFields: { contact: { __rl: true, mode: 'id', value: '1' } },
		});
	});

	it.each([
		['an empty object', {}],
		['a list', { records: [] }],
		['null as the record', { record: null }],
		['a record without its fields', { record: { id: 1, externalId: 'T-1' } }],
	])('write nothing when the read answers %s', async (_, body) => {
		await wait(20_000);
		const before = writes();
		for (let time = 0; time < 6; time++) answer(byExternalId, body);
		const failed = await run('upsert', { externalId: 'T-1', ...fields({ price: '50' }) });
		expect(failed.error).toBeDefined();
		expect(writes()).toBe(before);
		expect(stored()).toEqual({ seat: '12A', price: '45' });
	});

	it('keep the record when one read answers 400', async () => {
		await wait(20_000);
		answer(byExternalId, { errors: [{ title: 'Bad Request' }] }, 400);
		await run('upsert', { externalId: 'T-1', ...fields({ price: '50' }) });
		expect(stored()).toEqual({ seat: '12A', price: '50' });
	});

	it('keep a field that another client added a moment ago', async () => {
		await wait(2_000);
		setByOther({ seat: '12A', price: '45', hall: 'B' });
		await run('upsert', { externalId: 'T-1', ...fields({ seat: '1' }) });
		expect(stored()).toEqual({ seat: '1', price: '45', hall: 'B' });
	});

	it('by External ID, then by ID, keep each other when the read is old', async () => {
		await wait(20_000);
		const old = { ...records()[0] };
		await run('upsert', { externalId: 'T-1', ...fields({ price: '50' }) });
		answer(byId, { record: old });
		await run('update', { id: id(), ...fields({ hall: 'C' }) });
		expect(stored()).toEqual({ seat: '12A', price: '50', hall: 'C' });
	});

	it('by ID, then by External ID, keep each other when the read is old', async () => {
		await wait(20_000);
		const old = { ...records()[0] };
		await run('update', { id: id(), ...fields({ hall: 'C' }) });
		answer(byExternalId, { record: old });
		await run('upsert', { externalId: 'T-1', ...fields({ price: '50' }) });
		expect(stored()).toEqual({ seat: '12A', price: '50', hall: 'C' });
	});

	it.each(['update first', 'upsert first'])(
		'by both IDs at once keep each other: %s',
		async (order) => {
			await wait(20_000);
			const calls = [
				call('update', { id: id(), ...fields({ hall: 'C' }) }),
				call('upsert', { externalId: 'T-1', ...fields({ price: '50' }) }),
			];
			await bench.runAll(order === 'update first' ? calls : calls.reverse());
			expect(stored()).toEqual({ seat: '12A', price: '50', hall: 'C' });
		},
	);

	it('bring back nothing that Replace All Fields removed, when the read is old', async () => {
		await wait(20_000);
		const old = { ...records()[0] };
		const options = { replaceAllFields: true };
		await run('upsert', { externalId: 'T-1', ...fields({ hall: 'C' }), options });
		answer(byExternalId, { record: old });
		await run('upsert', { externalId: 'T-1', ...fields({ price: '50' }) });
		expect(stored()).toEqual({ hall: 'C', price: '50' });
	});

	it('bring back nothing of a record deleted by its External ID', async () => {
		await run('deleteByExternalId', { externalId: 'T-1' });
		await run('upsert', { externalId: 'T-1', ...fields({ hall: 'C' }) });
		expect([stored(), records()[0]?.relationships]).toEqual([{ hall: 'C' }, {}]);
	});

	it('bring back nothing of a record deleted by its ID', async () => {
		await run('delete', { id: id() });
		const additionalFields = { externalId: 'T-1' };
		const created = await run('create', { ...fields({ hall: 'C' }), additionalFields });
		expect([created.error, stored()]).toEqual([undefined, { hall: 'C' }]);
	});

	it.each([' T-1', 'T-1 ', '\tT-1\n'])(
		'find the record by its External ID with blanks: %j',
		async (externalId) => {
			await run('upsert', { externalId, ...fields({ hall: 'C' }) });
			expect(stored()).toEqual({ seat: '12A', price: '45', hall: 'C' });
		},
	);

	it('keep a relation to a record that has a UUID', async () => {
		await wait(20_000);
		const relationships = {
			'primary-contact': ['1'],
			parent: ['1fba439a-208e-48e6-bd23-f6c97c3e0519'],
		};
		bench.emulator.account.collection('customObjectRecords').update(id(), { relationships });
		await run('upsert', { externalId: 'T-1', ...fields({ hall: 'C' }) });
		expect(records()[0]?.relationships).toEqual(relationships);
	});
});

describe.each<[string, Assume]>([
	['find nothing', { recordRanges: 'findNothing' }],
	['work', { recordRanges: 'work' }],
	[
		'find nothing, in order of creation',
		{ recordRanges: 'findNothing', recordOrder: 'byCreation' },
	],
])('Created After and Created Before, where range filters %s', (_, assume) => {
	const at = (minute: number) => `2026-05-01T09:${String(minute).padStart(2, '0')}:00Z`;
	beforeEach(async () => {
		await open(assume);
		const { account } = bench.emulator;
		const schemaId = bench.rows('customObjectSchemas')[0]?.id;
		for (let minute = 0; minute < 50; minute++) {
			account.collection('customObjectRecords').insert({
				externalId: `R-${minute}`,
				schemaId,
				fields: [],
				relationships: {},
				createdTimestamp: at(minute),
				updatedTimestamp: at(minute),
			});
		}
	});
	const found = async (filters: object, more: object = { returnAll: true }) =>
		json(await run('getAll', { filters, ...more })).map(({ externalId }) => externalId);

	it('give the records between the two times, newest first', async () => {
		expect(await found({ createdAfter: at(10), createdBefore: at(14) })).toEqual([
			'R-13',
			'R-12',
			'R-11',
		]);
	});

	it('heed the limit and the order that the user chose', async () => {
		expect(await found({ createdAfter: at(10) }, { limit: 2, sort: { direction: 'ASC' } })).toEqual(
			['R-11', 'R-12'],
		);
	});

	it('refuse what is no date, naming the field', async () => {
		const { error } = await run('getAll', { filters: { createdAfter: 'soon' } });
		expect(error?.message).toBe('Created After is not a date: "soon"');
	});
});
