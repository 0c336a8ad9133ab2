import execa from 'execa';
import { repositoryRoot } from '../../test/support/n8n/folders';
import type { Report } from './report';

/** The cost of the form, measured by `npm run bench -- form`. */
export async function formCase(): Promise<Report> {
	const { stdout, exitCode } = await execa('tsx', ['scripts/bench/form.ts'], {
		cwd: repositoryRoot,
		preferLocal: true,
		reject: false,
		stderr: 'inherit',
	});
	return {
		title: 'Form: the cost of the node description at every execution',
		lines: [],
		goals: [
			{
				title: 'Figures of the form',
				value: exitCode === 0 ? 'all met' : 'missed',
				wanted: 'all met',
				met: exitCode === 0,
			},
		],
		notes: [],
		verbatim: stdout.trim(),
	};
}
