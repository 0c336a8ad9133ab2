import type { Resource } from '../../core/descriptor';
import {
	additionalFields,
	choice,
	clearWhenEmpty,
	filters,
	options,
	required,
	text,
	updateFields,
} from '../../core/form/fields';
import { taskOutcomes } from '../shared/things';

const title = text('title', 'Name', 'What the outcome is called; no two have the same name', {
	placeholder: 'e.g. Interested',
});

const sentiment = choice('sentiment', 'Sentiment', 'Whether this is a good way for a task to end', [
	['Positive', 'Positive'],
	['Neutral', 'Neutral'],
	['Negative', 'Negative'],
]);

const disabled = choice('disabled', 'Status', 'Whether tasks can end with this outcome', [
	['0', 'Active'],
	['1', 'Disabled'],
]);

export const taskOutcomeResource = {
	name: 'Task Outcome',
	value: 'taskOutcome',
	description: 'How tasks can end. For which type of task, says Task Type Outcome.',
	first: 'getAll',
	operations: {
		create: {
			name: 'Create',
			action: 'Create a task outcome',
			description: 'Add a way for tasks to end',
			docs: 'create-a-task-outcome',
			route: 'POST /taskOutcomes',
			recovery: taskOutcomes.recovery,
			wrap: 'taskOutcome',
			fields: [required(title), sentiment, additionalFields(disabled)],
			returns: 'taskOutcome',
		},
		delete: {
			name: 'Delete',
			action: 'Delete a task outcome',
			description: 'Delete a way for tasks to end',
			docs: 'delete-a-task-outcome',
			route: 'DELETE /taskOutcomes/{taskOutcome}',
			fields: [taskOutcomes.locator()],
		},
		get: {
			name: 'Get',
			action: 'Get a task outcome',
			description: 'Read one task outcome',
			docs: 'retrieve-a-task-outcome',
			route: 'GET /taskOutcomes/{taskOutcome}',
			fields: [taskOutcomes.locator()],
			returns: 'taskOutcome',
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many task outcomes',
			description: 'Read the ways for tasks to end, all or the good or bad ones',
			docs: 'list-all-task-outcomes',
			route: 'GET /taskOutcomes',
			fields: [
				filters(
					choice(
						'sentiment',
						'Sentiment',
						'Outcomes that count as good or bad',
						[
							['3', 'Positive'],
							['2', 'Neutral'],
							['1', 'Negative'],
						],
						{ sendAs: 'filters[sentiment]' },
					),
				),
			],
			returns: 'taskOutcomes',
			paging: 'byOffset',
		},
		update: {
			name: 'Update',
			action: 'Update a task outcome',
			description: 'Change a task outcome, or switch it on or off',
			docs: 'update-a-task-outcome',
			route: 'PUT /taskOutcomes/{taskOutcome}',
			wrap: 'taskOutcome',
			fields: [
				taskOutcomes.locator(),
				updateFields(title, sentiment, disabled),
				options(clearWhenEmpty),
			],
			returns: 'taskOutcome',
			unproven:
				'The reference does not say that name and sentiment may be left out, except of updates in general',
		},
	},
} satisfies Resource;
