import type { ApiRequest } from '../../nodes/ActiveCampaign/core/client/exchange';
import type { Operation } from '../../nodes/ActiveCampaign/core/descriptor';
import { resources } from '../../nodes/ActiveCampaign/resources';
import { requestsOf } from './requests';
import { everyValues } from './samples';

/** API Request sends what the user composes: nothing is known of it. */
const freelyComposed = ['apiRequest'];

const operations = resources
	.filter(({ value }) => !freelyComposed.includes(value))
	.flatMap((resource) =>
		Object.entries(resource.operations).map(([name, operation]) => ({
			key: `${resource.value}.${name}`,
			operation: operation as Operation,
		})),
	);

const shown = ({ method, path }: ApiRequest) => `${method} ${path}`;

describe('every write of an operation', () => {
	const sent = new Map<string, ApiRequest[]>();
	beforeAll(async () => {
		for (const { key, operation } of operations) {
			const runs = await Promise.all(
				everyValues(operation).map(async (values) => await requestsOf(operation, values)),
			);
			sent.set(
				key,
				runs.flatMap(({ requests }) => requests.filter(({ method }) => method !== 'GET')),
			);
		}
	});

	test.each(operations)('$key may be repeated, or says how it is recovered', ({ key }) => {
		const silent = (sent.get(key) ?? []).filter(
			({ repeatable, recovery }) => !repeatable && recovery === undefined,
		);
		expect(silent.map(shown)).toEqual([]);
	});

	test('to the bulk importer carries the limit of its route', () => {
		const imports = [...sent].flatMap(([key, requests]) =>
			requests
				.filter(({ path }) => path === '/import/bulk_import')
				.map(({ alsoLimited }) => ({ key, by: alsoLimited?.by })),
		);
		expect(new Set(imports.map(({ key }) => key))).toEqual(
			new Set(['bulkImport.import', 'contact.import']),
		);
		expect(imports.filter(({ by }) => by === undefined)).toEqual([]);
	});
});
