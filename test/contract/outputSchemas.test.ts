import { readdirSync } from 'node:fs';
import path from 'node:path';
import { resources } from '../../nodes/ActiveCampaign/resources';
import { readSchema, schemaFolder } from '../node/outputSchema';

/** `contact`, `get` and so on: the operations that a file shows the shape of. */
const shown = (readdirSync(schemaFolder, { recursive: true }) as string[])
	.filter((name) => name.endsWith('.json'))
	.map((name) => path.basename(name, '.json').split('.'));

describe('the shapes that n8n shows before a run', () => {
	test('are of operations that exist', () => {
		const strays = shown.filter(
			([resource, operation = '']) =>
				resources.find(({ value }) => value === resource)?.operations[operation] === undefined,
		);
		expect(strays).toEqual([]);
	});

	test('are there for all but a few', () => {
		const total = resources.flatMap(({ operations }) => Object.keys(operations)).length;
		expect(shown.length / total).toBeGreaterThan(0.95);
	});

	test.each(shown)('%s %s is what the editor takes', (resource = '', operation = '') => {
		// The editor drops a schema without members.
		expect(readSchema(resource, operation)).toMatchObject({ type: 'object' });
		expect(Object.keys(readSchema(resource, operation)?.properties ?? {})).not.toEqual([]);
	});
});
