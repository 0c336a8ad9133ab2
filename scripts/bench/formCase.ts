import execa from 'execa';
import { repositoryRoot } from '../../test/support/n8n/folders';
import type { Report } from './report';

/** What n8n pays for the form, as `npm run bench -- form` measures it. */
export async function formCase(): Promise<Report> {
	const { stdout, exitCode } = await execa('tsx', ['scripts/bench/form.ts'], {
		cwd: repositoryRoot,
		preferLocal: true,
		reject: false,
		stderr: 'inherit',
	});
	return {
		title: 'The form: what n8n pays at every execution for the description of the node',
		lines: [],
		goals: [
			{
				title: 'All figures of the form',
				value: exitCode === 0 ? 'within' : 'over',
				wanted: 'within their goals',
				met: exitCode === 0,
			},
		],
		notes: [],
		verbatim: stdout.trim(),
	};
}
