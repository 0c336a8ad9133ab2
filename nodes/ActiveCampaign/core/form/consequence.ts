import { splitRoute } from '../client/route';
import type { Consequence, Operation, Resource } from '../descriptor';

/** Shown to users and to AI agents in the operation's description. */
const warnings: Record<Consequence, string> = {
	erases: 'Cannot be undone.',
	removes: 'Undone only by adding it again.',
	overwrites: 'Overwrites what is there.',
	sends: 'What was sent cannot be taken back.',
};

/** A sentence that warns of an operation's irreversible effect; undefined if it has none. */
export function warningOf(operation: Operation): string | undefined {
	const consequence = operation.consequence ?? usualConsequence(operation);
	return consequence && warnings[consequence];
}

/** An operation named Delete erases an object; any other DELETE only ends a relation. */
function usualConsequence({ name, route }: Operation): Consequence | undefined {
	if (splitRoute(route).method !== 'DELETE') return undefined;
	return name.startsWith('Delete') ? 'erases' : 'removes';
}

/** The resource, with the warnings added to the descriptions of its operations. */
export function withWarnings(resource: Resource): Resource {
	const operations = Object.entries(resource.operations).map(([name, operation]) => {
		const warning = warningOf(operation);
		if (warning === undefined) return [name, operation] as const;
		const description = `${operation.description.replace(/\.?$/, '.')} ${warning}`;
		return [name, { ...operation, description }] as const;
	});
	return { ...resource, operations: Object.fromEntries(operations) };
}
