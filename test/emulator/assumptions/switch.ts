/** An assumption about the service that may be wrong, with the responses that a client may get instead. */
export interface Switch<Position extends string = string> {
	/** What the default position assumes, in one sentence. */
	belief: string;
	positions: readonly Position[];
	default: Position;
	/** Public sources for the default; "unproven" if there is none. */
	evidence: string;
	/** The operations concerned as `METHOD /path`; empty for all. */
	operations: readonly string[];
}

/** Keeps the positions of a switch as a union of their names. */
export const switchOf = <const Position extends string>(
	definition: Omit<Switch<Position>, 'default'> & { default: NoInfer<Position> },
): Switch<Position> => definition;
