/**
 * `npx tsx scripts/reference <folder>` extracts the facts that the tests need from an API reference:
 * test/contract/facts.json, examples.json, errors.json and legacy.json, one entry per line, without
 * descriptions. README.md lists the files that the folder must contain.
 */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { answersIn } from './answers';
import { factsOf } from './facts';
import { legacyActionsIn } from './legacy';
import { shorten } from './openApiAnswers';
import { refusalsIn } from './refusals';
import { keyOf, Source } from './source';

const target = join(__dirname, '..', '..', 'test', 'contract');

function writeList(file: string, rows: unknown[]): void {
	const lines = rows.map((row) => JSON.stringify(row));
	writeFileSync(join(target, file), `[\n${lines.join(',\n')}\n]\n`);
}

function writeObject(file: string, entries: Array<[string, unknown]>): void {
	const lines = entries.map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`);
	writeFileSync(join(target, file), `{\n${lines.join(',\n')}\n}\n`);
}

function main(folder: string): void {
	const source = new Source(resolve(folder));
	const operations = source.operations();
	const documents = source.documents();
	writeList('facts.json', factsOf(operations, documents));

	const answers = answersIn(source, documents);
	const examples = operations.flatMap(({ method, base = '', path }): Array<[string, unknown]> => {
		const answer = answers.get(keyOf(method, path));
		return answer === undefined ? [] : [[`${method} ${base}${path}`, shorten(answer)]];
	});
	writeObject('examples.json', examples);

	const refusals = refusalsIn(source, operations);
	writeObject('errors.json', refusals);

	const actions = legacyActionsIn(source);
	writeList('legacy.json', actions);
	console.log(
		`${operations.length} operations, ${examples.length} example responses, ` +
			`${refusals.length} operations with error responses, ${actions.length} legacy actions`,
	);
}

const [, , folder] = process.argv;
if (folder === undefined) {
	console.error(
		'Usage: npx tsx scripts/reference <folder>. scripts/reference/README.md describes the folder.',
	);
	process.exitCode = 1;
} else {
	main(folder);
}
