import type { INodeParameters } from 'n8n-workflow';
import { byName, json, openWorkbench, type Workbench } from './workbench';

let bench: Workbench;
beforeEach(async () => {
	bench = await openWorkbench();
});
afterEach(async () => {
	const { suspicious } = bench.emulator.journal;
	await bench.close();
	expect(suspicious).toEqual([]);
});

const run = async (resource: string, operation: string, values: INodeParameters = {}) => {
	const result = await bench.run({ resource, operation, values });
	expect(result.error).toBeUndefined();
	return json(result);
};
const stored = (name: string) => bench.emulator.account.collection(name);
const addTemplate = (name: string, more: Record<string, unknown> = {}) =>
	stored('whatsappTemplates').insert({
		id: bench.emulator.account.uuid(),
		name,
		language: 'en',
		category: 'MARKETING',
		status: 'approved',
		...more,
	});

describe('WhatsApp template', () => {
	it('sends a template by name, keeping the order of its variables and their commas', async () => {
		addTemplate('order_shipped');
		const [sent] = await run('whatsappTemplate', 'send', {
			template: byName('order_shipped'),
			phone: '+15550100100',
			variables: { variable: [{ value: 'Smith, Ann' }, { value: '1001' }] },
		});
		expect(sent).toHaveProperty('conversation');
		const [request] = bench.emulator.journal.filter({ path: /send$/ });
		expect(request?.body).toEqual({ phone: '+15550100100', variables: ['Smith, Ann', '1001'] });
	});

	it('lists templates page by page, filtered by several values', async () => {
		for (let index = 1; index <= 120; index += 1) addTemplate(`template_${index}`);
		addTemplate('other', { status: 'rejected' });
		expect(await run('whatsappTemplate', 'getAll', { returnAll: true })).toHaveLength(
			stored('whatsappTemplates').size,
		);
		const found = await run('whatsappTemplate', 'getAll', {
			filters: { statuses: ['rejected', 'draft'], categories: ['MARKETING'] },
			options: { ordering: '-name' },
		});
		expect(found).toMatchObject([{ name: 'other' }]);
	});

	it('updates a template as a whole, keeping its other members', async () => {
		const { id } = addTemplate('order_shipped', {
			channel: { id: 4, channel_id: '15550100' },
		});
		await run('whatsappTemplate', 'update', {
			template: byName('order_shipped'),
			updateFields: { category: 'UTILITY', components: '[{"type": "BODY", "text": "Hi"}]' },
		});
		const [request] = bench.emulator.journal.filter({ method: 'PUT' });
		expect(request?.body).toMatchObject({
			id,
			name: 'order_shipped',
			language: 'en',
			category: 'UTILITY',
			components: [{ type: 'BODY', text: 'Hi' }],
			channel: { id: 4 },
		});
		const template = { __rl: true, mode: 'id', value: id };
		expect(await run('whatsappTemplate', 'get', { template })).toMatchObject([
			{ category: 'UTILITY' },
		]);
		expect(await run('whatsappTemplate', 'delete', { template })).toEqual([{ deleted: true }]);
	});
});

describe('WhatsApp conversation', () => {
	it('lists, partly updates and replaces a conversation', async () => {
		addTemplate('order_shipped');
		const [sent] = await run('whatsappTemplate', 'send', {
			template: byName('order_shipped'),
			phone: '+15550100100',
		});
		const id = String(sent?.['conversation']);
		const [found] = await run('whatsappConversation', 'getAll', { returnAll: true });
		expect(found).toMatchObject({ id });
		await run('whatsappConversation', 'update', {
			id,
			updateFields: {
				status: 'RESOLVED',
				users: '1, 2',
				team: '3',
				tags: { tag: [{ id: '2', name: 'vip' }] },
			},
		});
		const [request] = bench.emulator.journal.filter({ method: 'PATCH' });
		expect(request?.body).toEqual({
			status: 'RESOLVED',
			assigned: [{ id: 1 }, { id: 2 }],
			assigned_team: 3,
			tags: [{ id: 2, name: 'vip' }],
		});
		const definition = JSON.stringify({
			id,
			contact: '0b6cf5c8-7f0c-4c1e-9d3a-1f2b3c4d5e6f',
			status: 'CLOSED',
			assigned: [{ id: 1 }],
			created_on: '2026-05-01T09:30:00Z',
			source: {},
		});
		expect(await run('whatsappConversation', 'replace', { id, definition })).toMatchObject([
			{ status: 'CLOSED' },
		]);
	});
});

describe('WhatsApp flow', () => {
	it('runs a flow for contacts and reads the execution', async () => {
		const { id: flow } = stored('whatsappFlows').insert({ id: bench.emulator.account.uuid() });
		const [execution] = await run('whatsappFlow', 'run', {
			id: flow,
			contacts: {
				contacts: [
					{ phone: '+15550100100', firstName: 'Ann', tags: '[{"id": 2, "name": "vip"}]' },
					{ phone: '+15550100101', overwriteTags: true },
				],
			},
			options: { priority: true },
		});
		const [request] = bench.emulator.journal.filter({ method: 'POST' });
		expect(request?.body).toMatchObject({
			execute_for: 'LIST',
			has_priority: true,
			contact_list: [
				{ phone: '+15550100100', first_name: 'Ann', tags: [{ id: 2, name: 'vip' }] },
				{ phone: '+15550100101', overwrite_tags: true },
			],
		});
		const id = String(execution?.['id']);
		expect(await run('whatsappFlow', 'get', { id })).toMatchObject([{ id }]);
		expect(await run('whatsappFlow', 'getAll', { returnAll: true })).toMatchObject([{ id }]);
		const contacts = await run('whatsappFlow', 'getContacts', {
			returnAll: true,
			filters: { run: id },
		});
		expect(contacts).toHaveLength(2);
		const one = { id: String(contacts[0]?.['id']) };
		expect(await run('whatsappFlow', 'getContact', one)).toMatchObject([one]);
	});
});
