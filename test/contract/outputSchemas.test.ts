import { readdirSync } from 'node:fs';
import path from 'node:path';
import { resources } from '../../nodes/ActiveCampaign/resources';
import { readSchema, schemaFolder } from '../node/outputSchema';

/** Resource and operation (`contact`, `get`) of each schema file. */
const schemaNames = (readdirSync(schemaFolder, { recursive: true }) as string[])
	.filter((name) => name.endsWith('.json'))
	.map((name) => path.basename(name, '.json').split('.'));

describe('Output schemas', () => {
	test('belong to existing operations', () => {
		const unknown = schemaNames.filter(
			([resource, operation = '']) =>
				resources.find(({ value }) => value === resource)?.operations[operation] === undefined,
		);
		expect(unknown).toEqual([]);
	});

	test('exist for more than 95 % of the operations', () => {
		const total = resources.flatMap(({ operations }) => Object.keys(operations)).length;
		expect(schemaNames.length / total).toBeGreaterThan(0.95);
	});

	test.each(schemaNames)('%s %s is an object with members', (resource = '', operation = '') => {
		// The editor drops a schema without members.
		expect(readSchema(resource, operation)).toMatchObject({ type: 'object' });
		expect(Object.keys(readSchema(resource, operation)?.properties ?? {})).not.toEqual([]);
	});
});
