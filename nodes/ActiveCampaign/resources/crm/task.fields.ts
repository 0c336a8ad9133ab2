import type { Field } from '../../core/descriptor';
import { choice, dateTime, day, longText, text } from '../../core/form/fields';
import { automations, contacts, deals, taskOutcomes, taskTypes, users } from '../shared/things';

const ownerType = choice('ownerType', 'About', 'What the task is for', [
	['contact', 'Contact'],
	['deal', 'Deal'],
]);

/** The contact or deal of a task. */
export const about: Field[] = [
	ownerType,
	contacts.locator({ sendAs: 'relid', subject: true, showWhen: { ownerType: ['contact'] } }),
	deals.locator({ sendAs: 'relid', showWhen: { ownerType: ['deal'] } }),
];

export const dueDate = dateTime('dueDate', 'Due Date', 'By when the task is to be done', {
	sendAs: 'duedate',
});

const status = choice('status', 'Status', 'Whether the task is still to be done', [
	[0, 'Open'],
	[1, 'Done'],
]);

/** Optional fields of a task. */
export const optionalFields: Field[] = [
	users.locator({
		name: 'assignee',
		displayName: 'Assignee',
		description: 'The user who is to do it',
	}),
	longText('note', 'Description', 'What is to be done', {
		placeholder: 'e.g. Ask whether the offer arrived',
	}),
	status,
	text('title', 'Title', 'The title of the task', { placeholder: 'e.g. Call back' }),
];

/** Optional fields that only a new task can have. */
export const createOnlyFields: Field[] = [
	dateTime('endDate', 'End Date', 'When the appointment ends that begins at the due date', {
		sendAs: 'edate',
	}),
	automations.locator({
		name: 'automationOnCreate',
		displayName: 'Automation on Create',
		description: 'The automation to start when the task is made',
		sendAs: 'triggerAutomationOnCreate',
		required: false,
	}),
	automations.locator({
		name: 'automationOnDone',
		displayName: 'Automation When Done',
		description: 'The automation to start when the task is done',
		sendAs: 'doneAutomation',
		required: false,
	}),
];

/** Fields of Task > Update. */
export const updatableFields: Field[] = [
	...optionalFields,
	dueDate,
	taskTypes.locator({ sendAs: 'dealTasktype', required: false }),
	ownerType,
	contacts.locator({
		description: 'The contact that the task is for',
		sendAs: 'relid',
		required: false,
		showWhen: { ownerType: ['contact'] },
	}),
	deals.locator({
		description: 'The deal that the task is for',
		sendAs: 'relid',
		required: false,
		showWhen: { ownerType: ['deal'] },
	}),
	taskOutcomes.locator({
		description: 'How it went; needed where the type has outcomes and the task is done',
		sendAs: 'outcomeId',
		required: false,
	}),
	longText('outcomeInfo', 'Outcome Details', 'More on how it went', {
		placeholder: 'e.g. Wants an offer for twelve months',
	}),
];

/** Filters of Task > Get Many. */
export const taskFilters: Field[] = [
	users.locator({
		name: 'assignee',
		displayName: 'Assignee',
		description: 'Tasks that this user is to do',
		sendAs: 'filters[assignee_userid]',
	}),
	contacts.locator({
		description: 'Tasks for this contact',
		required: false,
		sendAs: (id) => ({ 'filters[reltype]': 'Subscriber', 'filters[relid]': id }),
	}),
	deals.locator({
		description: 'Tasks for this deal',
		required: false,
		sendAs: (id) => ({ 'filters[reltype]': 'Deal', 'filters[relid]': id }),
	}),
	text('note', 'Description', 'What the task says is to be done', {
		sendAs: 'filters[note]',
		placeholder: 'e.g. Ask whether the offer arrived',
	}),
	choice(
		'due',
		'Due',
		'Where the due date lies',
		[
			['upcoming', 'Upcoming'],
			['scheduled', 'Scheduled'],
			['overdue', 'Overdue'],
		],
		{ sendAs: 'filters[duedate_range]' },
	),
	dateTime('dueAfter', 'Due After', 'Tasks due after this time', {
		sendAs: 'filters[due_after]',
	}),
	dateTime('dueBefore', 'Due Before', 'Tasks due before this time', {
		sendAs: 'filters[due_before]',
	}),
	day('dueOn', 'Due On', 'Tasks due on this day', { sendAs: 'filters[duedate]' }),
	taskOutcomes.locator({
		description: 'Tasks that ended like this',
		sendAs: 'filters[outcome_id]',
		required: false,
	}),
	choice(
		'status',
		'Status',
		'Whether the task is still to be done',
		[
			[0, 'Open'],
			[1, 'Done'],
		],
		{ sendAs: 'filters[status]' },
	),
	taskTypes.locator({
		sendAs: 'filters[d_tasktypeid]',
		required: false,
		description: 'Tasks of this type',
	}),
	text('title', 'Title', 'The title of the task', {
		sendAs: 'filters[title]',
		placeholder: 'e.g. Call back',
	}),
	users.locator({
		displayName: 'User',
		description: 'Tasks that belong to this user',
		sendAs: 'filters[userid]',
	}),
];
