import type { Log } from '../n8n/progress';
import { messageOf } from '../runMain';
import { Skipped, type Stage, type Step } from './stage';
import { marks, type StepOutcome } from './table';

/** Runs the steps in order, also after a failure; a failed step leaves a screenshot. */
export async function runSteps(
	steps: readonly Step[],
	stage: Stage,
	log: Log,
): Promise<StepOutcome[]> {
	const outcomes: StepOutcome[] = [];
	for (const [index, { title, run }] of steps.entries()) {
		const startedAt = Date.now();
		const end = await run(stage).then(
			(result) => ({ outcome: 'done' as const, result }),
			(error: unknown) => ({
				outcome: error instanceof Skipped ? ('skipped' as const) : ('failed' as const),
				result: shortMessageOf(error),
			}),
		);
		if (end.outcome === 'failed') {
			await stage.pictures.take(`failed-${index + 1}`, stage.page).catch(() => undefined);
		}
		outcomes.push({ title, ...end, seconds: (Date.now() - startedAt) / 1000 });
		log.line(`  ${marks[end.outcome]} ${title}`);
	}
	return outcomes;
}

/** The first lines of the message, without the colour codes of Playwright. */
function shortMessageOf(error: unknown): string {
	return messageOf(error)
		.replace(/\u001b\[\d+m/g, '')
		.split('\n')
		.slice(0, 4)
		.join(' ');
}
