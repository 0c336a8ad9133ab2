import { equalIn } from '../../../core/equality';
import { thing } from '../../../core/form/thing';
import { asText, type Row } from '../../../core/values';

/** The member with the shop's ID: orders and carts have different ones. */
const keyOf = ({ externalid }: Row) =>
	externalid === undefined ? 'externalcheckoutid' : 'externalid';

export const ecommerceOrders = thing({
	key: 'ecommerceOrders',
	name: 'e-commerce order',
	route: 'GET /ecomOrders',
	returns: 'ecomOrders',
	search: 'filters[externalid]',
	title: ({ externalid, externalcheckoutid }) =>
		asText(externalid) || `cart ${asText(externalcheckoutid)}`,
	detail: ({ email }) => asText(email),
	parameter: 'order',
	label: 'Order',
	nameMode: 'By External ID',
	description: 'By its ID in the shop, from the list or by its ID in ActiveCampaign',
	example: { name: '3246315233', id: '1' },
	created: {
		query: (sent) => ({
			'filters[connectionid]': sent.connectionid,
			[`filters[${keyOf(sent)}]`]: sent[keyOf(sent)],
		}),
		same: (row, sent) => equalIn(['connectionid', keyOf(sent)])(row, sent),
	},
});
