import type { Field, Operation, Resource } from '../../core/descriptor';
import {
	additionalFields,
	dateTime,
	filters,
	json,
	longText,
	required,
	several,
	signedOrder,
	sortSentAs,
	text,
} from '../../core/form/fields';
import { startOf } from '../../core/time';
import { automations, lists, segments } from '../shared/things';
import { segmentDefinition } from './segment.fields';
import { matchOperations } from './segment.match';

const description = longText('description', 'Description', 'What the segment is for', {
	sendAs: 'attributes.description',
	placeholder: 'e.g. Customers who bought this year',
});
const meta = json('meta', 'Notes (JSON)', 'Words that are stored with the segment, by key', {
	sendAs: 'attributes.meta',
	placeholder: 'e.g. {"source": "n8n"}',
});

const order = sortSentAs(
	(by, direction) => ({ sort: signedOrder(by, direction) }),
	[
		['name', 'Name'],
		['updated_date', 'Updated'],
		['recent', 'Recently Used'],
		['last_total', 'Contacts', 'Contacts at the last count'],
		['last_active_total', 'Active Contacts', 'Active contacts at the last count'],
	],
);

/** API v2 takes sort member and direction in two parameters. */
const orderOfV2 = sortSentAs(
	(by, direction) => ({ sort: by, sort_direction: direction }),
	[
		['name', 'Name'],
		['id', 'Segment ID'],
	],
);

/** A version is identified by a time in milliseconds, a count by one in seconds. */
const moment = (label: string, means: string, unitMs: 1 | 1000): Field =>
	required(
		dateTime('when', label, means, {
			reads: (value, { timeZone }) => Math.floor(startOf(value, timeZone, label) / unitMs),
		}),
	);

/** Reading and restoring an earlier version take the same fields. */
const version = (verb: Pick<Operation, 'name' | 'action' | 'description' | 'docs' | 'route'>) => ({
	...verb,
	fields: [segments.locator(), moment('As Of', 'The moment whose version is meant', 1)],
	returns: 'data',
});

