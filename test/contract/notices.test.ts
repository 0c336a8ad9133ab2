import { NodeHelpers, type INode } from 'n8n-workflow';
import { ActiveCampaign } from '../../nodes/ActiveCampaign/ActiveCampaign.node';
import { operationValue } from '../../nodes/ActiveCampaign/core/form/properties';
import { resources } from '../../nodes/ActiveCampaign/resources';

const { description } = new ActiveCampaign();
const notices = description.properties.filter(({ type }) => type === 'notice');

/** The notices that n8n shows for an operation. */
function shownFor(resource: string, operation: string): string[] {
	const parameters = { resource, operation: operationValue(resource, operation) };
	const node = { parameters, typeVersion: 1 } as unknown as INode;
	return notices
		.filter((property) =>
			NodeHelpers.displayParameter(parameters, property, node, description, parameters),
		)
		.map(({ displayName }) => displayName);
}

describe('Notices', () => {
	test.each([
		['automation', 'getAll', 'Automations are made and changed in ActiveCampaign'],
		['campaign', 'createDraft', 'A campaign goes to lists'],
		['campaign', 'sendNow', 'A campaign goes to lists'],
		['campaign', 'sendToContact', 'A campaign goes to lists'],
		['contact', 'import', 'no webhooks for imported contacts'],
		['bulkImport', 'import', 'no webhooks for imported contacts'],
	])('at %s %s say what the API cannot do', (resource, operation, text) => {
		expect(shownFor(resource, operation)).toEqual([expect.stringContaining(text)]);
	});

	test('are shown for no other operation', () => {
		const shown = resources.flatMap(({ value, operations }) =>
			Object.keys(operations)
				.filter((name) => shownFor(value, name).length > 0)
				.map((name) => `${value}.${name}`),
		);
		expect(shown.sort()).toEqual([
			'automation.get',
			'automation.getAll',
			'bulkImport.import',
			'campaign.createDraft',
			'campaign.createEmpty',
			'campaign.schedule',
			'campaign.sendNow',
			'campaign.sendToContact',
			'contact.import',
		]);
		expect(notices.length).toBeLessThanOrEqual(5);
	});

	test('refer only to operations that the node has', () => {
		const named = notices.flatMap(({ displayName }) =>
			[...displayName.matchAll(/((?:\p{Lu}\w+ ?)+) > ((?:\p{Lu}\w+ ?)+)/gu)].map(
				([, resource = '', operation = '']) => [resource.trim(), operation.trim()] as const,
			),
		);
		expect(named.length).toBeGreaterThan(0);
		for (const [resource, operation] of named) {
			const found = resources.find(({ name }) => name === resource);
			const names = Object.values(found?.operations ?? {}).map(({ name }) => name);
			expect(names).toContain(operation);
		}
	});
});
