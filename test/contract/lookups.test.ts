import type { Operation } from '../../nodes/ActiveCampaign/core/descriptor';
import { isRow, type Row } from '../../nodes/ActiveCampaign/core/values';
import { fieldSources } from '../../nodes/ActiveCampaign/resources/shared/fieldSources';
import { lookups } from '../../nodes/ActiveCampaign/resources/shared/lookups';
import { exampleOf, operationKey } from '../emulator/facts';
import { factOfRoute } from './reference';
import { isNamed } from './sent';

const factFor = (route: Operation['route']) => factOfRoute({ route } as Operation);

describe.each(Object.entries(lookups))('the look-up %s', (_, lookup) => {
	const fact = factFor(lookup.route);

	test('reads a list that the reference knows', () => {
		expect(fact?.response.dataKey).toBe(lookup.returns);
		expect(fact?.response.list).toBe(true);
	});

	test('searches by parameters that the reference knows', () => {
		const asked = [lookup.search, lookup.exact].filter((name) => name !== undefined);
		const unknown = asked.filter((name) => !fact?.query.some((field) => isNamed(field.name, name)));
		expect(unknown).toEqual([]);
	});

	test('has a title for what the reference shows', () => {
		const key = fact ? operationKey(fact) : '';
		const answer = exampleOf(key) as Record<string, Row[]> | undefined;
		const rows = answer?.[lookup.returns] ?? [];
		const [first] = lookup.read ? lookup.read(rows, answer) : rows;
		expect(first ? lookup.title(filledIn(first)) : 'no example').not.toBe('');
	});
});

test.each(Object.entries(fieldSources))(
	'the custom fields of %s are read from a list that the reference knows',
	(_, source) => {
		expect(factFor(source.route)?.response.dataKey).toBe(source.returns);
	},
);

/** Examples leave texts blank or show their type: what counts is that the member is there. */
function filledIn(row: Row): Row {
	return Object.fromEntries(
		Object.entries(row).map(([name, value]) => {
			if (isRow(value)) return [name, filledIn(value)];
			return [name, value === '' || value === null ? 'Example' : value];
		}),
	);
}
