import { Failure } from '../failure';
import type { ReadyConnection } from './connection';
import type { ApiRequest, Outcome, RequestRecovery } from './exchange';
import { explain } from './explain';
import { contentOf, isBlankAnswer, isContentMissing } from './content';
import { findCreated, idIn } from './findCreated';
import {
	type Attempts,
	type FailedOutcome,
	isRejected,
	outcomeUnknown,
	recoveryDelay,
} from './retry';

/** A create that can be found when its answer is lost. */
type RecoverableRequest = ApiRequest & { recovery: RequestRecovery };

export function isFindable(request: ApiRequest): request is RecoverableRequest {
	return typeof request.recovery === 'object';
}

/** What may be repeated needs no search after a lost answer. */
export function isRecoverable(request: ApiRequest): request is RecoverableRequest {
	return isFindable(request) && !request.repeatable;
}

/**
 * Whether to search for what a create has made before anything else. After an unknown outcome a
 * refusal (“already exists”) can mean that the first attempt succeeded.
 */
export function shouldRecover(
	request: ApiRequest,
	outcome: Outcome,
	{ mayHaveHappened }: Attempts,
): request is RecoverableRequest {
	const mayHaveWorked = outcomeUnknown(outcome) || (mayHaveHappened && isRejected(outcome));
	return isRecoverable(request) && mayHaveWorked;
}

/** Searches for what a create has made whose answer was lost; it has no idempotency key. */
export class LostCreates {
	/** `call` sends the reads of the search. */
	constructor(
		private readonly connection: ReadyConnection,
		private readonly call: (request: ApiRequest) => Promise<unknown>,
	) {}

	/**
	 * The answer of a create that had worked; undefined if it had not, so that it may be sent again.
	 * Throws `Failure` if it may not be sent again, or if the search is inconclusive.
	 */
	async recover(
		request: RecoverableRequest,
		outcome: FailedOutcome,
		attempts: Attempts,
	): Promise<unknown> {
		const { retryPolicy: policy, clock, random, signal } = this.connection;
		const isUnknown = outcomeUnknown(outcome);
		if (isUnknown) await clock.sleep(recoveryDelay(outcome, attempts, { policy, random }), signal);
		const answer = await this.findCreatedRow(request, attempts.since).catch((failure: unknown) => {
			throw failure instanceof Failure ? explain(outcome, request, attempts, policy) : failure;
		});
		// A success without content was no refusal: sent again it could be made twice.
		const saysDone = isContentMissing(outcome);
		const mayGoAgain = isUnknown && !saysDone && attempts.failed < policy.maxAttempts;
		// Otherwise it is certain that nothing was created, and the failure must not say that it may have been.
		if (answer === undefined && !mayGoAgain)
			throw explain(
				outcome,
				saysDone ? request : { ...request, repeatable: true },
				attempts,
				policy,
			);
		return answer;
	}

	/** What a create has made that is documented to answer with nothing; undefined if unknown. */
	async recoverEmptyAnswer(request: ApiRequest, body: unknown, since: number): Promise<unknown> {
		if (contentOf(request) !== 'nothing' || !isRecoverable(request) || !isBlankAnswer(body))
			return undefined;
		return await this.findStored(request, since);
	}

	/** What a request has stored that gave a success without content; undefined if it cannot be found. */
	async findStored(request: RecoverableRequest, since: number): Promise<unknown> {
		return await this.findCreatedRow(request, since).catch((failure: unknown) => {
			if (failure instanceof Failure) return undefined;
			throw failure;
		});
	}

	private async findCreatedRow(request: RecoverableRequest, since: number): Promise<unknown> {
		const { creates, writes, signal } = this.connection;
		const { recovery } = request;
		const release = await creates.lock(recovery.returns, true, signal);
		try {
			const answer = await findCreated(request, recovery, {
				call: this.call,
				since,
				isTaken: ({ id }) => creates.has(recovery.returns, id),
			});
			creates.add(recovery.returns, idIn(answer, recovery.member));
			writes?.noteAnswer(request, answer);
			return answer;
		} finally {
			release();
		}
	}
}
