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
			// The members beside it are put into the same object, which must not be that of an item.
			convert: (value) => ({ ...(parseJson(value, label) as object) }),
		}),
	);

/** What a segment consists of: conditions, groups that name them by ID, and what joins the groups. */
export const segmentDefinition = definition(
	'Conditions, groups that name the conditions by their IDs, and how the groups are joined. The segment builder of ActiveCampaign shows what can be asked; get a segment that was made there to see how it is written.',
	`{"segment_conditions": [${condition}], "segment_condition_groups": [${group}], "segment_condition_group_operator": "and"}`,
);

/** What is asked of contacts beside a stored segment: one condition, its group and what joins groups. */
export const narrowingDefinition = definition(
	'One condition beyond those of the segment, its group and how groups are joined',
	`{"conditions": ${condition}, "condition_groups": ${group}, "group_operator": "and"}`,
);