export const segmentResource = {
	name: 'Segment',
	value: 'segment',
	description: 'Groups of contacts that are defined by conditions, and who fits them',
	first: 'matchContact',
	operations: {
		...matchOperations,
		create: {
			name: 'Create',
			action: 'Create a segment',
			description: 'Store conditions as a segment; with a name it shows among the saved segments',
			docs: 'create_segment',
			route: 'POST /segmentsV2',
			recovery: 'segments are listed without their conditions',
			wrap: 'data[]',
			fields: [
				segmentDefinition,
				text('name', 'Name', 'The name that your team sees, unique among segments', {
					sendAs: 'attributes.name',
					placeholder: 'e.g. Customers of this year',
				}),
				additionalFields(description, meta),
			],
			returns: 'data',
		},
		delete: {
			name: 'Delete',
			action: 'Delete a segment',
			description: 'Delete a segment with its earlier versions',
			docs: 'delete_segment',
			route: 'DELETE /segmentsV2/{segment}',
			fields: [segments.locator()],
		},
		get: {
			name: 'Get',
			action: 'Get a segment',
			description: 'Read one segment with its conditions',
			docs: 'retrieve_segment',
			route: 'GET /segmentsV2/{segment}',
			fields: [segments.locator()],
			returns: 'data',
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many segments',
			description: 'Read the saved segments with their latest counts',
			docs: 'get_saved_segment_summaries',
			route: 'GET /audiences',
			fields: [
				filters(
					text('search', 'Name Contains', 'Part of the name', { placeholder: 'e.g. customers' }),
				),
				order,
			],
			returns: 'data',
			paging: 'byPage',
		},
		getCounts: {
			name: 'Get Counts',
			action: 'Get the latest counts of segments',
			description: 'Read how many contacts segments had when they were last counted',
			docs: 'get_recent_count_history',
			route: 'GET /segmentsV2/count-history',
			fields: [
				required(
					several('ids', 'Segment IDs', 'The IDs of up to 100 segments', {
						sendAs: 'segmentIds',
						placeholder: 'e.g. 1ab85f0e-3b5c-4a35-bc07-242c68a7d195',
						convert: (value) => (Array.isArray(value) ? value.join(',') : String(value)),
					}),
				),
			],
			returns: 'data',
			answers: 'list',
		},
		getCountsBefore: {
			name: 'Get Counts Before',
			action: 'Get the counts of a segment before a date',
			description: 'Read how many contacts a segment had before a date, up to 50 counts',
			docs: 'get_count_history_with_timestamp',
			route: 'GET /segmentsV2/{segment}/count-history/{when}',
			fields: [segments.locator(), moment('Before', 'Only counts from before this moment', 1000)],
			returns: 'data',
		},
		getCountsOf: {
			name: 'Get Count History',
			action: 'Get the counts of a segment over time',
			description: 'Read how many contacts a segment had, the last 50 counts',
			docs: 'get_count_history_by_segment_id',
			route: 'GET /segmentsV2/{segment}/count-history',
			fields: [segments.locator()],
			returns: 'data',
			answers: 'list',
		},
		getLegacy: {
			name: 'Get Legacy Segment',
			action: 'Get a legacy segment',
			description: 'Read one segment of the older kind, which lists and automations use',
			docs: 'retrieve-a-segment',
			route: 'GET /segments/{id}',
			fields: [
				required(
					text('id', 'Segment ID', 'The number of the segment, from Get Many Legacy Segments', {
						placeholder: 'e.g. 42',
					}),
				),
			],
			returns: 'segment',
			unproven: 'Only an earlier revision of the reference has it',
		},
		getLegacyMany: {
			name: 'Get Many Legacy Segments',
			action: 'Get many legacy segments',
			description: 'Read the segments of the older kind, which lists and automations use',
			docs: 'list-all-segments',
			route: 'GET /segments',
			returns: 'segments',
			paging: 'byOffset',
			unproven: 'Only an earlier revision of the reference has it',
		},
		getOfList: {
			name: 'Get Segments of a List or Automation',
			action: 'Get the segments of a list or an automation',
			description: 'Read the segments that a list or an automation uses, or that have a name',
			docs: 'https://www.activecampaign.com/api/example.php?call=2segment_list',
			api: 'v2',
			route: 'GET /segment/list',
			fields: [
				filters(
					automations.locator({ sendAs: 'filters[automation_id]', required: false }),
					lists.locator({ sendAs: 'filters[list_id]', required: false }),
					text('name', 'Name', 'The whole name of the segment', {
						sendAs: 'filters[name]',
						placeholder: 'e.g. Customers of this year',
					}),
				),
				orderOfV2,
			],
			returns: '',
			answers: 'nothing',
			paging: 'byNumber',
		},
		getSummary: {
			name: 'Get Summary',
			action: 'Get the summary of a segment',
			description: 'Read one saved segment with its latest counts',
			docs: 'get_saved_segment_summaries_by_id',
			route: 'GET /audiences/{segment}',
			fields: [segments.locator()],
			returns: 'data',
		},
		getVersion: version({
			name: 'Get Version',
			action: 'Get an earlier version of a segment',
			description: 'Read the conditions that a segment had at a moment',
			docs: 'get_segment_historic',
			route: 'GET /segmentsV2/{segment}/createdDate/{when}',
		}),
		restoreVersion: version({
			name: 'Restore Version',
			action: 'Restore an earlier version of a segment',
			description: 'Give a segment back the conditions that it had at a moment',
			docs: 'segment_revert_to_history',
			route: 'PUT /segmentsV2/{segment}/createdDate/{when}',
		}),
		update: {
			name: 'Update',
			action: 'Update a segment',
			description: 'Give a segment other conditions; its name stays as it is',
			docs: 'update_segment',
			route: 'PUT /segmentsV2/{segment}',
			wrap: 'data[]',
			fields: [segments.locator(), segmentDefinition, additionalFields(description, meta)],
			returns: 'data',
		},
	},
} satisfies Resource;
