import { equalIn } from '../../../core/equality';
import { thing } from '../../../core/form/thing';
import { asText } from '../../../core/values';

export const ecommerceCustomers = thing({
	key: 'ecommerceCustomers',
	name: 'e-commerce customer',
	route: 'GET /ecomCustomers',
	returns: 'ecomCustomers',
	search: 'filters[email]',
	namedByAddress: true,
	// The aggregate customer of all shops has the same address; an address alone means the shop's own.
	title: ({ email, connectionid }) =>
		`${asText(email)}${asText(connectionid) === '0' ? ', all shops' : ''}`,
	detail: ({ connectionid }) =>
		asText(connectionid) === '0' ? '' : `connection ${asText(connectionid)}`,
	parameter: 'customer',
	label: 'Customer',
	nameMode: 'By Email',
	description: 'By e-mail address, from the list or by ID',
	example: { name: 'nathan@example.com', id: '1' },
	created: {
		query: ({ connectionid, externalid }) => ({
			'filters[connectionid]': connectionid,
			'filters[externalid]': externalid,
		}),
		same: equalIn(['connectionid', 'externalid']),
		anyAge: true,
	},
});
