import type { Operation } from '../../core/descriptor';
import { Failure } from '../../core/failure';
import {
	additionalFields,
	number,
	required,
	signedOrder,
	sortSentAs,
	text,
	toggle,
	waitForResult,
} from '../../core/form/fields';
import { asNumber } from '../../core/values';
import { contacts, segments } from '../shared/things';
import { narrowingDefinition, segmentDefinition } from './segment.fields';
import { matching } from './segment.steps';

const run = required(
	text('id', 'Run ID', 'The ID of the run, as a match without waiting gave it', {
		placeholder: 'e.g. 744390a5-208e-4c3d-b709-b3c3ea6e5948',
	}),
);

const byId: Record<string, string> = { scoreOf: 'score', fieldOf: 'field' };

/** Sort order of the matching contacts, sent as `sort=-email`. */
const order = sortSentAs(
	(by, direction, { id }) => {
		const ofOne = byId[by];
		const one = String(id ?? '').trim();
		if (ofOne !== undefined && one === '') {
			throw new Failure('Score or Field ID is empty', {
				description: 'Fill it in, or sort by something else',
				field: 'Score or Field ID',
			});
		}
		return { sort: signedOrder(ofOne === undefined ? by : ofOne + one, direction) };
	},
	[
		['cdate', 'Created'],
		['id', 'Contact ID'],
		['email', 'Email'],
		['phone', 'Phone'],
		['first_name', 'First Name'],
		['last_name', 'Last Name'],
		['full_name', 'Full Name'],
		['udate', 'Updated'],
		['account_name', 'Account Name'],
		['score', 'Score', 'The highest score'],
		['scoreOf', 'One Score', 'The score with the ID below'],
		['fieldOf', 'Custom Field', 'The custom field with the ID below'],
	],
	[
		text('id', 'Score or Field ID', 'The ID of the score or the custom field', {
			placeholder: 'e.g. 5',
			showWhen: { by: Object.keys(byId) },
		}),
	],
);

const unproven =
	'The reference does not say how long a search takes, and shows answers by their schemas only';

export const matchOperations: Record<string, Operation> = {
	getMatches: {
		name: 'Get Matching Contacts',
		action: 'Get the contacts that match a segment',
		description: 'Find the IDs of all contacts who fit a segment now',
		docs: 'create_match_all_request_with_segment_id',
		route: 'GET /segmentMatchAll/{segment}',
		fields: [segments.locator(), ...waitForResult, order],
		returns: 'data',
		paging: 'byPage',
		steps: matching('segmentMatchAll'),
		unproven,
	},
	getMatchesOf: {
		name: 'Get Matching Contacts of a Run',
		action: 'Get the contacts that an earlier match found',
		description: 'Read what a search found that was started without waiting',
		docs: 'get_result_set_by_id',
		route: 'GET /segmentMatchAll/{segment}/{id}',
		fields: [segments.locator(), run, ...waitForResult, order],
		returns: 'data',
		paging: 'byPage',
		steps: matching('segmentMatchAll'),
		unproven,
	},
	getNarrowedMatchesOf: {
		name: 'Get Narrowed Contacts of a Run',
		action: 'Get the contacts that an earlier narrowed match found',
		description:
			'Read what a search with a condition of its own found; reads other searches as well',
		docs: 'get_result_set_by_run_id',
		route: 'GET /segmentMatchSome/{segment}/{id}',
		fields: [segments.locator(), run, ...waitForResult],
		returns: 'data',
		paging: 'byPage',
		steps: matching('segmentMatchSome'),
		unproven,
	},
	matchConditions: {
		name: 'Match Conditions',
		action: 'Get the contacts that match conditions',
		description:
			'Find the IDs of all contacts who fit conditions, without storing a segment for good',
		docs: 'create_match_all_request',
		route: 'POST /segmentMatchAll',
		repeatable: true,
		wrap: 'data[]',
		fields: [segmentDefinition, ...waitForResult, { ...order, place: 'query' }],
		returns: 'data',
		paging: 'byPage',
		steps: matching('segmentMatchAll'),
		unproven,
	},
	matchContact: {
		name: 'Match Contact',
		action: 'Match a contact against a segment',
		description: 'Tell whether a contact fits a segment now; the answer is in the member match',
		docs: 'create_match_one_request',
		route: 'GET /segmentMatch/{segment}/{contact}',
		fields: [segments.locator(), contacts.locator()],
		returns: 'data',
	},
	matchContactWith: {
		name: 'Match Contact and External ID',
		action: 'Match a contact and an external ID against a segment',
		description:
			'Tell whether a contact fits a segment whose conditions take a value from outside, for example an order',
		docs: 'segment_match_check_by_external_id',
		route: 'GET /segmentMatch/{segment}/{contact}/{externalId}',
		fields: [
			segments.locator(),
			contacts.locator(),
			required(
				text('externalId', 'External ID', 'The value that the conditions take', {
					placeholder: 'e.g. 1504',
				}),
			),
		],
		returns: 'data',
	},
	matchNarrowed: {
		name: 'Match Segment and Condition',
		action: 'Get the contacts that match a segment and one more condition',
		description: 'Find the IDs of the contacts who fit a segment and one more condition',
		docs: 'find_contact_id_by_ac_playload',
		route: 'POST /segmentMatchSome/{segment}',
		wrap: 'data',
		fixed: { type: 'additionalCriteria' },
		repeatable: true,
		fields: [
			segments.locator(),
			narrowingDefinition,
			additionalFields(
				text('externalId', 'External ID', 'The value for conditions that take one from outside', {
					sendAs: 'attributes.external_id',
					placeholder: 'e.g. 1504',
				}),
				number('mostMatches', 'Most Contacts', 'How many contacts to look for', {
					sendAs: 'attributes.limit',
					default: 1000,
					typeOptions: { minValue: 1, maxValue: 10_000 },
					convert: asNumber,
				}),
				toggle(
					'either',
					'Segment or Condition',
					'Whether contacts are found who fit only the condition or only the segment',
					{
						sendAs: 'attributes.segment_relationship',
						convert: (on) => (on === true ? 'or' : undefined),
					},
				),
			),
			...waitForResult,
			{ ...order, place: 'query' },
		],
		returns: 'data',
		paging: 'byPage',
		steps: matching('segmentMatchSome'),
		unproven,
	},
};
