import type { Field } from '../../core/descriptor';
import { json, required } from '../../core/form/fields';
import { parseJson } from '../../core/values';

const condition =
	'{"id": "1", "source_system": "activecampaign", "object_type": "tag", "fields": [{"name": "tagid", "operator": "=", "data_type": "string", "value": "14"}]}';
const group = '{"id": "1", "operator": "and", "values": [{"id": "1", "type": "condition"}]}';

const label = 'Conditions (JSON)';

const definition = (description: string, example: string): Field =>
	required(
		json('definition', label, description, {
			sendAs: 'attributes',
			placeholder: `e.g. ${example}`,
			// A copy: other members are added to this object, and the item must not change.
			convert: (value) => ({ ...(parseJson(value, label) as object) }),
		}),
	);

/** A segment: conditions, groups that refer to conditions by ID, and the operator between groups. */
export const segmentDefinition = definition(
	'Conditions, groups that name the conditions by their IDs, and how the groups are joined. The segment builder of ActiveCampaign shows what can be asked; get a segment that was made there to see how it is written.',
	`{"segment_conditions": [${condition}], "segment_condition_groups": [${group}], "segment_condition_group_operator": "and"}`,
);

/** A condition in addition to a stored segment, with its group and the operator between groups. */
export const narrowingDefinition = definition(
	'One condition beyond those of the segment, its group and how groups are joined',
	`{"conditions": ${condition}, "condition_groups": ${group}, "group_operator": "and"}`,
);
