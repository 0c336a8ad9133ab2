import { rowsOf } from '../../core/client/pages';
import type { Operation, Resource, StepInput } from '../../core/descriptor';
import { equalIn } from '../../core/equality';
import {
	additionalFields,
	choice,
	clearWhenEmpty,
	filters,
	number,
	options,
	required,
	rows,
	text,
	toggle,
	updateFields,
} from '../../core/form/fields';
import type { Row } from '../../core/values';
import { fieldOptionRoute } from '../shared/fieldOptions';
import { findOrCreateOf } from '../shared/findOrCreate';
import { customFields } from '../shared/things';

const title = text('title', 'Name', 'What the field is called', {
	placeholder: 'e.g. Favourite colour',
});

const type = choice('type', 'Type', 'What can be entered', [
	['text', 'Text', 'One line'],
	['textarea', 'Text Area', 'Several lines'],
	['date', 'Date'],
	['datetime', 'Date and Time'],
	['dropdown', 'Dropdown', 'One of several options'],
	['radio', 'Radio', 'One of several options, all in sight'],
	['listbox', 'List Box', 'Any of several options'],
	['checkbox', 'Checkbox', 'Any of several options, all in sight'],
	['hidden', 'Hidden', 'Not shown on forms'],
	['NULL', 'None'],
]);

const details = [
	text('defaultValue', 'Default Value', 'The value when none is given', { sendAs: 'defval' }),
	text('description', 'Description', 'What the field is for', {
		sendAs: 'descript',
		placeholder: 'e.g. Asked at sign-up',
	}),
	number('order', 'Order', 'Place of the field among the others', {
		sendAs: 'ordernum',
		typeOptions: { minValue: 0 },
	}),
	text('perstag', 'Personalization Tag', 'Name of the field in messages, without percent signs', {
		placeholder: 'e.g. FAVOURITE_COLOUR',
	}),
	choice(
		'service',
		'Service',
		'The connected service that fills the field',
		[
			['bigcommerce', 'BigCommerce'],
			['bigcommerce_oauth', 'BigCommerce OAuth'],
			['batchbook', 'Batchbook'],
			['capsule', 'Capsule'],
			['contactually', 'Contactually'],
			['etsy', 'Etsy'],
			['freshbooks', 'FreshBooks'],
			['google_contacts', 'Google Contacts'],
			['google_spreadsheets', 'Google Sheets'],
			['highrise', 'Highrise'],
			['mindbody', 'Mindbody'],
			['nimble', 'Nimble'],
			['NULL', 'None'],
			['onepage', 'OnePage'],
			['pipedrive', 'Pipedrive'],
			['salesforce', 'Salesforce'],
			['shopify', 'Shopify'],
			['sugarcrm', 'SugarCRM'],
			['zendesk', 'Zendesk'],
			['zohocrm', 'Zoho CRM'],
		],
		{ default: 'NULL' },
	),
	toggle('visible', 'Visible in Forms', 'Whether the field is offered when forms are built', {
		default: true,
	}),
];

const groupLabel = text('label', 'Name', 'What the group is called', {
	placeholder: 'e.g. Preferences',
});
const memberId = required(
	text('id', 'Membership ID', 'The ID of a field’s place in a group', { placeholder: 'e.g. 42' }),
);
const placeInGroup = [
	customFields.locator({ sendAs: 'rel_id' }),
	required(
		text('groupId', 'Group ID', 'The ID of the group', {
			sendAs: 'group_id',
			placeholder: 'e.g. 4',
		}),
	),
	additionalFields(
		number('order', 'Order', 'Place of the field in the group', {
			sendAs: 'ordernum',
			typeOptions: { minValue: 0 },
		}),
	),
];

const optionId = required(
	text('id', 'Option ID', 'The ID of the option, from Get Options', { placeholder: 'e.g. 42' }),
);

const create: Operation = {
	name: 'Create',
	action: 'Create a custom field',
	description:
		'Add a custom field for contacts. Show it on lists next: until then contacts do not have it.',
	docs: 'create-a-contact-custom-field',
	route: 'POST /fields',
	recovery: customFields.recovery,
	wrap: 'field',
	fields: [required(title), required(type), additionalFields(...details)],
	returns: 'field',
};

