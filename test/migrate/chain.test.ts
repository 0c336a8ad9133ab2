import { migrateWorkflow } from '../../migrate/migrateWorkflow';
import type { Parameters, WorkflowFile } from '../../migrate/workflowFile';
import { comparableOf, expectedOf } from './improvements';
import { requestsOf, shipped, workflowOf } from './requestsOf';

/** A workflow in which each node uses the output of the one before. */
function chainOf(...steps: Parameters[]): WorkflowFile {
	const [first = {}, ...others] = steps;
	const workflow = workflowOf(first, { mail: 'new@example.com' });
	let last = 'ActiveCampaign';
	others.forEach((parameters, index) => {
		const name = `Step ${index + 2}`;
		workflow.nodes.push({ ...workflow.nodes[1], name, parameters } as never);
		workflow.connections = {
			...workflow.connections,
			[last]: { main: [[{ node: name, type: 'main', index: 0 }]] },
		};
		last = name;
	});
	return workflow;
}

describe('Migration of a chain of nodes', () => {
	it('sends the same requests, with each node using the result of the one before', async () => {
		const before = chainOf(
			{ email: '={{ $json.mail }}', updateIfExists: true, additionalFields: { firstName: 'Ann' } },
			{ resource: 'contactTag', contactId: '={{ $json.id }}', tagId: '2' },
			{ resource: 'contactList', contactId: '={{ $("ActiveCampaign").item.json.id }}', listId: 1 },
			{
				resource: 'deal',
				title: '=For {{ $("ActiveCampaign").item.json.email }}',
				contact: '={{ $("ActiveCampaign").item.json.id }}',
				value: '={{ 100 * 45 }}',
				group: '1',
			},
		);
		const { workflow, nodes } = migrateWorkflow(before);
		expect(nodes.map(({ moved }) => moved)).toEqual([true, true, true, true]);
		const after = await requestsOf(workflow);
		expect(after).toMatchObject({ violations: [] });
		expect(after.error).toBeUndefined();
		expect(after.requests.map(({ path }) => path)).toEqual([
			'/api/3/contact/sync',
			'/api/3/contactTags',
			'/api/3/contacts/3/contactLists',
			'/api/3/contactLists',
			'/api/3/deals',
		]);
		expect(after.requests[4]?.body).toMatchObject({
			deal: { title: 'For new@example.com', value: 4500, group: '1' },
		});
		if (!shipped) return;
		const { requests } = await requestsOf(before);
		expect(comparableOf('chain', after.requests)).toEqual(expectedOf('chain', requests));
	});
});
