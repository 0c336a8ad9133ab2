/** What is known about a failure besides its message. Code decides by these, never by the message. */
export interface FailureFacts {
	/** What the user can do about it. */
	description?: string;
	/** HTTP status of the last response. */
	status?: number;
	/** Code of the service (`field_missing`, …) or of the network (`ECONNRESET`, …). */
	code?: string;
	/** Label of the form field it is about. */
	field?: string;
	/** How often the request was sent. */
	attempts?: number;
	/** The request was over a limit to the end, so nothing was done and its values are not the reason. */
	limited?: boolean;
	/** Milliseconds until another attempt makes sense. */
	retryAfterMs?: number;
	/** Refused rows of a request with many. */
	rows?: RefusedRow[];
	/** What the request is about does not exist. */
	missing?: boolean;
	/** It exists already: a unique name, address or pair is taken. */
	duplicate?: boolean;
	/** The change may have been made although no response said so. */
	mayHaveHappened?: boolean;
}

/** An error written for users: `message` is what happened, `description` what to do about it. */
export class Failure extends Error {
	override readonly name = 'Failure';

	constructor(
		message: string,
		readonly facts: FailureFacts = {},
	) {
		super(message);
	}
}

/** The failure of a value: which field it is for, and what to give instead. */
export function valueFailure(field: string, message: string, description: string): Failure {
	return new Failure(message, { description, field });
}

/** The execution was stopped; never an item's error. */
export class Cancelled extends Error {
	override readonly name = 'Cancelled';

	constructor() {
		super('The execution was stopped');
	}
}

/**
 * A row that the service refused, with its reason. The number is the service's own: whether it counts
 * from 1 (observed 2026) or from 0 is not documented.
 */
export interface RefusedRow {
	row: number;
	reason: string;
}
