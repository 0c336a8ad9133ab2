import { buildProperties, operationValue } from '../../nodes/ActiveCampaign/core/form/properties';
import { resources } from '../../nodes/ActiveCampaign/resources';

/** What n8n shows of each operation in its list, and hands to whatever picks operations. */
const described = buildProperties(resources)
	.filter(({ name }) => name === 'operation')
	.flatMap(({ options = [] }) => options) as Array<{ value: string; description: string }>;

const descriptionOf = (resource: string, operation: string) =>
	described.find(({ value }) => value === operationValue(resource, operation))?.description;

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

describe('what cannot be taken back is said where an operation is picked', () => {
	test('of every DELETE, and of every name that begins so', () => {
		const harmful = operations.filter(
			({ name, route }) =>
				route.startsWith('DELETE ') || /^(Delete|Remove|Unsubscribe|Replace|Import)/.test(name),
		);
		expect(harmful.map(({ key }) => key).filter((key) => !warned.includes(key))).toEqual([]);
	});

	test('of nothing that only reads, and of no plain create or update', () => {
		const others = operations.filter(
			({ key, route }) => warned.includes(key) && !route.startsWith('DELETE '),
		);
		expect(others.map(({ key }) => key).sort()).toEqual([
			'bulkImport.import',
			'campaign.create',
			'campaign.sendToContact',
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
	])('in plain words: %s %s', (resource, operation, words) => {
		expect(descriptionOf(resource, operation)).toBe(words);
	});

	test('once in a description', () => {
		const twice = described.filter(({ description }) =>
			/for good\b.*Cannot be undone|undone.*undone/i.test(description),
		);
		expect(twice).toEqual([]);
	});
});
