import type { Conversion } from './conversions';
import type { Parameters } from './workflowFile';

/** Where a parameter of n8n's node goes in ours, and how its value is converted. */
export interface Target {
	/** A parameter, or `collection.member`. */
	to: string;
	conversion: Conversion;
}

/** How one operation of n8n's node is migrated. */
export interface Move {
	/** `resource.operation` of n8n's node. */
	from: string;
	/** `resource.operation` of ours. */
	to: string;
	/** Targets by name in n8n's node (`collection.member` in a collection); a string is copied as it is. */
	parameters?: Record<string, string | Target>;
	/** Defaults of n8n's node: workflow files leave out parameters that have their default. */
	defaults?: Parameters;
	/** Parameters that may be missing without a note. */
	optional?: string[];
	/** Fixed parameters of our node. */
	set?: Parameters;
	/** Member that wraps the result in n8n's node; ours unwraps it. */
	wrapped?: string;
	/** What the user should know about the migrated operation. */
	notes?: string[];
	/** Changes to the move that depend on the node's values. */
	choose?: (given: Parameters) => Choice;
}

/** Overrides for a move; `given` are the values that still have to be placed. */
export type Choice = Partial<Omit<Move, 'from' | 'choose'>> & { given?: Parameters };

/** An ID, for a resource locator. */
export const id = (to: string): Target => ({ to, conversion: 'id' });

/** An amount in cents; our node takes units of the currency. */
export const cents = (to: string): Target => ({ to, conversion: 'units' });

/** Moves members of a collection into one of ours; a target that starts with `/` leaves it. */
export function members(
	collection: string,
	targets: Record<string, string | Target>,
	into = collection,
): Record<string, string | Target> {
	return Object.fromEntries(
		Object.entries(targets).map(([name, target]) => [
			`${collection}.${name}`,
			typeof target === 'string'
				? `${into}.${target}`
				: target.to.startsWith('/')
					? { ...target, to: target.to.slice(1) }
					: { ...target, to: `${into}.${target.to}` },
		]),
	);
}

/** Custom fields, a parameter of their own in our node. */
export const customFields = (conversion: 'contactFields' | 'accountFields'): Target => ({
	to: '/customFields',
	conversion,
});

/** The parameters that every Get Many of n8n's node has. */
export const paged = {
	parameters: { returnAll: 'returnAll', limit: 'limit' },
	defaults: { returnAll: false, limit: 100, simple: true },
};

/** Simplify off: n8n's node returns full rows, ours keeps about ten members by default. */
export const wholeRows: Parameters = { simplify: false };
