/**
 * `npm run derive` regenerates every file that is generated from other files of the repository.
 * `npm run derive -- --check` only lists the stale ones, and exits with 1 if there are any.
 */
import { parseArgs } from 'node:util';
import { messageOf } from '../runMain';
import type { DerivedFiles } from './derivedFiles';
import { emulatorCoverage } from './emulatorCoverage';
import { forms } from './forms';
import { operationsPage } from './operationsPage';
import { schemas } from './schemas';
import { renew, staleIn } from './stale';
import { triggerSamples } from './triggerSamples';

/** Every group of derived files; add a new one here. */
const groups: DerivedFiles[] = [forms, operationsPage, emulatorCoverage, triggerSamples, schemas];

const { values: options } = parseArgs({ options: { check: { type: 'boolean', default: false } } });

async function main(): Promise<number> {
	const files: string[] = [];
	let failed = 0;
	for (const group of groups) {
		try {
			const stale = await staleIn(group);
			if (!options.check) await renew(stale);
			files.push(...stale.map(({ file }) => file));
			console.log(`${stale.length === 0 ? '✓' : '·'} ${group.title}`);
		} catch (error) {
			failed++;
			console.log(`✗ ${group.title}: ${messageOf(error)}`);
		}
	}
	if (files.length > 0) {
		console.log(options.check ? 'These files are stale. Run `npm run derive`:' : 'Regenerated:');
		for (const file of files) console.log(`  ${file}`);
	} else if (failed === 0) {
		console.log('All derived files are up to date');
	}
	return failed > 0 || (options.check && files.length > 0) ? 1 : 0;
}

void main().then((code) => process.exit(code));
