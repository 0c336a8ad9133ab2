import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resources } from '../../nodes/ActiveCampaign/resources';
import { documented, tableOf, uncovered } from './coverage';

describe('Coverage of the API reference', () => {
	test('is not lower than covered.json says', () => {
		const { openapi } = JSON.parse(readFileSync(join(__dirname, 'covered.json'), 'utf8')) as {
			openapi: number;
		};
		const missing = uncovered(resources);
		const covered = documented.length - missing.length;
		const advice = covered > openapi ? `: write ${covered} into test/contract/covered.json` : '';
		process.stdout.write(
			`covered ${covered} of ${documented.length}${advice}\n${tableOf(missing)}\n`,
		);

		expect(covered).toBeGreaterThanOrEqual(openapi);
	});

	test('is zero without descriptors', () => {
		expect(uncovered([])).toHaveLength(documented.length);
		expect(tableOf(documented).split('\n').length).toBeGreaterThan(30);
	});
});
