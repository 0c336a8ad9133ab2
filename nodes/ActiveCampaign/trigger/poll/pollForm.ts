import { choice, type Choice, dateTime, number, options } from '../../core/form/fields';
import { nestedProperty } from '../../core/form/properties';
import { automations, customObjects, lists, scores, segments } from '../../resources/shared/things';
import { pollEvents } from './pollEvents';

const events = Object.entries(pollEvents).map(([value, { name, description }]): Choice => [
	value,
	name,
	description,
]);

/** Events found by their time, for which a start can be set. */
const timedEvents = Object.entries(pollEvents).flatMap(([value, { source }]) =>
	'changes' in source ? [value] : [],
);

export const eventField = choice('event', 'Event', 'What triggers the workflow', events, {
	default: 'contactChanged',
});

/** Shows a field for the events whose source it chooses. */
const chooses = (parameter: string) => ({
	event: Object.entries(pollEvents).flatMap(([value, { parameters }]) =>
		parameters.includes(parameter) ? [value] : [],
	),
});

/** The form of the polling trigger. */
export const pollForm = [
	eventField,
	automations.locator({
		required: false,
		description: 'Only contacts in this automation; leave empty for all',
		showWhen: chooses('automation'),
	}),
	lists.locator({
		required: false,
		description: 'Only contacts that are or were on this list; leave empty for all',
		showWhen: chooses('list'),
	}),
	customObjects.locator({ showWhen: chooses('schema') }),
	scores.locator({ showWhen: chooses('score') }),
	number('threshold', 'Threshold', 'Minimum score that triggers', {
		default: 100,
		showWhen: chooses('threshold'),
	}),
	segments.locator({ showWhen: chooses('segment') }),
	{
		...options(
			dateTime(
				'changedSince',
				'Start From',
				'Include changes since this time. Leave empty to start at the first activation. A workflow that was active before resumes where it stopped, unless this field is changed.',
			),
			number(
				'mostItems',
				'Max Items',
				'Maximum number of items per check; the rest follows with the next checks',
				{ default: 1000, typeOptions: { minValue: 1 } },
			),
		),
		showWhen: { event: timedEvents },
	},
].map(nestedProperty);
