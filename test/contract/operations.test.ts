import { resources } from '../../nodes/ActiveCampaign/resources';
import { examine } from './examine';
import { type Finding, unusedReasons, notOfferedElsewhere, unexplained } from './findings';
import { factOfRoute } from '../support/reference';

const operations = resources.flatMap(({ value, operations: byName }) =>
	Object.entries(byName).map(([name, operation]) => ({
		title: `${value}.${name} ${operation.route}`,
		key: `${value}.${name}`,
		fact: factOfRoute(operation),
		// Needed by several tests, so computed once, on first use.
		findings: once(async () => await examine(operation)),
	})),
);

type Examined = (typeof operations)[number];

describe('Operations compared with the reference', () => {
	test.each(operations)('$title matches the reference', async (operation) => {
		expect(unexplained(operation.key, await differences(operation))).toEqual([]);
	});

	test('every reason in leftOut is still needed', async () => {
		for (const operation of operations) unexplained(operation.key, await differences(operation));
		expect(unusedReasons()).toEqual([]);
	});
});

async function differences({ key, fact, findings }: Examined): Promise<Finding[]> {
	const sameRoute = operations.filter(
		(other) => other.key !== key && fact !== undefined && other.fact === fact,
	);
	const others = await Promise.all(sameRoute.map(async (other) => await other.findings()));
	return notOfferedElsewhere(await findings(), others);
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
	let result: Promise<T> | undefined;
	return () => (result ??= work());
}
