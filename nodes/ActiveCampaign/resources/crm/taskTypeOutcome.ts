import type { Resource } from '../../core/descriptor';
import { equalIn } from '../../core/equality';
import { required, text } from '../../core/form/fields';
import { taskOutcomes, taskTypes } from '../shared/things';

const id = required(
	text('id', 'Relation ID', 'The ID of the relation, from Get Many', { placeholder: 'e.g. 42' }),
);

const pair = [
	taskTypes.locator({ sendAs: 'tasktype' }),
	taskOutcomes.locator({ sendAs: 'outcome' }),
];

const simple = ['id', 'tasktype', 'outcome', 'display_order', 'createdBy'];

const bodyUnproven =
	'The reference does not say what it takes; the members are those of the answer';

export const taskTypeOutcomeResource = {
	name: 'Task Type Outcome',
	value: 'taskTypeOutcome',
	description: 'With which outcomes the tasks of a type can end',
	first: 'getAll',
	operations: {
		create: {
			name: 'Create',
			action: 'Offer an outcome for a task type',
			description: 'Let the tasks of a type end with an outcome',
			docs: 'create-a-task-outcome-1',
			route: 'POST /tasktypeOutcomeRels',
			recovery: {
				route: 'GET /tasktypeOutcomeRels',
				returns: 'tasktypeOutcomeRels',
				same: equalIn(['tasktype', 'outcome']),
				anyAge: true,
			},
			wrap: 'tasktypeOutcomeRel',
			fields: pair,
			returns: 'tasktypeOutcomeRel',
			simple,
			unproven: bodyUnproven,
		},
		delete: {
			name: 'Delete',
			action: 'No longer offer an outcome for a task type',
			description: 'No longer let the tasks of a type end with an outcome',
			docs: 'delete-a-task-type-outcome-relation',
			route: 'DELETE /tasktypeOutcomeRels/{id}',
			consequence: 'removes',
			fields: [id],
		},
		get: {
			name: 'Get',
			action: 'Get the relation of an outcome to a task type',
			description: 'Read one relation of an outcome to a task type',
			docs: 'retrieve-a-task-type-outcome-relation',
			route: 'GET /tasktypeOutcomeRels/{id}',
			fields: [id],
			returns: 'tasktypeOutcomeRel',
			simple,
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many outcomes of task types',
			description: 'Read which outcomes are offered for which types of tasks',
			docs: 'list-all-task-type-outcome-relations',
			route: 'GET /tasktypeOutcomeRels',
			returns: 'tasktypeOutcomeRels',
			paging: 'byOffset',
			simple,
		},
		update: {
			name: 'Update',
			action: 'Update the relation of an outcome to a task type',
			description: 'Give a relation another task type or outcome',
			docs: 'update-a-task-outcome-1',
			route: 'PUT /tasktypeOutcomeRels/{id}',
			wrap: 'tasktypeOutcomeRel',
			fields: [id, ...pair],
			returns: 'tasktypeOutcomeRel',
			simple,
			unproven: bodyUnproven,
		},
	},
} satisfies Resource;
