import type { Resource } from '../../core/descriptor';
import { required, text } from '../../core/form/fields';

export const accountSettingResource = {
	name: 'Account Setting',
	value: 'accountSetting',
	description: 'The plan, the limits and the settings of your ActiveCampaign account',
	first: 'getPlan',
	operations: {
		getAll: {
			name: 'Get Many',
			action: 'Get many settings',
			description: 'Read the settings that ActiveCampaign keeps by key and user',
			docs: 'set-config',
			route: 'GET /configs',
			returns: 'configs',
			paging: 'byOffset',
		},
		getPlan: {
			name: 'Get Account and Plan',
			action: 'Get the account and its plan',
			description:
				'Read whose account this is, its plan and how many contacts it holds; only for users of the admin group',
			docs: 'retrieve-account-information',
			route: 'GET /settings/account',
		},
		update: {
			name: 'Update',
			action: 'Update a setting',
			description: 'Give a setting another value',
			docs: 'set-config',
			route: 'PUT /configs/{id}',
			wrap: 'config',
			fields: [
				required(
					text('id', 'Setting ID', 'The ID of the setting, from Get Many', {
						placeholder: 'e.g. 6',
					}),
				),
				required(
					text('value', 'Value', 'The new value', { sendAs: 'val', placeholder: 'e.g. 20' }),
				),
			],
			returns: 'config',
			unproven: 'The reference does not say what it takes; the member is that of the answer',
		},
	},
} satisfies Resource;
