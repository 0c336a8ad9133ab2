import type { Form } from './forms';
import type { Parameters } from './workflowFile';

/** Where a parameter of n8n's node goes in ours, `collection.member` inside a collection. */
export interface Target {
	to: string;
	form: Form;
}

/** One of the 48 operations of n8n's node and what it becomes. */
export interface Move {
	/** `resource.operation` of n8n's node. */
	from: string;
	/** `resource.operation` of ours. */
	to: string;
	/** By name in n8n's node, `collection.member` inside a collection; text is a target in plain form. */
	parameters?: Record<string, string | Target>;
	/** What n8n's node takes where the file says nothing; files leave out what was not changed. */
	defaults?: Parameters;
	/** Parameters that n8n's node can do without. */
	optional?: string[];
	/** Parameters of ours beside those. */
	set?: Parameters;
	/** Member in which n8n's node leaves the result; ours gives the result itself. */
	wrapped?: string;
	/** What the user should know of this operation. */
	notes?: string[];
	/** What depends on the values given. */
	choose?: (given: Parameters) => Choice;
}

/** A move changed for the values given; `given` are the values that are left to place. */
export type Choice = Partial<Omit<Move, 'from' | 'choose'>> & { given?: Parameters };

/** An ID for a selector. */
export const id = (to: string): Target => ({ to, form: 'id' });

/** An amount in cents, which ours asks for in units of the currency. */
export const cents = (to: string): Target => ({ to, form: 'units' });

/** Members of a collection, each to a member of one of ours. */
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

/** Custom fields, which ours has in a parameter of its own. */
export const customFields = (form: 'contactFields' | 'accountFields'): Target => ({
	to: '/customFields',
	form,
});

/** The parameters that n8n's node has on each of its lists. */
export const paged = {
	parameters: { returnAll: 'returnAll', limit: 'limit' },
	defaults: { returnAll: false, limit: 100, simple: true },
};

/** Full rows as n8n's node gives them; ours would keep the ten most useful members. */
export const wholeRows: Parameters = { simplify: false };
