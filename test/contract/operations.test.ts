import { resources } from '../../nodes/ActiveCampaign/resources';
import { examine } from './examine';
import { needless, unexplained } from './findings';

const operations = resources.flatMap(({ value, operations: byName }) =>
	Object.entries(byName).map(([name, operation]) => ({
		title: `${value}.${name} ${operation.route}`,
		key: `${value}.${name}`,
		operation,
	})),
);

describe('every operation does what the reference says', () => {
	test.each(operations)('$title', async ({ key, operation }) => {
		expect(unexplained(key, await examine(operation))).toEqual([]);
	});

	test('and every reason to differ is still needed', async () => {
		for (const { key, operation } of operations) unexplained(key, await examine(operation));
		expect(needless()).toEqual([]);
	});
});
