import type { Resource } from '../../core/descriptor';
import {
	additionalFields,
	choice,
	clearWhenEmpty,
	filters,
	options,
	required,
	text,
	updateFields,
} from '../../core/form/fields';
import { asNumber } from '../../core/values';
import { connections, lists } from '../shared/things';

const service = text('service', 'Service', 'The name of the shop system or service', {
	placeholder: 'e.g. my-shop-system',
});
const externalId = text('externalId', 'External ID', 'The ID of the account in that service', {
	sendAs: 'externalid',
	placeholder: 'e.g. toystore1',
});
const name = text('name', 'Name', 'The name of the shop, as your team knows it', {
	placeholder: 'e.g. Toystore',
});
const logoUrl = text('logoUrl', 'Logo URL', 'Address of the picture that stands for the service', {
	placeholder: 'e.g. https://example.com/logo.png',
});
const linkUrl = text('url', 'Link URL', 'Address of the page where the shop is managed', {
	sendAs: 'linkUrl',
	placeholder: 'e.g. https://example.com/settings',
});

export const connectionResource = {
	name: 'Connection',
	value: 'connection',
	description: 'The shops whose customers and orders are in the account (Deep Data)',
	first: 'getAll',
	operations: {
		create: {
			name: 'Create',
			action: 'Create a connection',
			description: 'Add a shop, so that its customers and orders can be stored',
			docs: 'create-connection',
			route: 'POST /connections',
			recovery: connections.recovery,
			wrap: 'connection',
			fields: [
				required(service),
				required(externalId),
				required(name),
				required(logoUrl),
				required(linkUrl),
				additionalFields(
					lists.locator({
						required: false,
						sendAs: 'listId',
						description: 'The list that new customers of the shop are put on',
					}),
				),
			],
			returns: 'connection',
		},
		delete: {
			name: 'Delete',
			action: 'Delete a connection',
			description: 'Delete a shop from the account',
			docs: 'delete-connection',
			route: 'DELETE /connections/{connection}',
			fields: [connections.locator()],
		},
		get: {
			name: 'Get',
			action: 'Get a connection',
			description: 'Read one connection',
			docs: 'get-connection',
			route: 'GET /connections/{connection}',
			fields: [connections.locator()],
			returns: 'connection',
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many connections',
			description: 'Read the connections of the account, all or those of one service',
			docs: 'list-all-connections',
			route: 'GET /connections',
			fields: [
				filters(
					{ ...externalId, sendAs: 'filters[externalid]' },
					{ ...service, sendAs: 'filters[service]' },
				),
			],
			returns: 'connections',
			paging: 'byOffset',
		},
		getOptions: {
			name: 'Get Options',
			action: 'Get the options of a connection',
			description: 'Read the settings of one connection',
			docs: 'get-connection',
			route: 'GET /connections/{connection}/options',
			fields: [connections.locator()],
			returns: 'connectionOptions',
			answers: 'list',
		},
		update: {
			name: 'Update',
			action: 'Update a connection',
			description: 'Change the details of a connection, or tell how it stands',
			docs: 'update-connection',
			route: 'PUT /connections/{connection}',
			wrap: 'connection',
			fields: [
				connections.locator(),
				updateFields(
					externalId,
					linkUrl,
					logoUrl,
					name,
					service,
					choice(
						'status',
						'Status',
						'Whether the shop can be reached',
						[
							[1, 'Connected'],
							[0, 'Error'],
						],
						{ convert: asNumber },
					),
					choice(
						'syncStatus',
						'Sync Status',
						'Whether data is being brought over from the shop right now',
						[
							[1, 'Running'],
							[0, 'Stopped'],
						],
						{ convert: asNumber },
					),
				),
				options(clearWhenEmpty),
			],
			returns: 'connection',
		},
	},
} satisfies Resource;
