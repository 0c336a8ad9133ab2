import { choice, json, required, type Choice } from '../core/fields';
import type { Field } from '../core/types';

const operators: readonly Choice[] = [
	['and', 'All Groups', 'A contact must fit every group of conditions'],
	['or', 'Any Group', 'One group of conditions is enough'],
];

const oneTag =
	'[{"id": "1", "source_system": "activecampaign", "object_type": "tag", "fields": [{"name": "tagid", "operator": "=", "data_type": "string", "value": "14"}]}]';
const oneGroup = '[{"id": "1", "operator": "and", "values": [{"id": "1", "type": "condition"}]}]';

/**
 * What a segment consists of: conditions, groups that name them by ID, and what joins the groups.
 * `prefix` is where the members stand in the request.
 */
export const definition = (prefix: string): Field[] => [
	choice(
		'groupOperator',
		'Contacts Must Fit',
		'How the groups of conditions are joined',
		operators,
		{
			sendAs: `${prefix}segment_condition_group_operator`,
		},
	),
	required(
		json(
			'conditions',
			'Conditions (JSON)',
			'What is asked of contacts, each condition with an ID of its own. The segment builder of ActiveCampaign shows what can be asked; read a segment made there to see how it is written.',
			{ sendAs: `${prefix}segment_conditions`, placeholder: `e.g. ${oneTag}` },
		),
	),
	required(
		json(
			'conditionGroups',
			'Groups (JSON)',
			'Which conditions belong together, by their IDs; each condition stands in one group',
			{
				sendAs: `${prefix}segment_condition_groups`,
				default: oneGroup,
				placeholder: `e.g. ${oneGroup}`,
			},
		),
	),
];

/** One condition beyond those of a stored segment. */
export const oneCondition =
	'{"source_system": "activecampaign", "object_type": "tag", "fields": [{"name": "tagid", "operator": "=", "data_type": "string", "value": "14"}]}';
