import { equalIn } from '../../../core/equality';
import { thing } from '../../../core/form/thing';
import { asText, joinTexts } from '../../../core/values';

export const addresses = thing({
	key: 'addresses',
	name: 'address',
	route: 'GET /addresses',
	returns: 'addresses',
	title: ({ companyName }) => asText(companyName),
	detail: ({ address1, city }) => joinTexts([address1, city], ', '),
	parameter: 'address',
	example: { name: 'Example Ltd', id: '2' },
	created: {
		same: equalIn(
			[
				['company_name', 'companyName'],
				['address_1', 'address1'],
			],
			['country', 'city', 'zip'],
		),
	},
});