export const customFieldResource = {
	name: 'Custom Field',
	value: 'customField',
	description: 'The custom fields of contacts, their options and groups',
	first: 'getAll',
	operations: {
		addOptions: {
			name: 'Add Options',
			action: 'Add options to a custom field',
			description: 'Give a dropdown, list box, radio or checkbox field more options',
			docs: 'create-custom-field-options',
			...fieldOptionRoute,
			fields: [
				{ ...customFields.locator({ subject: true }), sendAs: false },
				required(
					rows('fieldOptions', 'Options', 'Add Option', {
						name: 'option',
						displayName: 'Option',
						values: [
							required(text('value', 'Value', 'What is stored', { placeholder: 'e.g. blue' })),
							text('label', 'Label', 'What is shown; the value where left empty', {
								placeholder: 'e.g. Blue',
							}),
							number('orderid', 'Order', 'Place of the option among the others', {
								default: 1,
								typeOptions: { minValue: 0 },
							}),
							toggle('isdefault', 'Default', 'Whether the option is chosen when nothing else is'),
						],
					}),
				),
			],
			returns: 'fieldOptions',
			steps: addOptions,
		},
		addToGroup: {
			name: 'Add to Group',
			action: 'Add a custom field to a group',
			description: 'Show a custom field in a group of fields',
			docs: 'add-custom-field-to-field-group',
			route: 'POST /groupMembers',
			recovery: 'groups are listed without their fields',
			wrap: 'groupMember',
			fields: placeInGroup,
			returns: 'groupMember',
		},
		create,
		findOrCreate: findOrCreateOf(create, { thing: customFields, field: 'title' }),
		createGroup: {
			name: 'Create Group',
			action: 'Create a group of custom fields',
			description: 'Add a group that custom fields can be shown in',
			docs: 'create-a-custom-field-group',
			route: 'POST /groupDefinitions',
			recovery: {
				route: 'GET /groupMembers',
				returns: 'groupDefinitions',
				same: equalIn(['label']),
			},
			wrap: 'groupDefinition',
			fields: [
				required(groupLabel),
				additionalFields(
					number('order', 'Order', 'Place of the group among the others', {
						sendAs: 'ordernum',
						typeOptions: { minValue: 0 },
					}),
					number('groupType', 'Group Type', 'Kind of the group as the reference numbers it', {
						default: 1,
					}),
				),
			],
			returns: 'groupDefinition',
		},
		delete: {
			name: 'Delete',
			action: 'Delete a custom field',
			description: 'Delete a custom field with the values of all contacts',
			docs: 'delete-a-field',
			route: 'DELETE /fields/{field}',
			fields: [customFields.locator()],
		},
		deleteOption: {
			name: 'Delete Option',
			action: 'Delete an option of a custom field',
			description: 'Take away something that could be chosen',
			docs: 'create-custom-field-options',
			route: 'DELETE /fieldOptions/{id}',
			fields: [optionId],
		},
		get: {
			name: 'Get',
			action: 'Get a custom field',
			description: 'Read one custom field',
			docs: 'retrieve-a-custom-field-contact',
			route: 'GET /fields/{field}',
			fields: [customFields.locator()],
			returns: 'field',
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many custom fields',
			description: 'Read the custom fields of contacts',
			docs: 'retrieve-fields',
			route: 'GET /fields',
			fields: [
				filters(
					text('perstag', 'Personalization Tag', 'The field with this name in messages', {
						sendAs: 'filters[perstag]',
						placeholder: 'e.g. FAVOURITE_COLOUR',
					}),
				),
			],
			returns: 'fields',
			paging: 'byOffset',
		},
		getGroupMember: {
			name: 'Get Group Membership',
			action: 'Get the place of a custom field in a group',
			description: 'Read one field’s place in a group',
			docs: 'get-custom-field-to-field-group',
			route: 'GET /groupMembers/{id}',
			fields: [memberId],
			returns: 'groupMember',
		},
		getGroups: {
			name: 'Get Many Groups',
			action: 'Get many groups of custom fields',
			description: 'Read the groups that custom fields are shown in',
			docs: 'get-all-custom-field-groups',
			route: 'GET /groupMembers',
			returns: 'groupDefinitions',
			answers: 'list',
		},
		getOption: {
			name: 'Get Option',
			action: 'Get an option of a custom field',
			description: 'Read one thing that can be chosen',
			docs: 'create-custom-field-options',
			route: 'GET /fieldOptions/{id}',
			fields: [optionId],
			returns: 'fieldOption',
		},
		getOptions: {
			name: 'Get Options',
			action: 'Get the options of a custom field',
			description: 'Read what can be chosen in a dropdown, list box, radio or checkbox field',
			docs: 'retrieve-a-custom-field-contact',
			route: 'GET /fields/{field}/options',
			fields: [customFields.locator()],
			returns: 'fieldOptions',
			answers: 'list',
		},
		getRelation: {
			name: 'Get Relation',
			action: 'Get a relation of a custom field to a list',
			description: 'Read one relation by which a custom field shows on the contacts of a list',
			docs: 'create-a-custom-field-relationship-to-lists',
			route: 'GET /fieldRels/{id}',
			fields: [
				required(
					text('id', 'Relation ID', 'The ID of the relation, from Get Relations', {
						placeholder: 'e.g. 42',
					}),
				),
			],
			returns: 'fieldRel',
		},
		getRelations: {
			name: 'Get Relations',
			action: 'Get the lists that a custom field shows on',
			description: 'Read on which lists a custom field shows; list 0 stands for all',
			docs: 'retrieve-a-custom-field-contact',
			route: 'GET /fields/{field}/relations',
			fields: [customFields.locator()],
			returns: 'fieldRels',
			answers: 'list',
		},
		hideOnList: {
			name: 'Hide on List',
			action: 'Hide a custom field on a list',
			description: 'End the relation by which a custom field shows on the contacts of a list',
			docs: 'delete-a-custom-field-relationship-to-lists',
			route: 'DELETE /fieldRels/{id}',
			fields: [
				required(
					text('id', 'Relation ID', 'The ID of the relation, as Show on List gave it', {
						placeholder: 'e.g. 42',
					}),
				),
			],
		},
		moveInGroup: {
			name: 'Move to Group',
			action: 'Move a custom field to another group',
			description: 'Change in which group a custom field is shown, and where',
			docs: 'update-custom-field-field-group',
			route: 'PUT /groupMembers/{id}',
			wrap: 'groupMember',
			fields: [memberId, ...placeInGroup],
			returns: 'groupMember',
		},
		removeFromGroup: {
			name: 'Remove From Group',
			action: 'Remove a custom field from a group',
			description: 'No longer show a custom field in a group',
			docs: 'delete-custom-field-field-group',
			route: 'DELETE /groupMembers/{id}',
			fields: [memberId],
		},
		showOnList: {
			name: 'Show on List',
			action: 'Show a custom field on a list',
			description: 'Show a custom field on the contacts of a list, or of all lists',
			docs: 'create-a-custom-field-relationship-to-lists',
			route: 'POST /fieldRels',
			recovery: {
				route: 'GET /fields/{field}/relations',
				returns: 'fieldRels',
				same: equalIn(['relid'], ['field']),
				anyAge: true,
			},
			wrap: 'fieldRel',
			fields: [
				customFields.locator(),
				required(
					text('listId', 'List ID', 'The ID of the list, 0 for all lists', {
						sendAs: 'relid',
						default: '0',
						placeholder: 'e.g. 3',
					}),
				),
			],
			returns: 'fieldRel',
		},
		update: {
			name: 'Update',
			action: 'Update a custom field',
			description: 'Change the name, the type or the details of a custom field',
			docs: 'update-a-field',
			route: 'PUT /fields/{field}',
			wrap: 'field',
			fields: [
				customFields.locator(),
				updateFields(title, type, ...details),
				options(clearWhenEmpty),
			],
			returns: 'field',
		},
	},
} satisfies Resource;

/** Copies the field's ID into every option; the form has it only once. */
async function addOptions({ values, identify, call, build }: StepInput): Promise<Row[]> {
	const field = Number(await identify(customFields, values.field, 'Custom Field'));
	const request = await build();
	const { fieldOptions } = request.body as { fieldOptions: Row[] };
	const body = {
		fieldOptions: fieldOptions.map((option) => ({ label: option.value, ...option, field })),
	};
	return rowsOf(await call({ ...request, body }), 'fieldOptions');
}
