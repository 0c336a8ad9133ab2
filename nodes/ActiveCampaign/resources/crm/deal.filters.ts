import type { Field } from '../../core/descriptor';
import {
	choice,
	type Choice,
	dateTime,
	filters,
	type More,
	number,
	sort,
	text,
} from '../../core/form/fields';
import { readWholeUnits } from '../../core/form/readers';
import { pipelines, stages, tags, taskTypes, users } from '../shared/things';
import { statuses } from './deal.fields';

const searchPlaces: readonly Choice[] = [
	['all', 'Everywhere'],
	['title', 'Title'],
	['contact', 'Contact Name', 'First and last name of the main contact'],
	['org', 'Contact Organization', 'Organization of the main contact'],
];

const score = (name: string, displayName: string, description: string, sendAs: string): Field =>
	text(name, displayName, `${description}; the ID of the score, a colon and the points`, {
		sendAs: `filters[${sendAs}]`,
		placeholder: 'e.g. 3:50',
	});

const inUnits = (name: string, displayName: string, description: string, more: More): Field =>
	number(name, displayName, `${description}, in whole units of the currency`, {
		typeOptions: { minValue: 0, numberPrecision: 0 },
		reads: readWholeUnits,
		...more,
	});

/** Filters of Deal > Get Many. */
export const dealFilters = filters(
	dateTime('createdAfter', 'Created After', 'Deals created at or after this time', {
		sendAs: 'filters[created_after]',
	}),
	dateTime('createdBefore', 'Created Before', 'Deals created before this time', {
		sendAs: 'filters[created_before]',
	}),
	inUnits('maximumValue', 'Maximum Value', 'Deals worth at most this', {
		sendAs: 'filters[maximum_value]',
	}),
	inUnits('minimumValue', 'Minimum Value', 'Deals worth at least this', {
		sendAs: 'filters[minimum_value]',
	}),
	text('organizationId', 'Organization ID', 'Deals whose main contact is in this organization', {
		sendAs: 'filters[organization]',
		placeholder: 'e.g. 20',
	}),
	users.locator({
		displayName: 'Owner',
		sendAs: 'filters[owner]',
		description: 'Deals that this user works on',
	}),
	pipelines.locator({
		sendAs: 'filters[group]',
		required: false,
		description: 'Deals in this pipeline',
	}),
	score('score', 'Score Is', 'Deals with exactly this score', 'score'),
	score('scoreAbove', 'Score Above', 'Deals with a higher score', 'score_greater_than'),
	score('scoreBelow', 'Score Below', 'Deals with a lower score', 'score_less_than'),
	text('search', 'Search', 'Words to look for in the place that Search In says', {
		sendAs: 'filters[search]',
		placeholder: 'e.g. website',
	}),
	choice('searchIn', 'Search In', 'Where to look for the words of Search', searchPlaces, {
		sendAs: 'filters[search_field]',
	}),
	stages.locator({ sendAs: 'filters[stage]', required: false, description: 'Deals in this stage' }),
	choice('status', 'Status', 'What has become of the deals', statuses, {
		sendAs: 'filters[status]',
	}),
	tags.locator({
		sendAs: 'filters[tag]',
		required: false,
		description: 'Deals whose main contact has this tag',
	}),
	choice(
		'tagged',
		'Tagged',
		'Whether the main contact has tags at all; use it without Tag',
		[
			[-1, 'With Tags'],
			[-2, 'Without Tags'],
		],
		{ sendAs: 'filters[tag]' },
	),
	taskTypes.locator({
		sendAs: 'filters[tasktype]',
		required: false,
		description: 'Deals that have a task of this type',
	}),
	choice(
		'taskDue',
		'Task Due',
		'When the next task of the deal is due',
		[
			['overdue', 'Overdue'],
			['upcoming', 'Within a Day'],
			['scheduled', 'Later Than in a Day'],
			['no-task', 'No Task'],
		],
		{ sendAs: 'filters[nextdate_range]' },
	),
	text('title', 'Title', 'Deals called so', {
		sendAs: 'filters[title]',
		placeholder: 'e.g. Website relaunch',
	}),
	dateTime('updatedAfter', 'Updated After', 'Deals changed at or after this time', {
		sendAs: 'filters[updated_after]',
	}),
	dateTime('updatedBefore', 'Updated Before', 'Deals changed before this time', {
		sendAs: 'filters[updated_before]',
	}),
);

/** Sort orders of Deal > Get Many. */
export const dealSort = sort(
	['cdate', 'Created'],
	['contact_name', 'Contact First Name'],
	['contact_orgname', 'Contact Organization'],
	['next-action', 'Next Task', 'Deals without a task follow, overdue ones come last'],
	['title', 'Title'],
	['value', 'Value'],
);
