import type { Resource } from '../../core/descriptor';
import { equalIn } from '../../core/equality';
import {
	additionalFields,
	choice,
	clearWhenEmpty,
	flag,
	options,
	required,
	text,
	updateFields,
} from '../../core/form/fields';

const id = required(
	text('id', 'Calendar Feed ID', 'The ID of the calendar feed, from Get Many', {
		placeholder: 'e.g. 2',
	}),
);

const title = text('title', 'Name', 'What the calendar feed is called', {
	placeholder: 'e.g. Sales calls',
});

const type = choice('type', 'Tasks', 'Which tasks stand in the calendar', [
	['All', 'All'],
	['Contacts', 'Of Contacts'],
	['Deals', 'Of Deals'],
]);

const notification = flag(
	'notification',
	'Notifications',
	'Whether the calendar reminds of its tasks',
);

export const calendarResource = {
	name: 'Calendar Feed',
	value: 'calendar',
	description: 'Tasks as a calendar that other programs subscribe to',
	first: 'getAll',
	operations: {
		create: {
			name: 'Create',
			action: 'Create a calendar feed',
			description: 'Add a calendar of tasks',
			docs: 'create-a-calendar-feed',
			route: 'POST /calendars',
			recovery: {
				route: 'GET /calendars',
				returns: 'calendars',
				same: equalIn(['title'], ['type']),
			},
			wrap: 'calendar',
			fields: [required(title), type, additionalFields(notification)],
			returns: 'calendar',
		},
		delete: {
			name: 'Delete',
			action: 'Delete a calendar feed',
			description: 'Delete a calendar of tasks; the tasks stay',
			docs: 'remove-a-calendar-feed',
			route: 'DELETE /calendars/{id}',
			fields: [id],
		},
		get: {
			name: 'Get',
			action: 'Get a calendar feed',
			description: 'Read one calendar of tasks with its token',
			docs: 'list-all-calendar-feeds-1',
			route: 'GET /calendars/{id}',
			fields: [id],
			returns: 'calendar',
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many calendar feeds',
			description: 'Read the calendars of tasks',
			docs: 'list-all-calendar-feeds',
			route: 'GET /calendars',
			returns: 'calendars',
			paging: 'byOffset',
		},
		update: {
			name: 'Update',
			action: 'Update a calendar feed',
			description: 'Change the name, the tasks or the notifications of a calendar',
			docs: 'update-a-calendar-feed',
			route: 'PUT /calendars/{id}',
			wrap: 'calendar',
			fields: [id, updateFields(title, type, notification), options(clearWhenEmpty)],
			returns: 'calendar',
		},
	},
} satisfies Resource;
