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

/** The form of the polling trigger. */
export const pollForm = [
	eventField,
	automations.locator({
		required: false,
		description: 'Only contacts in this automation; leave empty for all',
		showWhen: { event: ['automationEntered', 'automationCompleted'] },
	}),
	lists.locator({
		required: false,
		description: 'Only contacts that are or were on this list; leave empty for all',
		showWhen: { event: ['contactChanged'] },
	}),
	customObjects.locator({ showWhen: { event: ['recordChanged'] } }),
	scores.locator({ showWhen: { event: ['scoreReached'] } }),
	number('threshold', 'Threshold', 'Minimum score that triggers', {
		default: 100,
		showWhen: { event: ['scoreReached'] },
	}),
	segments.locator({ showWhen: { event: ['segmentEntered', 'segmentLeft'] } }),
	{
		...options(
			dateTime(
				'changedSince',
				'Start From',
				'Include changes since this time on the first run. Leave empty to start at activation.',
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
