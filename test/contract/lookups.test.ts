import type { Operation } from '../../nodes/ActiveCampaign/core/descriptor';
import { isRow, type Row } from '../../nodes/ActiveCampaign/core/values';
import { fieldSources } from '../../nodes/ActiveCampaign/resources/shared/fieldSources';
import { lookups } from '../../nodes/ActiveCampaign/resources/shared/lookups';
import { exampleOf, operationKey } from '../emulator/facts';
import { factOfRoute } from './reference';
import { isNamed } from './sent';

const factFor = (route: Operation['route']) => factOfRoute({ route } as Operation);

describe.each(Object.entries(lookups))('Look-up %s', (_, lookup) => {
	const fact = factFor(lookup.route);

	test('reads a documented list', () => {
		expect(fact?.response.dataKey).toBe(lookup.returns);
		expect(fact?.response.list).toBe(true);
	});

	test('searches by documented parameters', () => {
		const parameters = [lookup.search, lookup.exact].filter((name) => name !== undefined);
		const unknown = parameters.filter(
			(name) => !fact?.query.some((field) => isNamed(field.name, name)),
		);
		expect(unknown).toEqual([]);
	});

	test('has a title for the documented example', () => {
		const key = fact ? operationKey(fact) : '';
		const answer = exampleOf(key) as Record<string, Row[]> | undefined;
		const rows = answer?.[lookup.returns] ?? [];
		const [first] = lookup.read ? lookup.read(rows, answer) : rows;
		expect(first ? lookup.title(filledIn(first)) : 'no example').not.toBe('');
	});
});

describe('Custom field sources', () => {
	test.each(Object.entries(fieldSources))('%s: is read from a documented list', (_, source) => {
		expect(factFor(source.route)?.response.dataKey).toBe(source.returns);
	});
});

/** Examples leave some members blank, which would make an empty title. */
function filledIn(row: Row): Row {
	return Object.fromEntries(
		Object.entries(row).map(([name, value]) => {
			if (isRow(value)) return [name, filledIn(value)];
			return [name, value === '' || value === null ? 'Example' : value];
		}),
	);
}
