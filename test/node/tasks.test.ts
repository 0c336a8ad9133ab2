import type { INodeParameters } from 'n8n-workflow';
import { byEmail, byId, byName, json, openWorkbench, type Workbench } from './workbench';

let bench: Workbench;
beforeEach(async () => {
	bench = await openWorkbench({ latencyMs: 20 });
	const { account, seed } = bench.emulator;
	seed.contacts(1);
	const { pipeline, stages } = seed.pipeline();
	account.collection('deals').insert({
		title: 'Engine',
		contact: '1',
		value: '4560',
		currency: 'usd',
		group: pipeline.id,
		stage: stages[0]?.id,
		owner: '1',
		status: '0',
	});
	account.collection('dealTasktypes').insert({ title: 'Ring back', status: '0' });
	typeId = account.collection('dealTasktypes').insert({ title: 'Visit', status: '0' }).id;
});
afterEach(async () => {
	await bench.close();
	expect(bench.emulator.journal.suspicious).toEqual([]);
});

let typeId: string;
const bodies = (method: string, path: string) =>
	bench.emulator.journal.filter({ method, path }).map(({ body }) => body);

const createTask = async (values: INodeParameters) =>
	await bench.run({
		resource: 'task',
		operation: 'create',
		values: { taskType: byName('Visit'), dueDate: '2026-05-31T09:30:00+02:00', ...values },
	});

describe('Task', () => {
	it('creates a task for a contact or a deal, with names instead of IDs', async () => {
		const forContact = await createTask({
			ownerType: 'contact',
			contact: byEmail('contact1@example.com'),
			additionalFields: { title: 'Show the catalogue', assignee: byId('1') },
		});
		expect(forContact.error).toBeUndefined();
		expect(json(forContact)).toEqual([
			expect.objectContaining({ title: 'Show the catalogue', reltype: 'Subscriber', relid: '1' }),
		]);
		const forDeal = await createTask({ ownerType: 'deal', deal: byName('Engine') });
		expect(json(forDeal)).toEqual([expect.objectContaining({ reltype: 'Deal', relid: '1' })]);
		expect(bodies('POST', '/api/3/dealTasks')).toEqual([
			{
				dealTask: {
					ownerType: 'contact',
					relid: '1',
					dealTasktype: typeId,
					duedate: '2026-05-31T09:30:00+02:00',
					title: 'Show the catalogue',
					assignee: '1',
				},
			},
			{
				dealTask: {
					ownerType: 'deal',
					relid: '1',
					dealTasktype: typeId,
					duedate: '2026-05-31T09:30:00+02:00',
				},
			},
		]);
	});

	it('finds tasks by owner and due date', async () => {
		await createTask({ ownerType: 'contact', contact: byId('1') });
		await createTask({ ownerType: 'deal', deal: byId('1') });
		const run = await bench.run({
			resource: 'task',
			operation: 'getAll',
			values: {
				filters: {
					deal: byName('Engine'),
					dueOn: '2026-05-31T00:30:00+02:00',
					status: 0,
				},
			},
		});
		expect(run.error).toBeUndefined();
		const [entry] = bench.emulator.journal.filter({ method: 'GET', path: '/api/3/dealTasks' });
		expect(entry?.query).toEqual({
			'filters[reltype]': 'Deal',
			'filters[relid]': '1',
			'filters[duedate]': '2026-05-31',
			'filters[status]': '0',
			limit: '50',
			offset: '0',
		});
	});

	it('marks a task as done with its outcome and changes nothing else', async () => {
		bench.emulator.account
			.collection('taskOutcomes')
			.insert({ title: 'Interested', sentiment: 'POSITIVE' });
		await createTask({ ownerType: 'deal', deal: byId('1') });
		const run = await bench.run({
			resource: 'task',
			operation: 'update',
			values: { id: '1', updateFields: { status: 1, taskOutcome: byName('Interested') } },
		});
		expect(run.error).toBeUndefined();
		expect(bodies('PUT', '/api/3/dealTasks/1')).toEqual([
			{ dealTask: { status: 1, outcomeId: '1' } },
		]);
	});

	it('adds a reminder to a task, reads and deletes it', async () => {
		await createTask({ ownerType: 'deal', deal: byId('1') });
		const task = async (operation: string, more: INodeParameters = {}) =>
			await bench.run({ resource: 'task', operation, values: { id: '1', ...more } });
		const reminder = await task('addReminder', { minutes: 30 });
		expect(reminder.error).toBeUndefined();
		expect(reminder.items).toHaveLength(1);
		expect(bodies('POST', '/api/3/taskNotifications')).toEqual([
			{ taskNotification: { dealTask: '1', interval: 30 } },
		]);
		expect((await task('getReminders')).error).toBeUndefined();
		expect((await task('getNotes')).error).toBeUndefined();
		expect(json(await task('get'))).toEqual([expect.objectContaining({ id: '1' })]);
		expect(json(await task('delete'))).toEqual([{ deleted: true }]);
	});
});

