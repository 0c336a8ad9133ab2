import { migrateFile } from '../../migrate/migrateFile';
import { migrateWorkflow } from '../../migrate/migrateWorkflow';
import { reportOf } from '../../migrate/report';
import type { Parameters, WorkflowNode } from '../../migrate/workflowFile';
import { workflowOf } from './requestsOf';

/** The workflow before and after the migration, and the report on its node. */
function migrated(parameters: Parameters, changes: Partial<WorkflowNode> = {}) {
	const workflow = workflowOf(parameters);
	Object.assign(workflow.nodes[1] as WorkflowNode, changes);
	const { workflow: result, nodes } = migrateWorkflow(workflow);
	return { before: workflow, after: result, node: result.nodes[1], report: nodes[0] };
}

const notesOf = (parameters: Parameters) => migrated(parameters).report?.notes.join('\n');

describe('Migration of a node', () => {
	it('keeps everything but type, parameters and credential', () => {
		const { before, after, node } = migrated(
			{ operation: 'get', contactId: '={{ $json.id }}' },
			{ onError: 'continueRegularOutput', notes: 'mine', retryOnFail: true, disabled: true },
		);
		expect(node).toEqual({
			...before.nodes[1],
			type: 'n8n-nodes-activecampaign.activeCampaign',
			parameters: {
				resource: 'contact',
				operation: 'contact.get',
				simplify: false,
				contact: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
			},
			credentials: { activeCampaignAccountApi: { id: null, name: 'My account' } },
		});
		expect({ ...after, nodes: [] }).toEqual({ ...before, nodes: [] });
		expect(after.nodes[0]).toBe(before.nodes[0]);
	});

	it('applies the defaults of n8n’s node', () => {
		expect(migrated({ resource: 'tag', operation: 'getAll' }).node?.parameters).toEqual({
			resource: 'tag',
			operation: 'tag.getAll',
			returnAll: false,
			limit: 100,
		});
		expect(migrated({ resource: 'list' }).node?.parameters).toMatchObject({
			operation: 'list.getAll',
		});
		expect(migrated({ email: 'a@example.com' }).node?.parameters).toMatchObject({
			resource: 'contact',
			operation: 'contact.create',
		});
	});

	it('keeps a tool of an agent with its description', () => {
		const { node } = migrated(
			{
				operation: 'get',
				contactId: 1,
				descriptionType: 'manual',
				toolDescription: 'Finds people',
			},
			{ type: 'n8n-nodes-base.activeCampaignTool' },
		);
		expect(node).toMatchObject({
			type: 'n8n-nodes-activecampaign.activeCampaignTool',
			parameters: { descriptionType: 'manual', toolDescription: 'Finds people' },
		});
	});

	it('converts cents to units, also in expressions', () => {
		const value = (given: unknown) =>
			migrated({ resource: 'deal', title: 'A', contact: 1, stage: '1', value: given }).node
				?.parameters?.value;
		expect(value(12345)).toBe(123.45);
		expect(value('4500')).toBe(45);
		expect(value('={{ $json.cents }}')).toBe('={{ ($json.cents) && ($json.cents) / 100 }}');
		expect(value('={{ $json.units }}00')).toBe(
			'={{ "" + ($json.units) + "00" && "" + ($json.units) + "00" / 100 }}',
		);
	});

	it('still clears fields that an update sets to an empty value', () => {
		const { node, report } = migrated({
			operation: 'update',
			contactId: 3,
			updateFields: { phone: '', firstName: 'Ann' },
		});
		expect(node?.parameters).toMatchObject({
			updateFields: { phone: '', firstName: 'Ann' },
			options: { clearWhenEmpty: true },
		});
		expect(report?.notes.join()).toMatch(/Clear When Empty is on/);
	});

	it('says where an expression with an empty result no longer clears a field', () => {
		const update = (updateFields: object) =>
			notesOf({ operation: 'update', contactId: 3, updateFields });
		const property = [{ field: '1', value: '={{ $json.a }}' }];
		expect(update({ phone: '={{ $json.phone }}' })).toMatch(/empty result/);
		expect(update({ fieldValues: { property } })).toMatch(/empty result/);
		expect(update({ phone: '123' })).toBe('');
	});

	it('names the nodes that read the result from its old place', () => {
		const workflow = workflowOf({ operation: 'get', contactId: 1 });
		const reader = (name: string, value: string): WorkflowNode => ({
			name,
			type: 'n8n-nodes-base.set',
			parameters: { fields: [{ value }] },
		});
		workflow.nodes.push(
			reader('Right after', '={{ $json.contact.email }}'),
			reader('By name', "={{ $('ActiveCampaign').item.json['contact'].email }}"),
			reader('Of another', '={{ $json.contact.email }}'),
		);
		workflow.connections = {
			...workflow.connections,
			ActiveCampaign: { main: [[{ node: 'Right after', type: 'main', index: 0 }]] },
		};
		expect(migrateWorkflow(workflow).nodes[0]?.notes.join()).toMatch(
			/Change the expressions in: Right after, By name\.$/,
		);
	});

	it('reports what has no counterpart', () => {
		expect(notesOf({ operation: 'get', contactId: 1, leftover: 'x' })).toMatch(
			/leftover has no effect/,
		);
		expect(notesOf({ operation: 'get' })).toMatch(/contactId is empty/);
		expect(notesOf({ resource: 'contactTag', operation: 'remove' })).toMatch(/ID is empty/);
		expect(notesOf({ operation: 'getAll', additionalFields: { datetime: '2026-05-01' } })).toMatch(
			/Datetime .* was removed/,
		);
		expect(
			notesOf({ resource: 'deal', title: 'A', contact: 1, value: 1, group: '1', stage: '2' }),
		).toMatch(/pipeline \(1\) was removed/);
		expect(notesOf({ resource: 'deal', title: 'A', contact: 1, value: 1 })).toMatch(
			/Choose the pipeline/,
		);
	});
});

