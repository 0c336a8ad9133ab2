import type { INodeParameters } from 'n8n-workflow';
import { byId, json } from '../node/workbench';
import { describeEntry, entryOf, exchangeOf } from './entry';
import { openRecordedBench, type RecordedBench } from './recordedBench';
import type { StubAnswer } from './stub';

let bench: RecordedBench;
beforeEach(async () => {
	bench = await openRecordedBench();
	if (schemas) bench.replay(schemas);
});
afterEach(async () => await bench.close());

/** The custom object of the recorded record, as an entry has it among its answers. */
const [schemas] = entryOf('customObjects.records.repost.partial').replays?.[0]?.answers ?? [];

const recorded = exchangeOf('customObjects.records.repost.partial');
const records = recorded.request.path;
const schema = byId(records.split('/').pop() ?? '');
const external = `${records}/external/donation-12345`;

const answerRead = (...answers: [StubAnswer, ...StubAnswer[]]) =>
	bench.stub.answer({ method: 'GET', path: external }, ...answers);

const write = async (operation: 'create' | 'upsert', amount: string, more: INodeParameters = {}) =>
	await bench.run({
		resource: 'customObjectRecord',
		operation,
		values: {
			schema,
			...(operation === 'upsert' ? { externalId: 'donation-12345' } : {}),
			customFields: { mappingMode: 'defineBelow', value: { amount } },
			...more,
		},
	});

const posted = () => bench.bodies('POST') as Array<{ record: Record<string, unknown> }>;

describeEntry('customObjects.records.repost.partial', () => {
	it.each<[string, StubAnswer]>([
		['is forbidden', { status: 403, body: { message: 'Forbidden' } }],
		['fails in the service', { status: 500, body: { message: 'Server error' } }],
		['is a web page', { status: 200, body: '<!DOCTYPE html><html>Maintenance</html>' }],
		['is cut off', 'cut'],
	])('is not sent if the read of the record %s', async (_, answer) => {
		answerRead(answer);
		const run = await write('upsert', '50');
		expect(run.error).toBeDefined();
		expect(posted()).toEqual([]);
	});

	it('is not sent if the record is refused with 400 and its kind cannot be listed', async () => {
		answerRead({ status: 400, body: { message: 'Bad Request' } });
		bench.stub.answer({ method: 'GET', path: records }, { status: 403, body: { message: 'No' } });
		const run = await write('upsert', '50');
		expect(run.error).toBeDefined();
		expect(posted()).toEqual([]);
	});

	it.each([400, 404])('is sent with the given fields if there is no record: %d', async (status) => {
		answerRead({ status, body: { message: 'Bad Request' } });
		bench.stub.answer({ method: 'GET', path: records }, { status: 200, body: { records: [] } });
		bench.replay(recorded);
		const run = await write('upsert', '50');
		expect(run.error).toBeUndefined();
		expect(posted()).toEqual([
			{ record: { externalId: 'donation-12345', fields: [{ id: 'amount', value: '50' }] } },
		]);
	});
});

