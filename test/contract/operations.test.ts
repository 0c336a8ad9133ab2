import { resources } from '../../nodes/ActiveCampaign/resources';
import { examine } from './examine';
import { type Finding, needless, notElsewhere, unexplained } from './findings';
import { factOfRoute } from './reference';

const operations = resources.flatMap(({ value, operations: byName }) =>
	Object.entries(byName).map(([name, operation]) => ({
		title: `${value}.${name} ${operation.route}`,
		key: `${value}.${name}`,
		fact: factOfRoute(operation),
		// Asked for more than once, worked out once and not before.
		findings: once(async () => await examine(operation)),
	})),
);

type Examined = (typeof operations)[number];

describe('every operation does what the reference says', () => {
	test.each(operations)('$title', async (operation) => {
		expect(unexplained(operation.key, await differences(operation))).toEqual([]);
	});

	test('and every reason to differ is still needed', async () => {
		for (const operation of operations) unexplained(operation.key, await differences(operation));
		expect(needless()).toEqual([]);
	});
});

async function differences({ key, fact, findings }: Examined): Promise<Finding[]> {
	const sameRoute = operations.filter(
		(other) => other.key !== key && fact !== undefined && other.fact === fact,
	);
	const others = await Promise.all(sameRoute.map(async (other) => await other.findings()));
	return notElsewhere(await findings(), others);
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
	let result: Promise<T> | undefined;
	return () => (result ??= work());
}
