import type { Resource } from '../../core/descriptor';
import { equalIn } from '../../core/equality';
import {
	additionalFields,
	clearWhenEmpty,
	filters,
	number,
	options,
	required,
	subject,
	text,
	updateFields,
} from '../../core/form/fields';
import { asNumber } from '../../core/values';
import { taskTypes } from '../shared/things';
import {
	about,
	createOnlyFields,
	dueDate,
	optionalFields,
	taskFilters,
	updatableFields,
} from './task.fields';

const id = required(text('id', 'Task ID', 'The ID of the task', { placeholder: 'e.g. 42' }));

const simple = [
	'id',
	'title',
	'note',
	'duedate',
	'status',
	'dealTasktype',
	'reltype',
	'relid',
	'assignee',
	'outcomeId',
];

export const taskResource = {
	name: 'Task',
	value: 'task',
	description: 'What is to be done for a contact or a deal, by when and by whom',
	first: 'create',
	operations: {
		addReminder: {
			name: 'Add Reminder',
			action: 'Add a reminder to a task',
			description: 'Remind the assignee of a task some time before it is due',
			docs: 'create-a-task-reminder',
			route: 'POST /taskNotifications',
			answers: 'nothing',
			recovery: {
				route: 'GET /dealTasks/{dealTask}/taskNotifications',
				returns: 'taskNotifications',
				same: equalIn(['interval'], ['dealTask']),
				anyAge: true,
			},
			wrap: 'taskNotification',
			fields: [
				{ ...subject(id), sendAs: 'dealTask' },
				required(
					number('minutes', 'Minutes Before', 'How long before the due date to remind', {
						sendAs: 'interval',
						default: 60,
						convert: asNumber,
						typeOptions: { minValue: 1 },
					}),
				),
			],
			unproven: 'The reference does not show the answer',
		},
		create: {
			name: 'Create',
			action: 'Create a task',
			description: 'Add a task for a contact or a deal',
			docs: 'create-task',
			route: 'POST /dealTasks',
			recovery: {
				route: 'GET /dealTasks',
				query: ({ relid }) => ({ 'filters[relid]': relid }),
				returns: 'dealTasks',
				same: equalIn(['relid', 'dealTasktype'], ['reltype', 'title', 'note', 'duedate']),
			},
			wrap: 'dealTask',
			fields: [
				...about,
				taskTypes.locator({ sendAs: 'dealTasktype' }),
				required(dueDate),
				additionalFields(...optionalFields, ...createOnlyFields),
			],
			returns: 'dealTask',
			simple,
		},
		delete: {
			name: 'Delete',
			action: 'Delete a task',
			description: 'Delete a task',
			docs: 'delete-task',
			route: 'DELETE /dealTasks/{id}',
			fields: [id],
		},
		get: {
			name: 'Get',
			action: 'Get a task',
			description: 'Read one task',
			docs: 'get-task',
			route: 'GET /dealTasks/{id}',
			fields: [id],
			returns: 'dealTask',
			simple,
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many tasks',
			description: 'Read tasks, all or those that fit the filters',
			docs: 'list-all-tasks',
			route: 'GET /dealTasks',
			fields: [filters(...taskFilters)],
			returns: 'dealTasks',
			paging: 'byOffset',
			simple,
		},
		getNotes: {
			name: 'Get Notes',
			action: 'Get the notes on a task',
			description: 'Read the notes on a task',
			docs: 'get-task',
			route: 'GET /dealTasks/{id}/notes',
			fields: [id],
			returns: 'notes',
			answers: 'list',
		},
		getReminders: {
			name: 'Get Reminders',
			action: 'Get the reminders of a task',
			description: 'Read when the assignee of a task is reminded',
			docs: 'get-task',
			route: 'GET /dealTasks/{id}/taskNotifications',
			fields: [id],
			returns: 'taskNotifications',
			answers: 'list',
		},
		update: {
			name: 'Update',
			action: 'Update a task',
			description: 'Change a task, or mark it as done with its outcome',
			docs: 'update-task',
			route: 'PUT /dealTasks/{id}',
			wrap: 'dealTask',
			fields: [subject(id), updateFields(...updatableFields), options(clearWhenEmpty)],
			returns: 'dealTask',
			simple,
		},
	},
} satisfies Resource;
