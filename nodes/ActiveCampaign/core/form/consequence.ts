import { splitRoute } from '../client/route';
import type { Consequence, Operation, Resource } from '../descriptor';

/** What a person would want to be asked about first, and a model that picks operations must know. */
const warnings: Record<Consequence, string> = {
	erases: 'Cannot be undone.',
	removes: 'Undone only by adding it again.',
	overwrites: 'Overwrites what is there.',
	sends: 'What was sent cannot be taken back.',
};

/** One sentence on what an operation cannot take back; undefined where there is no such thing. */
export function warningOf(operation: Operation): string | undefined {
	const consequence = operation.consequence ?? usualConsequence(operation);
	return consequence && warnings[consequence];
}

/** What is called Delete ends a thing with all that it holds, any other DELETE ends a tie. */
function usualConsequence({ name, route }: Operation): Consequence | undefined {
	if (splitRoute(route).method !== 'DELETE') return undefined;
	return name.startsWith('Delete') ? 'erases' : 'removes';
}

/** The resource with the warnings at the end of its operations' descriptions. */
export function withWarnings(resource: Resource): Resource {
	const operations = Object.entries(resource.operations).map(([name, operation]) => {
		const warning = warningOf(operation);
		if (warning === undefined) return [name, operation] as const;
		const description = `${operation.description.replace(/\.?$/, '.')} ${warning}`;
		return [name, { ...operation, description }] as const;
	});
	return { ...resource, operations: Object.fromEntries(operations) };
}
