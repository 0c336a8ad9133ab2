import { byId, json } from '../node/workbench';
import { describeEntry, exchangeOf, type ObservedAnswer } from './entry';
import { openRecordedBench, type RecordedBench } from './recordedBench';

let bench: RecordedBench;
beforeEach(async () => {
	bench = await openRecordedBench();
});
afterEach(async () => await bench.close());

describeEntry('rateLimit.429', () => {
	const { request, response } = exchangeOf('rateLimit.429');
	const contact = { id: '1', email: 'x@example.com' };
	/** When the requests arrived, in virtual milliseconds. */
	const arrivals: number[] = [];
	/** Refuses the first requests as recorded, then answers. */
	const refuseFirst = (times: number, method: string, path: string, answer: ObservedAnswer) => {
		arrivals.length = 0;
		bench.stub.answer({ method, path }, () => {
			arrivals.push(bench.clock.now());
			return arrivals.length > times ? answer : response;
		});
	};

	it('is waited out as the service says, and the read is sent again', async () => {
		refuseFirst(1, 'GET', request.path, { status: 200, body: { contacts: [contact] } });
		const run = await bench.run({
			resource: 'contact',
			operation: 'getAll',
			values: { returnAll: false, limit: 1, simplify: false, filters: { search: 'x' } },
		});
		expect(run.error).toBeUndefined();
		expect(json(run)).toEqual([contact]);
		expect(bench.stub.requests).toMatchObject([request, request]);
		const [first = 0, second = 0] = arrivals;
		expect(second - first).toBeGreaterThanOrEqual(1_000);
		expect(second - first).toBeLessThan(5_000);
	});

	it('is waited out for a create as well, which did nothing yet', async () => {
		const path = '/api/3/contacts';
		refuseFirst(2, 'POST', path, { status: 201, body: { contact } });
		const run = await bench.run({
			resource: 'contact',
			operation: 'create',
			values: { email: 'x@example.com', simplify: false },
		});
		expect(json(run)).toEqual([contact]);
		expect(bench.lines()).toEqual([`POST ${path}`, `POST ${path}`, `POST ${path}`]);
		const [first = 0, second = 0, third = 0] = arrivals;
		expect(Math.min(second - first, third - second)).toBeGreaterThanOrEqual(1_000);
	});
});

describeEntry('contactAutomations.twice', () => {
	const runs = '/api/3/contacts/1182/contactAutomations';
	const entering = '/api/3/contactAutomations';
	const enrolment = {
		id: '77',
		contact: '1182',
		automation: '5',
		status: '1',
		adddate: new Date().toISOString(),
	};
	const add = async () =>
		await bench.run({
			resource: 'contactAutomation',
			operation: 'add',
			values: { contact: byId('1182'), automation: byId('5') },
		});
	const upsert = async (more: object) => {
		const run = await bench.run({
			resource: 'contact',
			operation: 'upsert',
			values: { email: 'test@example.com', parts: { automations: ['5'], ...more } },
		});
		return json(run)[0]?.parts;
	};
	const part = 'automation 5';
	const answerRuns = (...contactAutomations: object[]) =>
		bench.stub.answer({ method: 'GET', path: runs }, { status: 200, body: { contactAutomations } });
	const answerEntering = () =>
		bench.stub.answer(
			{ method: 'POST', path: entering },
			{ status: 201, body: { contactAutomation: enrolment } },
		);
	const entered = () => bench.lines('POST').filter((line) => line.endsWith(entering));

	it('does not happen if the answer is lost: the run is found first', async () => {
		bench.stub.answer({ method: 'POST', path: entering }, 'cut');
		answerRuns(enrolment);
		expect(json(await add())).toEqual([enrolment]);
		expect(entered()).toHaveLength(1);
	});

	it('does not happen if the answer takes longer than two seconds', async () => {
		bench.stub.answer({ method: 'POST', path: entering }, async () => {
			await bench.clock.forServer().sleep(8_000);
			return { status: 201, body: { contactAutomation: enrolment } };
		});
		expect(json(await add())).toEqual([enrolment]);
		expect(entered()).toHaveLength(1);
	});

	describe('through Create or Update of a contact', () => {
		beforeEach(() =>
			bench.stub.answer(
				{ method: 'POST', path: '/api/3/contact/sync' },
				{ status: 200, body: { contact: { id: '1182', email: 'test@example.com' } } },
			),
		);

		it('does not happen while the contact is in the automation', async () => {
			answerRuns(enrolment);
			expect(await upsert({})).toEqual([
				{ part, status: 'skipped', reason: 'The contact is in this automation' },
			]);
			expect(entered()).toEqual([]);
		});

		it.each(['2', 2])('happens once the run has ended, status %j', async (status) => {
			answerRuns({ ...enrolment, status, completed: 1 });
			answerEntering();
			expect(await upsert({})).toEqual([{ part, status: 'done' }]);
			expect(entered()).toHaveLength(1);
		});

		it('never happens where the user says so', async () => {
			answerRuns({ ...enrolment, status: '2', completed: 1 });
			expect(await upsert({ automationRule: 'never' })).toEqual([
				{ part, status: 'skipped', reason: 'The contact is or was in this automation' },
			]);
			expect(entered()).toEqual([]);
		});
	});
});
