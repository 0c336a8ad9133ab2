import { choice, type Choice, dateTime, number, options } from '../../core/form/fields';
import { nestedProperty } from '../../core/form/properties';
import { automation, list, schema, score, segment } from '../../resources/shared/locators';
import { pollEvents } from './pollEvents';

const events = Object.entries(pollEvents).map(([value, { name, description }]): Choice => [
	value,
	name,
	description,
]);

/** Events of things that have a time, for which a start can be set. */
const timed = Object.entries(pollEvents).flatMap(([value, { source }]) =>
	'changes' in source ? [value] : [],
);

/** The form of the polling trigger. */
export const pollForm = [
	choice('event', 'Event', 'What starts the workflow', events, { default: 'contactChanged' }),
	automation({
		required: false,
		description: 'Only runs of this automation; empty for all',
		showWhen: { event: ['automationEntered', 'automationCompleted'] },
	}),
	list({
		required: false,
		description: 'Only contacts that are or were on this list; empty for all',
		showWhen: { event: ['contactChanged'] },
	}),
	schema({ showWhen: { event: ['recordChanged'] } }),
	score({ showWhen: { event: ['scoreReached'] } }),
	number('threshold', 'Threshold', 'The score from which on a contact is told', {
		default: 100,
		showWhen: { event: ['scoreReached'] },
	}),
	segment({ showWhen: { event: ['segmentEntered', 'segmentLeft'] } }),
	{
		...options(
			dateTime(
				'changedSince',
				'Also What Changed Since',
				'At the first check after activation, also tell what happened since then. Empty, only what happens from the activation on is told.',
			),
			number(
				'mostItems',
				'Most Items',
				'How many items one check gives at most; the rest comes with the next checks',
				{ default: 1000, typeOptions: { minValue: 1 } },
			),
		),
		showWhen: { event: timed },
	},
].map(nestedProperty);
