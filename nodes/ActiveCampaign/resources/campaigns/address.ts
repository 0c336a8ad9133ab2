import type { Operation, Resource } from '../../core/descriptor';
import {
	additionalFields,
	clearWhenEmpty,
	flag,
	options,
	required,
	text,
	toggle,
	updateFields,
} from '../../core/form/fields';
import { addresses, groups } from '../shared/things';

const companyName = text('companyName', 'Company', 'The company that sends the mail', {
	sendAs: 'company_name',
	placeholder: 'e.g. Example Ltd',
});

const street = text('street', 'Street', 'Street and number', {
	sendAs: 'address_1',
	placeholder: 'e.g. 1 Main Street',
});

const country = text('country', 'Country', 'The country as a code of two letters', {
	placeholder: 'e.g. US',
});

const details = [
	text('street2', 'Second Line', 'Second line of the street address', {
		sendAs: 'address_2',
		placeholder: 'e.g. Floor 3',
	}),
	flag('allGroups', 'All User Groups', 'Whether every user group may use the address', {
		sendAs: 'allgroup',
	}),
	text('city', 'City', 'Town or city of the company', { placeholder: 'e.g. Chicago' }),
	toggle('isDefault', 'Default', 'Whether the address is taken when no other is chosen', {
		sendAs: 'is_default',
	}),
	text('district', 'District', 'The district, in countries that have it in addresses', {
		placeholder: 'e.g. Loop',
	}),
	text('zip', 'Postal Code', 'ZIP or other code of the place', { placeholder: 'e.g. 60601' }),
	text('state', 'State', 'The state or province', { placeholder: 'e.g. IL' }),
	groups.locator({
		description: 'The user group that may use the address',
		sendAs: 'groupid',
		required: false,
	}),
];

const simple = [
	'id',
	'companyName',
	'address1',
	'address2',
	'city',
	'state',
	'zip',
	'district',
	'country',
	'isDefault',
];

/** Ties of an address to a group or a list differ in nothing but words and path. */
const tie = (
	path: 'addressGroup' | 'addressList',
	thing: 'user group' | 'list',
	name: string,
): Operation => ({
	name: `Get ${name} Tie`,
	action: `Get the tie of an address to a ${thing}`,
	description: `Read the tie of an address to a ${thing}; its ID is what Remove asks for`,
	docs: 'retrieve-an-address',
	route: `GET /addresses/{address}/${path}`,
	fields: [addresses.locator()],
	returns: path,
	answers: 'nothing',
});

const tieId = (name: string) =>
	required(
		text('id', 'Tie ID', `The ID of the tie, from Get ${name} Tie`, { placeholder: 'e.g. 42' }),
	);

export const addressResource = {
	name: 'Address',
	value: 'address',
	description: 'The postal addresses that stand in the footer of campaigns',
	first: 'getAll',
	operations: {
		create: {
			name: 'Create',
			action: 'Create an address',
			description: 'Add a postal address',
			docs: 'create-an-address',
			route: 'POST /addresses',
			recovery: addresses.recovery,
			wrap: 'address',
			fields: [
				required(companyName),
				required(street),
				required(country),
				additionalFields(...details),
			],
			returns: 'address',
			simple,
		},
		delete: {
			name: 'Delete',
			action: 'Delete an address',
			description: 'Delete a postal address',
			docs: 'delete-an-address',
			route: 'DELETE /addresses/{address}',
			fields: [addresses.locator()],
		},
		get: {
			name: 'Get',
			action: 'Get an address',
			description: 'Read one postal address',
			docs: 'retrieve-an-address',
			route: 'GET /addresses/{address}',
			fields: [addresses.locator()],
			returns: 'address',
			simple,
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many addresses',
			description: 'Read the postal addresses of the account',
			docs: 'list-all-addresses',
			route: 'GET /addresses',
			returns: 'addresses',
			paging: 'byOffset',
			simple,
		},
		getGroupTie: tie('addressGroup', 'user group', 'User Group'),
		getListTie: tie('addressList', 'list', 'List'),
		removeFromGroup: {
			name: 'Remove From User Group',
			action: 'Remove an address from a user group',
			description: 'No longer let a user group use an address; the address itself stays',
			docs: 'delete-an-addressgroup',
			route: 'DELETE /addressGroups/{id}',
			fields: [tieId('User Group')],
		},
		removeFromList: {
			name: 'Remove From List',
			action: 'Remove an address from a list',
			description: 'No longer use an address for a list; the address itself stays',
			docs: 'delete-an-addresslist',
			route: 'DELETE /addressLists/{id}',
			fields: [tieId('List')],
		},
		update: {
			name: 'Update',
			action: 'Update an address',
			description: 'Change a postal address',
			docs: 'update-an-address',
			route: 'PUT /addresses/{address}',
			wrap: 'address',
			fields: [
				addresses.locator(),
				updateFields(companyName, street, country, ...details),
				options(clearWhenEmpty),
			],
			returns: 'address',
			simple,
		},
	},
} satisfies Resource;
