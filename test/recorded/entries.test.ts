import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { entries } from './entry';

const namesOfMembers = [
	'id',
	'kind',
	'strength',
	'source',
	'proves',
	'request',
	'response',
	'delivery',
	'fieldIds',
	'replays',
	'deliveries',
];

/** IDs that a test file of this folder describes in code. */
const inCode = readdirSync(__dirname)
	.filter((file) => file.endsWith('.test.ts'))
	.map((file) => readFileSync(join(__dirname, file), 'utf8'))
	.flatMap((text) => [...text.matchAll(/\bdescribeEntry\(\s*'([^']+)'/g)].map(([, id]) => id));

describe('the observed entries', () => {
	it('are named after their IDs', () => {
		const files = readdirSync(join(__dirname, 'observed'));
		expect(files.sort()).toEqual(entries.map(({ id }) => `${id}.json`).sort());
	});

	it.each(entries)('$id has only members that are read, and says where it comes from', (entry) => {
		expect(Object.keys(entry).filter((name) => !namesOfMembers.includes(name))).toEqual([]);
		expect(Object.keys(entry.source)).not.toEqual([]);
		expect(entry.strength).toMatch(/^[ABCD]-?(\+[ABCD]-?)*$/);
		expect(entry.proves).not.toBe('');
	});

	it.each(entries)('$id has a test', ({ id, replays = [], deliveries = [] }) => {
		expect(replays.length + deliveries.length + Number(inCode.includes(id))).toBeGreaterThan(0);
	});
});
