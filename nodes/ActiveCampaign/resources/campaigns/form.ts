import type { Operation, Resource } from '../../core/descriptor';
import { json, required } from '../../core/form/fields';
import type { Row } from '../../core/values';
import { forms } from '../shared/things';

const simple = [
	'id',
	'name',
	'title',
	'layout',
	'button',
	'thanks',
	'entries',
	'userid',
	'cdate',
	'udate',
];

const undescribed = 'The reference does not say what it takes; the members are those of the answer';

/** Members of a form as reading one gives them, for want of a description. */
const definition = required(
	json('definition', 'Form (JSON)', 'Members of the form, named as Get shows them', {
		placeholder: 'e.g. {"name": "Newsletter sign-up", "title": "Stay in touch"}',
		sendAs: (value) => value as Row,
	}),
);

const optIn: Operation = {
	name: 'Set Opt-In',
	action: 'Set how a form confirms sign ups',
	description: 'Change how people confirm that they filled in a form',
	docs: 'post_formoptin',
	route: 'POST /form/optin',
	answers: 'nothing',
	recovery: 'opt-in settings are not listed',
	fields: [
		required(
			json('definition', 'Opt-In (JSON)', 'The form and its opt-in settings', {
				placeholder: 'e.g. {"form": 5, "optin": true}',
				sendAs: (value) => value as Row,
			}),
		),
	],
	unproven: 'The reference does not say what it takes',
};

export const formResource = {
	name: 'Form',
	value: 'form',
	description: 'The forms that people sign up with',
	first: 'getAll',
	operations: {
		create: {
			name: 'Create',
			action: 'Create a form',
			description: 'Add a form. The form editor of ActiveCampaign offers more.',
			docs: 'post_forms',
			route: 'POST /forms',
			recovery: forms.recovery,
			wrap: 'form',
			fields: [definition],
			returns: 'form',
			answers: 'nothing',
			unproven: undescribed,
		},
		delete: {
			name: 'Delete',
			action: 'Delete a form',
			description: 'Delete a form; the contacts that came through it stay',
			docs: 'delete_formsid',
			route: 'DELETE /forms/{form}',
			fields: [forms.locator()],
		},
		get: {
			name: 'Get',
			action: 'Get a form',
			description: 'Read one form with its fields and actions',
			docs: 'retrieve-forms',
			route: 'GET /forms/{form}',
			fields: [forms.locator()],
			returns: 'form',
			simple,
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many forms',
			description: 'Read the forms of the account',
			docs: 'forms-1',
			route: 'GET /forms',
			returns: 'forms',
			paging: 'byOffset',
			simple,
		},
		setOptIn: optIn,
		update: {
			name: 'Update',
			action: 'Update a form',
			description: 'Change members of a form',
			docs: 'put_formsid',
			route: 'PUT /forms/{form}',
			wrap: 'form',
			fields: [forms.locator(), definition],
			returns: 'form',
			answers: 'nothing',
			unproven: undescribed,
		},
	},
} satisfies Resource;
