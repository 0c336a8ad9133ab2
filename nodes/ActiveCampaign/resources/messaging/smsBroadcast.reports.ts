import type { Field, Operation, Steps } from '../../core/descriptor';
import { choice, choices, collection, options, text } from '../../core/form/fields';
import { rowsOfCsv } from '../shared/csv';
import { smsBroadcasts } from '../shared/things';
import { broadcasts, reportFilters } from './smsBroadcast.fields';

const output = choice('output', 'Output', 'What becomes of the exported table', [
	['rows', 'Rows', 'One item for each line, named by the columns'],
	['csv', 'CSV Text', 'One item with the whole table as text'],
]);
const asExported = options({ ...output, sendAs: false });

/** Reads an exported table, as one item per row or as CSV text. */
const exportTable: Steps = async ({ values, build, call }) => {
	const answer = await call(await build());
	const csv = typeof answer === 'string' ? answer : '';
	const { output: wanted } = (values.options ?? {}) as { output?: string };
	return wanted === 'csv' ? [{ csv }] : rowsOfCsv(csv);
};

const deliverability = (sendAs: string) =>
	choices(
		'deliverability',
		'Delivery',
		'Only recipients who got the message, or who did not',
		[
			['deliveries', 'Delivered'],
			['failures', 'Failed'],
		],
		{ sendAs },
	);

const engagement = (sendAs: string) =>
	choices(
		'engagement',
		'Reaction',
		'Only recipients who did this',
		[
			['clicks', 'Clicked'],
			['optOuts', 'Opted Out'],
			['replies', 'Replied'],
		],
		{ sendAs },
	);

const search = text('search', 'Name or Phone', 'Part of the name or the phone number', {
	placeholder: 'e.g. Smith',
});

/** Sort order of recipients; the API has no direction. */
const order = (sendAs: string): Field => ({
	...collection('sort', 'Sort', 'Add Sort', [
		choice('by', 'Sort By', 'What the results are ordered by', [
			['name', 'Name'],
			['clicks', 'Clicks'],
			['deliverability', 'Delivery'],
			['optOut', 'Opt-Out'],
			['phone', 'Phone'],
			['replies', 'Replies'],
			['sentDate', 'Send Date'],
		]),
	]),
	sendAs: (value) => ({ [sendAs]: (value as { by?: string }).by ?? 'name' }),
});

export const reportOperations: Record<string, Operation> = {
	exportMetrics: {
		name: 'Export Metrics',
		action: 'Export the metrics of SMS broadcasts',
		description: 'Read sends, deliveries, clicks and replies of broadcasts as a table',
		docs: 'exportBroadcastMetrics',
		route: 'POST /sms/broadcasts/export',
		answers: 'text',
		fields: [broadcasts, asExported],
		repeatable: true,
		steps: exportTable,
		unproven: 'The reference does not say which columns the table has',
	},
	exportRecipients: {
		name: 'Export Recipients',
		action: 'Export the recipients of an SMS broadcast',
		description: 'Read who was sent a broadcast as a table, with the contacts',
		docs: 'exportBroadcastRecipients',
		route: 'POST /sms/broadcasts/{broadcast}/recipients/export',
		answers: 'text',
		fields: [
			smsBroadcasts.locator(),
			asExported,
			reportFilters('body', deliverability('deliverability'), engagement('engagement'), search),
			order('order.field'),
		],
		repeatable: true,
		steps: exportTable,
		unproven:
			'The reference does not say which columns the table has, nor how the order is written',
	},
	getFailures: {
		name: 'Get Failures',
		action: 'Get the failures of an SMS broadcast',
		description: 'Read why messages of a broadcast could not be delivered, and how many',
		docs: 'getBroadcastFailures',
		route: 'GET /sms/broadcasts/metrics/{broadcast}/failures',
		fields: [smsBroadcasts.locator(), reportFilters('query')],
		returns: 'failures',
		answers: 'list',
	},
	getMetrics: {
		name: 'Get Metrics',
		action: 'Get the metrics of SMS broadcasts',
		description: 'Read sends, deliveries, clicks, replies and opt-outs of each broadcast',
		docs: 'getBroadcastMetrics',
		route: 'POST /sms/broadcasts/metrics',
		fields: [broadcasts, reportFilters('query')],
		returns: 'metrics',
		repeatable: true,
	},
	getRecipients: {
		name: 'Get Recipients',
		action: 'Get the recipients of an SMS broadcast',
		description: 'Read who was sent a broadcast and how they reacted',
		docs: 'getBroadcastRecipients',
		route: 'GET /sms/broadcasts/{broadcast}/recipients',
		fields: [
			smsBroadcasts.locator(),
			reportFilters(
				'query',
				deliverability('filters[deliverability]'),
				engagement('filters[engagement]'),
				search,
			),
			order('order[field]'),
		],
		returns: 'recipients',
		paging: 'byOffset',
	},
	getTotals: {
		name: 'Get Totals',
		action: 'Get the totals of all SMS broadcasts',
		description: 'Read sends, deliveries, clicks and replies of all broadcasts together',
		docs: 'getBroadcastSnapshot',
		route: 'GET /sms/broadcasts/metrics/snapshot',
		fields: [reportFilters('query')],
		returns: 'snapshot',
	},
	getTotalsOf: {
		name: 'Get Totals of Broadcasts',
		action: 'Get the totals of chosen SMS broadcasts',
		description: 'Read sends, deliveries, clicks and replies of chosen broadcasts together',
		docs: 'getBroadcastSnapshotByIds',
		route: 'POST /sms/broadcasts/metrics/snapshot',
		fields: [broadcasts],
		returns: 'snapshot',
		repeatable: true,
	},
};
