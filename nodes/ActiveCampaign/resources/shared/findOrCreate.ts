import type { FindFirst, Operation } from '../../core/descriptor';

/** Find or Create: the operation that creates, behind a look whether the thing is there. */
export function findOrCreateOf(create: Operation, findFirst: FindFirst): Operation {
	return {
		...create,
		name: 'Find or Create',
		action: create.action.replace('Create', 'Find or create'),
		description: 'Read the one with this name, or create it when there is none',
		findFirst,
	};
}
