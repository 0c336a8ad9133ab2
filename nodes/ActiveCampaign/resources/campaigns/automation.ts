import type { Operation, Resource } from '../../core/descriptor';
import { automationsAreMadeThere } from '../shared/notices';
import { automations } from '../shared/things';

/** Lists of the whole account that public clients read in production. */
const ofAll = (path: string, name: string, action: string, description: string): Operation => ({
	name,
	action,
	description,
	docs: 'https://github.com/singer-io/tap-activecampaign',
	route: `GET /${path}`,
	returns: path,
	paging: 'byOffset',
});

/** Reads of what belongs to one automation differ in nothing but words and path. */
const ofAutomation = (
	path: string,
	name: string,
	action: string,
	description: string,
): Operation => ({
	name,
	action,
	description,
	docs: 'list-all-automations',
	route: `GET /automations/{automation}/${path}`,
	fields: [automations.locator()],
	returns: path,
	answers: 'list',
});

export const automationResource = {
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
			fields: [automationsAreMadeThere, automations.locator()],
			returns: 'automation',
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many automations',
			description: 'Read the automations of the account with their figures',
			docs: 'list-all-automations',
			route: 'GET /automations',
			fields: [automationsAreMadeThere],
			returns: 'automations',
			paging: 'byOffset',
		},
		getContactGoals: ofAutomation(
			'contactGoals',
			'Get Reached Goals',
			'Get the goals that contacts reached in an automation',
			'Read which contacts reached which goal of an automation',
		),
		getContacts: {
			...ofAutomation(
				'contactAutomations',
				'Get Contacts',
				'Get the contacts of an automation',
				'Read every run of a contact through an automation, with times and status',
			),
			paging: 'byOffset',
		},
		getGoals: ofAll(
			'goals',
			'Get Goals',
			'Get the goals of automations',
			'Read the goals of all automations',
		),
		getSiteMessages: ofAll(
			'siteMessages',
			'Get Site Messages',
			'Get the site messages of automations',
			'Read the messages that automations show on websites',
		),
		getSmsMessages: ofAll(
			'sms',
			'Get SMS Messages',
			'Get the SMS messages of automations',
			'Read the text messages that automations send',
		),
		getSteps: {
			name: 'Get Steps',
			action: 'Get the steps of an automation',
			description: 'Read the steps of an automation: sends, waits, conditions and so on',
			docs: 'automations',
			route: 'GET /automationBlocks',
			fields: [automations.locator({ sendAs: 'filters[automation]' })],
			returns: 'automationBlocks',
			paging: 'byOffset',
		},
		getTriggers: ofAutomation(
			'triggers',
			'Get Triggers',
			'Get the triggers of an automation',
			'Read what lets contacts enter an automation',
		),
	},
} satisfies Resource;