describe('A node is not migrated, with the reason, if', () => {
	it.each<[string, Parameters, Partial<WorkflowNode>, RegExp]>([
		['its version is unknown', {}, { typeVersion: 2 }, /version 2 .* not supported/],
		['its operation is unknown', { operation: 'merge' }, {}, /no operation "merge" for "contact"/],
		[
			'an expression chooses the operation',
			{ operation: '={{ $json.o }}' },
			{},
			/an expression selects/,
		],
		[
			'an expression decides on updating',
			{ updateIfExists: '={{ $json.u }}' },
			{},
			/Create or Update/,
		],
		[
			'a collection has an unknown member',
			{ email: 'a@example.com', additionalFields: { orgid: 3 } },
			{},
			/no field for additionalFields > orgid/,
		],
		[
			'an expression chooses a custom field',
			{ additionalFields: { fieldValues: { property: [{ field: '={{ $json.f }}', value: 1 }] } } },
			{},
			/expression selects a custom field/,
		],
		[
			'a custom field is set twice',
			{
				additionalFields: {
					fieldValues: {
						property: [
							{ field: '1', value: 'a' },
							{ field: '1', value: 'b' },
						],
					},
				},
			},
			{},
			/custom field 1 is set twice/,
		],
		[
			'an expression gives all products',
			{ resource: 'ecommerceOrder', orderProducts: '={{ $json.products }}' },
			{},
			/expression gives all of its products/,
		],
		[
			'a product has an unknown member',
			{ resource: 'ecommerceOrder', orderProducts: [{ name: 'A', colour: 'red' }] },
			{},
			/products have no field for colour/,
		],
	])('%s', (_, parameters, changes, reason) => {
		const { before, node, report } = migrated(parameters, changes);
		expect(node).toBe(before.nodes[1]);
		expect(report).toMatchObject({ moved: false, notes: [expect.stringMatching(reason)] });
	});
});

describe('Migration of a file', () => {
	const one = workflowOf({ operation: 'delete', contactId: 1 });

	it.each([
		['a workflow', one],
		['several workflows', [one, one]],
		['a template', { name: 'Template', workflow: one }],
		['a response of the n8n API', { data: [one] }],
	])('accepts %s', (_, content) => {
		const file = migrateFile(content);
		expect(file.workflows.length).toBeGreaterThan(0);
		expect(JSON.stringify(file.content)).not.toContain('n8n-nodes-base.activeCampaign"');
	});

	it('distinguishes a file without a workflow from one without ActiveCampaign nodes', () => {
		expect(migrateFile({ name: 'no' }).workflows).toEqual([]);
		const { workflows } = migrateFile({ nodes: [], connections: {} });
		expect(reportOf(workflows)).toMatch(/no node of n8n’s own ActiveCampaign/);
	});

	it('reports what was migrated, what was not, and the credential to create', () => {
		const two = workflowOf({ operation: 'merge' });
		const text = reportOf(migrateFile([one, two]).workflows);
		expect(text).toMatch(/1 of 2 nodes migrated/);
		expect(text).toMatch(/✓ ActiveCampaign \(contact: delete\)/);
		expect(text).toMatch(/✗ ActiveCampaign \(contact: merge\) was not migrated/);
		expect(text).toMatch(/activeCampaignAccountApi[^]*My account/);
	});
});
