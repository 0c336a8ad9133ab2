import { equalIn } from '../../../core/equality';
import { thing } from '../../../core/form/thing';
import { asText } from '../../../core/values';

export const dealFields = thing({
	key: 'dealFields',
	name: 'deal custom field',
	route: 'GET /dealCustomFieldMeta',
	returns: 'dealCustomFieldMeta',
	title: ({ fieldLabel }) => asText(fieldLabel),
	detail: ({ fieldType }) => asText(fieldType),
	parameter: 'field',
	label: 'Custom Field',
	example: { name: 'Delivery date', id: '5' },
	created: { same: equalIn(['fieldLabel'], ['fieldType']) },
});
