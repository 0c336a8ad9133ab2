import type { Resource } from '../../core/descriptor';
import { filters, required, text } from '../../core/form/fields';
import { dealRoles } from '../shared/things';

export const dealRoleResource = {
	name: 'Deal Role',
	value: 'dealRole',
	description: 'The parts that further contacts play in deals, for example Decision Maker',
	first: 'getAll',
	operations: {
		create: {
			name: 'Create',
			action: 'Create a deal role',
			description: 'Add a role that contacts can have in deals',
			docs: 'create-a-deal-role',
			route: 'POST /dealRoles',
			recovery: dealRoles.recovery,
			fields: [
				required(
					text('title', 'Title', 'What the role is called', { placeholder: 'e.g. Decision Maker' }),
				),
			],
			returns: 'dealRole',
			unproven: 'The reference does not show the envelope that all similar requests have',
		},
		delete: {
			name: 'Delete',
			action: 'Delete a deal role',
			description: 'Delete a role; the contacts that have it stay in their deals',
			docs: 'delete-a-deal-role',
			route: 'DELETE /dealRoles/{role}',
			fields: [dealRoles.locator()],
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many deal roles',
			description: 'Read the roles that contacts can have in deals',
			docs: 'list-all-deal-roles',
			route: 'GET /dealRoles',
			fields: [
				filters(
					text('search', 'Title Contains', 'Part of the title', { placeholder: 'e.g. maker' }),
				),
			],
			returns: 'dealRoles',
			paging: 'byOffset',
		},
	},
} satisfies Resource;
