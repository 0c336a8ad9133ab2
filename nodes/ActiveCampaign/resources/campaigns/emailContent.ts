import type { Resource } from '../../core/descriptor';
import { choices, filters } from '../../core/form/fields';
import { campaigns, messages } from '../shared/things';

const joined = (words: unknown) => (words as string[]).join(',');

export const emailContentResource = {
	name: 'Email Content',
	value: 'emailContent',
	description:
		'What the e-mail editor works with: the markup of messages and the tags they can use',
	first: 'getMarkup',
	operations: {
		getEditorSettings: {
			name: 'Get Editor Settings',
			action: 'Get the settings of the email editor',
			description: 'Read where the e-mail editor is loaded from, its colors and its footer',
			docs: 'stripo-config',
			route: 'GET /stripo/config',
			fields: [filters(campaigns.locator({ sendAs: 'campaignId', required: false }))],
		},
		getMarkup: {
			name: 'Get Markup',
			action: 'Get the HTML and CSS of a message',
			description: 'Read the HTML and the styles of a message as the e-mail editor keeps them',
			docs: 'get-editor-markup',
			route: 'GET /content/editorMarkup/{message}',
			fields: [messages.locator()],
		},
		getTags: {
			name: 'Get Personalization Tags',
			action: 'Get the personalization tags for messages',
			description: 'Read the tags that messages can use, by category, with custom fields',
			docs: 'personalization-tags',
			route: 'GET /stripo/personalizationTags',
			answers: 'nothing',
			fields: [
				filters(
					campaigns.locator({ sendAs: 'campaignId', required: false }),
					choices(
						'scope',
						'Categories',
						'Which kinds of tags to read',
						[
							['accounts', 'Accounts'],
							['contacts', 'Contacts'],
							['customobjects', 'Custom Objects'],
							['deals', 'Deals'],
							['dropbox', 'Dropbox'],
							['ecom', 'E-Commerce'],
							['message', 'Message'],
							['messageVariables', 'Personalization Variables'],
							['social', 'Social'],
							['surveymonkey', 'SurveyMonkey'],
						],
						{ convert: joined },
					),
				),
			],
		},
	},
} satisfies Resource;
