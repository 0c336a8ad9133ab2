import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import prettier from 'prettier';
import { repositoryRoot } from '../../test/support/n8n/folders';
import { cellsOf, columns, goalCells, goalColumns, notesOf, type Report } from './report';

/** The conditions of a run, for docs/benchmarks.md. */
export interface RunConditions {
	command: string;
	date: string;
	/** Versions by name. */
	versions: Record<string, string>;
	minutes: string;
	/** Number of processors, and their load. */
	machine: string;
}

/** Writes docs/benchmarks.md: the template with the figures of this run. */
export async function writeDocument(reports: Report[], run: RunConditions): Promise<void> {
	const template = await readFile(path.join(__dirname, 'benchmarks.template.md'), 'utf8');
	const file = path.join(repositoryRoot, 'docs', 'benchmarks.md');
	const text = template
		.replace('{{conditions}}', () => conditions(run))
		.replace('{{figures}}', () => reports.map(section).join('\n\n'));
	const options = (await prettier.resolveConfig(file)) ?? {};
	await writeFile(file, await prettier.format(text, { ...options, parser: 'markdown' }));
}

function conditions({ command, date, versions, minutes, machine }: RunConditions): string {
	const used = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
	return `\`${command}\` measured these figures on ${date}, in ${minutes} minutes, on ${machine}, with ${used.join(', ')}.`;
}

function section(report: Report): string {
	const { title, lines, goals, verbatim } = report;
	return [
		`## ${title}`,
		...(lines.length > 0 ? [table(columns, lines.map(cellsOf))] : []),
		...(verbatim === undefined ? [] : ['```text', verbatim, '```']),
		table(goalColumns, goals.map(goalCells)),
		notesOf(report)
			.map((note) => `- ${note}`)
			.join('\n'),
	].join('\n\n');
}

function table(head: string[], rows: string[][]): string {
	const line = (cells: string[]) => `| ${cells.map((cell) => cell || ' ').join(' | ')} |`;
	const rule = head.map((_, index) => (index === 0 ? '---' : '--:'));
	return [head, rule, ...rows].map(line).join('\n');
}