describeEntry('customObjects.records.eventual', () => {
	const stored = (amount: string) => ({
		status: 200,
		body: {
			record: {
				externalId: 'donation-12345',
				fields: [
					{ id: 'amount', value: amount },
					{ id: 'status', value: 'paid' },
				],
			},
		},
	});

	it('sends a create again under one generated External ID, and looks into no list', async () => {
		bench.stub.answer({ method: 'POST', path: records }, 'cut', recorded.response);
		const run = await write('create', '50');
		expect(run.error).toBeUndefined();
		const [first, second, ...others] = posted();
		expect(first?.record.externalId).toMatch(/^n8n-.{8,}$/);
		expect(second).toEqual(first);
		expect(others).toEqual([]);
		expect(bench.lines('GET')).toEqual([expect.stringContaining('/customObjects/schemas')]);
	});

	it('gives each new record an External ID of its own', async () => {
		bench.stub.answer({ method: 'POST', path: records }, recorded.response);
		await write('create', '50');
		await write('create', '50');
		expect(new Set(posted().map(({ record }) => record.externalId)).size).toBe(2);
	});

	it('keeps what this process wrote a moment ago and the service does not give back yet', async () => {
		answerRead(stored('25'));
		bench.replay(recorded);
		await write('upsert', '50');
		await bench.run({
			resource: 'customObjectRecord',
			operation: 'upsert',
			values: {
				schema,
				externalId: 'donation-12345',
				customFields: { mappingMode: 'defineBelow', value: { 'campaign-name': 'Spring' } },
			},
		});
		expect(posted()[1]?.record.fields).toEqual([
			{ id: 'status', value: 'paid' },
			{ id: 'amount', value: '50' },
			{ id: 'campaign-name', value: 'Spring' },
		]);
	});

	it('changes a record that this process wrote and that cannot be read yet', async () => {
		answerRead({ status: 404, body: { message: 'Not found' } });
		bench.replay(recorded);
		await write('upsert', '50', { additionalFields: { contact: byId('242') } });
		await bench.run({
			resource: 'customObjectRecord',
			operation: 'upsert',
			values: {
				schema,
				externalId: 'donation-12345',
				customFields: { mappingMode: 'defineBelow', value: { status: 'paid' } },
			},
		});
		expect(posted()[1]?.record).toEqual({
			externalId: 'donation-12345',
			fields: [
				{ id: 'amount', value: '50' },
				{ id: 'status', value: 'paid' },
			],
			relationships: { 'primary-contact': [242] },
		});
	});
});

describeEntry('customObjects.records.ranges', () => {
	const record = (id: string, createdTimestamp: string) => ({ id, createdTimestamp });
	const may = (day: string) => `2026-05-${day}T09:00:00Z`;
	const filtered = async (filters: INodeParameters) => {
		const run = await bench.run({
			resource: 'customObjectRecord',
			operation: 'getAll',
			values: { schema, returnAll: true, filters },
		});
		expect(run.error).toBeUndefined();
		return json(run).map(({ id }) => id);
	};
	const answerList = (...rows: object[]) =>
		bench.stub.answer(
			{ method: 'GET', path: records },
			{ status: 200, body: { records: rows, meta: { total: rows.length } } },
		);

	it('are compared here, and the service is asked for the order alone', async () => {
		answerList(record('c', may('20')), record('b', may('10')), record('a', may('01')));
		expect(await filtered({ createdAfter: may('05'), createdBefore: may('15') })).toEqual(['b']);
		expect(bench.stub.requests).toEqual([
			{
				method: 'GET',
				path: records,
				query: { 'orders[createdTimestamp]': 'DESC', limit: '100', offset: '0' },
			},
		]);
	});

	it('read on behind the border if the rows come in no order', async () => {
		const rows = { b: '10', c: '20', a: '01', d: '18' };
		answerList(...Object.entries(rows).map(([id, day]) => record(id, may(day))));
		expect(await filtered({ createdAfter: may('05') })).toEqual(['b', 'c', 'd']);
	});

	it('stop reading behind the border if the rows come in order', async () => {
		const days = Array.from({ length: 100 }, (_, at) => record(`r${at}`, may('20')));
		answerList(...days.slice(0, 99), record('old', may('01')));
		expect(await filtered({ createdAfter: may('05') })).toHaveLength(99);
		expect(bench.lines()).toHaveLength(1);
	});

	it('leave an exact match to the service', async () => {
		answerList(record('b', may('10')));
		const condition = [{ id: 'amount', operator: 'eq', value: '50' }];
		expect(await filtered({ conditions: { condition } })).toEqual(['b']);
		expect(bench.stub.requests[0]?.query).toEqual({
			'filters[fields.amount][eq]': '50',
			limit: '100',
			offset: '0',
		});
	});
});
