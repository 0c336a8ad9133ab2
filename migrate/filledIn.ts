import type { Parameters } from './workflowFile';

/** The parameters without those of the given names that are empty text, which n8n's node does not send. */
export function filledIn(parameters: Parameters, names: string[]): Parameters {
	return Object.fromEntries(
		Object.entries(parameters).filter(([name, value]) => !(names.includes(name) && value === '')),
	);
}
