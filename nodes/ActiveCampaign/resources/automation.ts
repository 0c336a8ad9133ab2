import type { Resource } from '../core/types';
import { automation } from './locators';

export const automationResource: Resource = {
	name: 'Automation',
	value: 'automation',
	description:
		'The automations of the account. ActiveCampaign lets nobody create or change them through its API.',
	first: 'getAll',
	operations: {
		get: {
			name: 'Get',
			action: 'Get an automation',
			description: 'Read one automation with its figures',
			docs: 'get_automations-1',
			route: 'GET /automations/{automation}',
			fields: [automation()],
			returns: 'automation',
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many automations',
			description: 'Read the automations of the account with their figures',
			docs: 'list-all-automations',
			route: 'GET /automations',
			returns: 'automations',
			paging: 'byOffset',
		},
		getSteps: {
			name: 'Get Steps',
			action: 'Get the steps of an automation',
			description: 'Read the steps of an automation: sends, waits, conditions and so on',
			docs: 'automations',
			route: 'GET /automationBlocks',
			fields: [automation({ sendAs: 'filters[automation]' })],
			returns: 'automationBlocks',
			paging: 'byOffset',
			unproven: 'The steps are read by public clients, but not in the reference',
		},
	},
};
