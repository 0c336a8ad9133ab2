import type { INode } from 'n8n-workflow';
import { Failure } from '../core/failure';
import { nodeError } from './errors';

/** The result of the work; turns its `Failure` into an error of the node. */
export async function orNodeError<T>(
	context: { getNode(): INode },
	work: () => Promise<T>,
): Promise<T> {
	const outcome = await work().then(
		(value) => ({ value }),
		(error: unknown) => ({ error }),
	);
	if ('value' in outcome) return outcome.value;
	throw outcome.error instanceof Failure
		? nodeError(context.getNode(), outcome.error)
		: outcome.error;
}
