import type { FindFirst, Operation } from '../../core/descriptor';

/** Derives Find or Create from a create operation. */
export function findOrCreateOf(create: Operation, findFirst: FindFirst): Operation {
	return {
		...create,
		name: 'Find or Create',
		action: create.action.replace('Create', 'Find or create'),
		description: 'Read the one with this name, or create it when there is none',
		findFirst,
	};
}
