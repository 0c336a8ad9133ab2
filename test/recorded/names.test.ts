import { json } from '../node/workbench';
import { describeEntry, exchangeOf, type ObservedAnswer } from './entry';
import { openRecordedBench, type RecordedBench } from './recordedBench';

let bench: RecordedBench;
beforeEach(async () => {
	bench = await openRecordedBench();
});
afterEach(async () => await bench.close());

const recorded = exchangeOf('tags.create.duplicate.2023');
const path = '/api/3/tags';
const existing = {
	id: '471',
	tag: 'TEST',
	tagType: 'contact',
	description: '',
	cdate: '2023-01-02T03:04:05-06:00',
};

/** What puts the existing tag on the contact. */
const putOn = { contactTag: { contact: '1182', tag: '471' } };

interface Refusal {
	message?: string;
	error?: string;
	errors?: Array<{ title: string }>;
}

/** How the service says that the name of a new tag is taken. */
const refusals: Array<[shape: string, answer: ObservedAnswer]> = [
	...[400, 422, 500].map((status): [string, ObservedAnswer] => [
		`status ${status} with the reason under error`,
		{ status, body: recorded.response.body },
	]),
	[
		'status 422 with the code duplicate',
		{ status: 422, body: { errors: [{ title: 'The tag exists.', code: 'duplicate' }] } },
	],
	[
		'status 422 with a list of errors',
		{ status: 422, body: { errors: [{ title: 'The tag already exists in the system.' }] } },
	],
];
/** The tag is in the list from the second look on, as if another execution had just created it. */
const isTakenMeanwhile = (answer: ObservedAnswer, tag: object = existing) => {
	const list = (...tags: object[]) => ({ status: 200, body: { tags, meta: { total: '1' } } });
	bench.stub.answer({ method: 'POST', path }, answer);
	let looks = 0;
	bench.stub.answer({ method: 'GET', path }, () =>
		looks++ === 0 || bench.lines('POST').every((line) => !line.endsWith(path)) ? list() : list(tag),
	);
};

const creates = () => bench.lines('POST').filter((line) => line === `POST ${path}`);

const findOrCreate = async (name: string) =>
	await bench.run({
		resource: 'tag',
		operation: 'findOrCreate',
		values: { name, tagType: 'contact' },
	});

const addTag = async (name: string) => {
	bench.stub.answer(
		{ method: 'POST', path: '/api/3/contact/sync' },
		{ status: 200, body: { contact: { id: '1182', email: 'test@example.com' } } },
	);
	bench.stub.answer(
		{ method: 'POST', path: '/api/3/contactTags' },
		{ status: 201, body: { contactTag: { contact: '1182', tag: '471', id: '4544' } } },
	);
	const run = await bench.run({
		resource: 'contact',
		operation: 'upsert',
		values: { email: 'test@example.com', parts: { addTags: [name] } },
	});
	return json(run)[0]?.parts;
};

describeEntry('tags.create.duplicate.2023', () => {
	it.each(refusals)('is found by Find or Create: %s', async (_, answer) => {
		isTakenMeanwhile(answer);
		const run = await findOrCreate('TEST');
		expect(run.error).toBeUndefined();
		expect(json(run)).toEqual([{ ...existing, created: false }]);
		expect(creates()).toHaveLength(1);
	});

	it.each(refusals)('is put on by Add Tags: %s', async (_, answer) => {
		isTakenMeanwhile(answer);
		expect(await addTag('TEST')).toEqual([{ part: 'tag TEST', status: 'done' }]);
		expect(bench.bodies('POST').at(-1)).toEqual(putOn);
		expect(creates()).toHaveLength(1);
	});

	it.each(refusals)('fails Create with the reason, once: %s', async (_, answer) => {
		bench.stub.answer({ method: 'POST', path }, answer);
		const run = await bench.run({
			resource: 'tag',
			operation: 'create',
			values: { name: 'TEST', tagType: 'contact' },
		});
		const { error, message, errors } = answer.body as Refusal;
		expect(run.error?.message).toBe(errors?.[0]?.title ?? `${message}: ${error}`);
		expect(run.error?.description).toContain('get it first');
		expect(bench.stub.requests).toEqual([recorded.request]);
	});
});

describeEntry('tags.create.duplicate', () => {
	const asExisting = { status: 200, body: { tag: existing } };

	it('is found by Find or Create, answered 200 with the existing tag', async () => {
		isTakenMeanwhile(asExisting);
		expect(json(await findOrCreate('TEST'))).toEqual([{ ...existing, created: false }]);
		expect(creates()).toHaveLength(1);
	});

	it('is created by Find or Create, answered 201 with the new tag', async () => {
		isTakenMeanwhile({ status: 201, body: { tag: existing } });
		expect(json(await findOrCreate('TEST'))).toEqual([{ ...existing, created: true }]);
	});

	it('is put on by Add Tags, answered 200 with the existing tag', async () => {
		isTakenMeanwhile(asExisting);
		expect(await addTag('TEST')).toEqual([{ part: 'tag TEST', status: 'done' }]);
		expect(bench.bodies('POST').at(-1)).toEqual(putOn);
		expect(creates()).toHaveLength(1);
	});

	it('is given by Create, answered 200 with the existing tag', async () => {
		bench.stub.answer({ method: 'POST', path }, asExisting);
		const run = await bench.run({
			resource: 'tag',
			operation: 'create',
			values: { name: 'TEST', tagType: 'contact' },
		});
		expect(json(run)).toEqual([existing]);
	});

	/** The service's index takes these for one name, so its list has the other spelling. */
	describe.each([
		['case', 'café vip', 'CAFÉ VIP'],
		['accents', 'cafe vip', 'Café VIP'],
		['doubled blanks', 'Café  VIP', 'Café VIP'],
	])('of a name that differs in %s', (_, given, listed) => {
		const other = { ...existing, tag: listed };
		const [, refusal] = refusals[1] ?? [];

		it('is found by Find or Create', async () => {
			if (refusal) isTakenMeanwhile(refusal, other);
			const run = await findOrCreate(given);
			expect(run.error).toBeUndefined();
			expect(json(run)).toEqual([{ ...other, created: false }]);
		});

		it('is put on by Add Tags', async () => {
			if (refusal) isTakenMeanwhile(refusal, other);
			expect(await addTag(given)).toEqual([{ part: `tag ${given}`, status: 'done' }]);
			expect(bench.bodies('POST').at(-1)).toEqual(putOn);
		});
	});
});
