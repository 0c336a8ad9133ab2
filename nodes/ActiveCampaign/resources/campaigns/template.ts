import type { Resource } from '../../core/descriptor';
import { templates } from '../shared/things';

const simple = ['id', 'name', 'subject', 'categoryid', 'used', 'hidden', 'userid', 'mdate'];

export const templateResource = {
	name: 'Template',
	value: 'template',
	description: 'The designs that campaigns are made from',
	first: 'getAll',
	operations: {
		delete: {
			name: 'Delete',
			action: 'Delete a template',
			description:
				'Delete a template; campaigns made from it stay. One that does not exist counts as deleted.',
			docs: 'delete-a-template',
			route: 'DELETE /templates/{template}',
			fields: [templates.locator()],
		},
		get: {
			name: 'Get',
			action: 'Get a template',
			description: 'Read one template with its content',
			docs: 'retrieve-a-template',
			route: 'GET /templates/{template}',
			fields: [templates.locator()],
			returns: 'template',
			simple: [...simple, 'content'],
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many templates',
			description: 'Read the templates of the account',
			docs: 'list-all-templates',
			route: 'GET /templates',
			returns: 'templates',
			paging: 'byOffset',
			simple,
		},
		share: {
			name: 'Share',
			action: 'Get a link that shares a template',
			description: 'Make a link with which another account can take over a template',
			docs: 'create-shareable-campaign-template-link',
			api: 'v2',
			route: 'GET /template/share',
			fields: [templates.locator({ sendAs: 'id' })],
		},
	},
} satisfies Resource;
