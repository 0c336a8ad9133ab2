/** What came of one switch. */
export type Outcome<Position extends string = string> =
	| { kind: 'seen'; position: Position; evidence: string }
	| { kind: 'inconclusive'; why: string }
	/** The plan or the rights of the key do not have what the probe needs. */
	| { kind: 'notAvailable'; why: string }
	| { kind: 'notProbed'; why: string };

export type Seen<Position extends string> = Extract<Outcome<Position>, { kind: 'seen' }>;

export const seen = <const Position extends string>(
	position: Position,
	evidence: string,
): Seen<Position> => ({ kind: 'seen', position, evidence });

/** The answer fits none of the positions, or something else kept the probe from an answer. */
export class Inconclusive extends Error {}

/** A resource answered 402, 403 or 404 where it should be there. */
export class Unavailable extends Error {
	constructor(
		what: string,
		readonly status: number,
	) {
		super(`${what} answered ${status}`);
	}
}

/** Nothing answered: refused, reset, timed out. */
export class Unreachable extends Error {}

/** Ctrl-C. */
export class Stopped extends Error {
	constructor() {
		super('stopped');
	}
}

/** The run cannot begin or go on; the message is for the person who started it. */
export class CannotRun extends Error {}
