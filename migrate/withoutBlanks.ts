import type { Parameters } from './workflowFile';

/** The parameters without those of `names` that are empty strings: n8n's node does not send them. */
export function withoutBlanks(parameters: Parameters, names: string[]): Parameters {
	return Object.fromEntries(
		Object.entries(parameters).filter(([name, value]) => !(names.includes(name) && value === '')),
	);
}
