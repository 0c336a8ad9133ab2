/** What is known of a failure beside its sentence. */
export interface FailureFacts {
	/** What the user can do about it. */
	description?: string;
	/** HTTP status of the last answer. */
	status?: number;
	/** Code of the service (`duplicate`, `field_missing`, …) or of the network (`ECONNRESET`, …). */
	code?: string;
	/** Label of the form field it is about. */
	field?: string;
	/** How often the request was sent. */
	attempts?: number;
	/** Milliseconds until another try makes sense. */
	retryAfterMs?: number;
	/** Rows of a request with many that were refused, counted from 0. */
	rows?: RefusedRow[];
	/** What the request was about does not exist. */
	missing?: boolean;
	/** The change may have been made although no answer told so. */
	mayHaveHappened?: boolean;
}

/** A failure told for people: `message` says what happened, `facts.description` what to do. */
export class Failure extends Error {
	override readonly name = 'Failure';

	constructor(
		message: string,
		readonly facts: FailureFacts = {},
	) {
		super(message);
	}
}

/** The execution was stopped; never an item's error. */
export class Cancelled extends Error {
	override readonly name = 'Cancelled';

	constructor() {
		super('The execution was stopped');
	}
}

export interface RefusedRow {
	row: number;
	reason: string;
}
