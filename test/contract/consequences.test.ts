import { buildProperties, operationValue } from '../../nodes/ActiveCampaign/core/form/properties';
import { resources } from '../../nodes/ActiveCampaign/resources';

/** The operations as n8n lists them, and as an AI agent reads them. */
const operationOptions = buildProperties(resources)
	.filter(({ name }) => name === 'operation')
	.flatMap(({ options = [] }) => options) as Array<{ value: string; description: string }>;

const descriptionOf = (resource: string, operation: string) =>
	operationOptions.find(({ value }) => value === operationValue(resource, operation))?.description;

const warning =
	/(Cannot be undone|Undone only by adding it again|Overwrites what is there|What was sent cannot be taken back)\.$/;

const operations = resources.flatMap(({ value, operations: byName }) =>
	Object.entries(byName).map(([name, operation]) => ({ key: `${value}.${name}`, ...operation })),
);
const warned = operations
	.filter(({ key }) => {
		const [resource = '', name = ''] = key.split('.');
		return warning.test(descriptionOf(resource, name) ?? '');
	})
	.map(({ key }) => key);

describe('Irreversible operations', () => {
	test('have a warning if they delete, remove, unsubscribe, replace or import', () => {
		const harmful = operations.filter(
			({ name, route }) =>
				route.startsWith('DELETE ') || /^(Delete|Remove|Unsubscribe|Replace|Import)/.test(name),
		);
		expect(harmful.map(({ key }) => key).filter((key) => !warned.includes(key))).toEqual([]);
	});

	test('have a warning without DELETE only where listed here', () => {
		const others = operations.filter(
			({ key, route }) => warned.includes(key) && !route.startsWith('DELETE '),
		);
		expect(others.map(({ key }) => key).sort()).toEqual([
			'bulkImport.import',
			'campaign.schedule',
			'campaign.sendNow',
			'campaign.sendToContact',
			'campaign.setStatus',
			'contact.import',
			'smsBroadcast.update',
			'subscription.unsubscribe',
			'whatsappConversation.replace',
			'whatsappFlow.run',
			'whatsappTemplate.send',
		]);
	});

	test.each([
		['contact', 'delete', 'Delete a contact with its tags and subscriptions. Cannot be undone.'],
		[
			'subscription',
			'unsubscribe',
			'Take a contact off a list; the contact itself stays. Undone only by adding it again.',
		],
		['message', 'delete', 'Delete a message. Cannot be undone.'],
	])('have this description: %s %s', (resource, operation, text) => {
		expect(descriptionOf(resource, operation)).toBe(text);
	});

	test('have one warning per description', () => {
		const twice = operationOptions.filter(({ description }) =>
			/for good\b.*Cannot be undone|undone.*undone/i.test(description),
		);
		expect(twice).toEqual([]);
	});
});