describe('Task type', () => {
	it('creates, updates and deletes types, and moves all tasks to another type', async () => {
		await createTask({ ownerType: 'deal', deal: byId('1') });
		const type = async (operation: string, values: INodeParameters) =>
			await bench.run({ resource: 'taskType', operation, values });
		const taskType = byName('Visit');
		expect(
			json(await type('create', { title: 'Fair', additionalFields: { status: '1' } })),
		).toEqual([expect.objectContaining({ title: 'Fair', status: '1' })]);
		expect(json(await type('get', { taskType }))).toEqual([
			expect.objectContaining({ title: 'Visit' }),
		]);
		const moved = await type('moveTasks', { taskType, newTaskType: byName('Ring back') });
		expect(moved.error).toBeUndefined();
		expect(json(moved)).toHaveLength(1);
		expect(json(moved)[0]?.dealTasktype).not.toBe(typeId);
		expect(json(await type('update', { taskType, updateFields: { title: 'Call on' } }))).toEqual([
			expect.objectContaining({ title: 'Call on' }),
		]);
		expect(json(await type('delete', { taskType: byName('Call on') }))).toEqual([
			{ deleted: true },
		]);
		const remaining = json(await type('getAll', { returnAll: true })).map(({ title }) => title);
		expect(remaining).toEqual(expect.arrayContaining(['Ring back', 'Fair']));
		expect(remaining).not.toContain('Call on');
	});
});

describe('Task outcome', () => {
	it('creates, updates and deletes outcomes by name', async () => {
		const outcome = async (operation: string, values: INodeParameters) =>
			await bench.run({ resource: 'taskOutcome', operation, values });
		const created = await outcome('create', { title: 'Interested', sentiment: 'Positive' });
		expect(created.error).toBeUndefined();
		const taskOutcome = byName('Interested');
		expect(
			json(await outcome('update', { taskOutcome, updateFields: { sentiment: 'Neutral' } })),
		).toHaveLength(1);
		expect(bodies('PUT', '/api/3/taskOutcomes/1')).toEqual([
			{ taskOutcome: { sentiment: 'Neutral' } },
		]);
		expect(json(await outcome('get', { taskOutcome }))).toEqual([
			expect.objectContaining({ title: 'Interested' }),
		]);
		expect((await outcome('getAll', { filters: { sentiment: '1' } })).error).toBeUndefined();
		expect(json(await outcome('delete', { taskOutcome }))).toEqual([{ deleted: true }]);
	});

	it('assigns outcomes to task types', async () => {
		bench.emulator.account
			.collection('taskOutcomes')
			.insert({ title: 'Interested', sentiment: 'POSITIVE' });
		bench.emulator.account
			.collection('tasktypeOutcomeRels')
			.insert({ tasktype: typeId, outcome: '1' });
		const relation = async (operation: string, values: INodeParameters = {}) =>
			await bench.run({ resource: 'taskTypeOutcome', operation, values });
		expect(json(await relation('getAll'))).toEqual([
			expect.objectContaining({ tasktype: typeId, outcome: '1' }),
		]);
		expect(json(await relation('get', { id: '1' }))).toHaveLength(1);
		expect(json(await relation('delete', { id: '1' }))).toEqual([{ deleted: true }]);
		expect(bench.emulator.journal.suspicious).toEqual([]);

		// The reference shows the body of another operation here, so the emulator reports these as suspicious.
		const pair = { taskType: byName('Visit'), taskOutcome: byName('Interested') };
		await relation('create', pair);
		await relation('update', { id: '1', ...pair });
		const body = { tasktypeOutcomeRel: { tasktype: typeId, outcome: '1' } };
		expect(bodies('POST', '/api/3/tasktypeOutcomeRels')).toEqual([body]);
		expect(bodies('PUT', '/api/3/tasktypeOutcomeRels/1')).toEqual([body]);
		bench.emulator.journal.clear();
	});
});
