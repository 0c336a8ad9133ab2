import type { Wanted } from '../../core/descriptor';
import { Failure } from '../../core/failure';

/**
 * Looks a thing up by its name and uses its ID. Where it turns out to be deleted since it was
 * looked up, it is looked up anew, and the one that has the name by now is used.
 */
export async function useNamed(
	idOf: (wanted: Wanted) => Promise<string>,
	use: (id: string) => Promise<unknown>,
): Promise<void> {
	const id = await idOf({});
	const failure = await use(id).then(() => undefined, failureIfGone);
	if (failure === undefined) return;
	const current = await idOf({ foundMs: 0, missingMs: 0 });
	if (current === id) throw failure;
	await use(current);
}

/** Nothing for a failure that says that the thing does not exist; throws any other. */
export function undefinedIfMissing(failure: unknown): undefined {
	if (failure instanceof Failure && failure.facts.missing) return undefined;
	throw failure;
}

/** A failure that says that something to be used does not exist; throws any other. */
function failureIfGone(failure: unknown): Failure {
	if (failure instanceof Failure && (failure.facts.missing || isRelated(failure))) return failure;
	throw failure;
}

function isRelated({ facts }: Failure): boolean {
	return facts.code === 'related_missing';
}
