/** One belief about the service that may be wrong, with every answer that a client may meet instead. */
export interface Switch<Position extends string = string> {
	/** What the default position says of the service, in one sentence. */
	belief: string;
	positions: readonly Position[];
	default: Position;
	/** What speaks for the default, by public source; "unproven" where nothing does. */
	evidence: string;
	/** The operations it is about as `METHOD /path`, none when it is about all. */
	operations: readonly string[];
}

/** Keeps the positions of a switch as a union of their names. */
export const switchOf = <const Position extends string>(
	definition: Omit<Switch<Position>, 'default'> & { default: NoInfer<Position> },
): Switch<Position> => definition;
