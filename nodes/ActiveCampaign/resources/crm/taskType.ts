import type { Resource } from '../../core/descriptor';
import {
	additionalFields,
	choice,
	clearWhenEmpty,
	options,
	required,
	text,
	updateFields,
} from '../../core/form/fields';
import { taskTypes } from '../shared/things';

const title = text('title', 'Name', 'What the type is called; no two have the same name', {
	placeholder: 'e.g. Call',
});

const status = choice('status', 'Status', 'Whether new tasks can be of this type', [
	['0', 'Active'],
	['1', 'Disabled'],
]);

export const taskTypeResource = {
	name: 'Task Type',
	value: 'taskType',
	description: 'The kinds of tasks: call, email, meeting and your own',
	first: 'getAll',
	operations: {
		create: {
			name: 'Create',
			action: 'Create a task type',
			description: 'Add a kind of task',
			docs: 'create-a-deal-task-type',
			route: 'POST /dealTasktypes',
			recovery: taskTypes.recovery,
			wrap: 'dealTasktype',
			fields: [required(title), additionalFields(status)],
			returns: 'dealTasktype',
		},
		delete: {
			name: 'Delete',
			action: 'Delete a task type',
			description: 'Delete a kind of task; move its tasks to another one first',
			docs: 'delete-a-deal-task-type',
			route: 'DELETE /dealTasktypes/{taskType}',
			fields: [taskTypes.locator()],
		},
		get: {
			name: 'Get',
			action: 'Get a task type',
			description: 'Read one kind of task',
			docs: 'retrieve-a-deal-task-type',
			route: 'GET /dealTasktypes/{taskType}',
			fields: [taskTypes.locator()],
			returns: 'dealTasktype',
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many task types',
			description: 'Read the kinds of tasks of the account',
			docs: 'list-all-deal-task-types',
			route: 'GET /dealTasktypes',
			returns: 'dealTasktypes',
			paging: 'byOffset',
		},
		moveTasks: {
			name: 'Move Tasks',
			action: 'Move all tasks to another task type',
			description: 'Give all tasks of a type another type, for example before the type is deleted',
			docs: 'move-deal-tasks-to-another-deal-task-type',
			route: 'PUT /dealTasktypes/{taskType}/dealTasks',
			wrap: 'dealTask',
			fields: [
				taskTypes.locator({
					displayName: 'From Task Type',
					description: 'The type that its tasks leave',
				}),
				taskTypes.locator({
					name: 'newTaskType',
					displayName: 'To Task Type',
					description: 'The type that the tasks get',
					sendAs: 'dealTasktype',
				}),
			],
			returns: 'dealTasks',
		},
		update: {
			name: 'Update',
			action: 'Update a task type',
			description: 'Rename a kind of task, or switch it on or off',
			docs: 'update-a-deal-task-type',
			route: 'PUT /dealTasktypes/{taskType}',
			wrap: 'dealTasktype',
			fields: [taskTypes.locator(), updateFields(title, status), options(clearWhenEmpty)],
			returns: 'dealTasktype',
		},
	},
} satisfies Resource;
