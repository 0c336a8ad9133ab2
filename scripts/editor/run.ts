import type { Log } from '../n8n/progress';
import { Skipped, type Stage, type Step } from './stage';
import type { StepOutcome } from './table';

/** Runs the steps one after another; one that fails is pictured, and the next are tried all the same. */
export async function runSteps(
	steps: readonly Step[],
	stage: Stage,
	log: Log,
): Promise<StepOutcome[]> {
	const outcomes: StepOutcome[] = [];
	for (const [index, { title, run }] of steps.entries()) {
		const startedAt = Date.now();
		const end = await run(stage).then(
			(words) => ({ outcome: 'done' as const, words }),
			(error: unknown) => ({
				outcome: error instanceof Skipped ? ('skipped' as const) : ('failed' as const),
				words: wordsOf(error),
			}),
		);
		if (end.outcome === 'failed') {
			await stage.pictures.take(`failed-${index + 1}`, stage.page).catch(() => undefined);
		}
		outcomes.push({ title, ...end, seconds: (Date.now() - startedAt) / 1000 });
		log.line(`  ${end.outcome === 'done' ? '✓' : '·'} ${title}`);
	}
	return outcomes;
}

function wordsOf(error: unknown): string {
	const text = error instanceof Error ? error.message : String(error);
	// Playwright colours what it tells.
	return text
		.replace(/\u001b\[\d+m/g, '')
		.split('\n')
		.slice(0, 4)
		.join(' ');
}
