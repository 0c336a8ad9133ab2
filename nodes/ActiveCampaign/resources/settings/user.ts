import type { Resource } from '../../core/descriptor';
import {
	additionalFields,
	clearWhenEmpty,
	email,
	options,
	required,
	text,
	updateFields,
} from '../../core/form/fields';
import { groups, users } from '../shared/things';

const username = required(
	text('username', 'Username', 'The name that the user signs in with', {
		placeholder: 'e.g. nathan',
	}),
);

const password = text('password', 'Password', 'The password that the user signs in with', {
	typeOptions: { password: true },
	placeholder: 'e.g. a long phrase',
});

const names = [
	text('firstName', 'First Name', 'Given name', { placeholder: 'e.g. Nathan' }),
	text('lastName', 'Last Name', 'Family name', { placeholder: 'e.g. Smith' }),
];

export const userResource = {
	name: 'User',
	value: 'user',
	description: 'Who can sign in to the account',
	first: 'getAll',
	operations: {
		create: {
			name: 'Create',
			action: 'Create a user',
			description: 'Let somebody sign in to the account',
			docs: 'create-user',
			route: 'POST /users',
			recovery: users.recovery,
			wrap: 'user',
			fields: [
				username,
				required(email('email', 'Email', 'The e-mail address of the user')),
				required(password),
				groups.locator({ description: 'The group that says what the user may do' }),
				additionalFields(...names),
			],
			returns: 'user',
		},
		delete: {
			name: 'Delete',
			action: 'Delete a user',
			description: 'No longer let somebody sign in to the account',
			docs: 'delete-user',
			route: 'DELETE /users/{user}',
			fields: [users.locator({ required: true })],
		},
		get: {
			name: 'Get',
			action: 'Get a user',
			description: 'Read one user',
			docs: 'get-user',
			route: 'GET /users/{user}',
			fields: [users.locator({ required: true })],
			returns: 'user',
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many users',
			description: 'Read the users of the account',
			docs: 'list-all-users',
			route: 'GET /users',
			returns: 'users',
			paging: 'byOffset',
		},
		getByEmail: {
			name: 'Get by Email',
			action: 'Get a user by email',
			description: 'Read the user who has an e-mail address',
			docs: 'get-user-email',
			route: 'GET /users/email/{email}',
			fields: [required(email('email', 'Email', 'The e-mail address of the user'))],
			returns: 'user',
		},
		getByUsername: {
			name: 'Get by Username',
			action: 'Get a user by username',
			description: 'Read the user who signs in with a name',
			docs: 'get-user-username',
			route: 'GET /users/username/{username}',
			fields: [username],
			returns: 'user',
		},
		getCurrent: {
			name: 'Get Current',
			action: 'Get the user of the API key',
			description: 'Read the user whose key this node uses',
			docs: 'get-user-loggedin',
			route: 'GET /users/me',
			returns: 'user',
		},
		getLists: {
			name: 'Get Lists',
			action: 'Get the lists of a user',
			description: 'Read the contact lists of one user',
			docs: 'get-user',
			route: 'GET /users/{user}/lists',
			fields: [users.locator({ required: true })],
			returns: 'lists',
			paging: 'byOffset',
		},
		update: {
			name: 'Update',
			action: 'Update a user',
			description: 'Change the name, the e-mail address, the password or the group of a user',
			docs: 'update-user',
			route: 'PUT /users/{user}',
			wrap: 'user',
			fields: [
				users.locator({ required: true }),
				updateFields(
					email('email', 'Email', 'The new e-mail address'),
					...names,
					password,
					groups.locator({
						description: 'The group that says what the user may do',
						required: false,
					}),
				),
				options(clearWhenEmpty),
			],
			returns: 'user',
		},
	},
} satisfies Resource;
