import { plainRequest, segments } from '../../core/client/route';
import type { Resource, StepInput } from '../../core/descriptor';
import { equalIn } from '../../core/equality';
import { Failure } from '../../core/failure';
import {
	additionalFields,
	clearWhenEmpty,
	filters,
	options,
	required,
	text,
	updateFields,
} from '../../core/form/fields';
import { isRow, type Row } from '../../core/values';
import { accounts, contacts } from '../shared/things';

const jobTitle = text('jobTitle', 'Job Title', 'What the contact does there', {
	placeholder: 'e.g. Head of Sales',
});

export const accountContactResource = {
	name: 'Account Contact',
	value: 'accountContact',
	description: 'Which contact belongs to which account. A contact has one account at most.',
	first: 'add',
	operations: {
		add: {
			name: 'Add',
			action: 'Add a contact to an account',
			description: 'Make a contact part of an account; fails when it has an account already',
			docs: 'create-an-account-1',
			route: 'POST /accountContacts',
			recovery: {
				route: 'GET /accountContacts',
				query: ({ contact, account }) => ({
					'filters[contact]': contact,
					'filters[account]': account,
				}),
				returns: 'accountContacts',
				same: equalIn(['contact', 'account']),
			},
			wrap: 'accountContact',
			fields: [contacts.locator({ subject: true }), accounts.locator(), additionalFields(jobTitle)],
			returns: 'accountContact',
		},
		get: {
			name: 'Get',
			action: 'Get the membership of a contact in an account',
			description: 'Read one membership of a contact in an account',
			docs: 'retrieve-an-association',
			route: 'GET /accountContacts/{id}',
			fields: [
				required(
					text('id', 'Membership ID', 'The ID of the membership, from Get Many', {
						placeholder: 'e.g. 42',
					}),
				),
			],
			returns: 'accountContact',
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many memberships of contacts in accounts',
			description: 'Read who belongs to which account, for one account, one contact or all',
			docs: 'list-all-associations-1',
			route: 'GET /accountContacts',
			fields: [
				filters(
					accounts.locator({
						sendAs: 'filters[account]',
						required: false,
						description: 'The contacts of this account',
					}),
					contacts.locator({
						sendAs: 'filters[contact]',
						required: false,
						description: 'The account of this contact',
					}),
				),
			],
			returns: 'accountContacts',
			paging: 'byOffset',
		},
		remove: {
			name: 'Remove',
			action: 'Remove a contact from an account',
			description:
				'Take a contact out of an account; that it is not in there is a success too, and said so',
			docs: 'delete-an-association-1',
			route: 'DELETE /accountContacts/{id}',
			fields: [contacts.locator({ subject: true }), accounts.locator()],
			steps: removeMember,
		},
		update: {
			name: 'Update',
			action: 'Update the account or job title of a contact',
			description: 'Change the job title of a contact, or move it to another account',
			docs: 'update-an-association-1',
			route: 'PUT /accountContacts/{id}',
			wrap: 'accountContact',
			fields: [
				contacts.locator({ subject: true }),
				updateFields(
					accounts.locator({
						required: false,
						displayName: 'New Account',
						description: 'The account to move the contact to; left out, it stays',
					}),
					jobTitle,
				),
				options(clearWhenEmpty),
			],
			returns: 'accountContact',
			steps: updateMember,
		},
	},
} satisfies Resource;

/** The account contact of a contact; a contact has at most one account. */
async function membershipOf(contactId: string, { walk }: StepInput): Promise<Row | undefined> {
	const request = plainRequest('GET', '/accountContacts', { 'filters[contact]': contactId });
	for await (const membership of walk(request, 'accountContacts', 'byOffset')) {
		if (String(membership.contact) === contactId) return membership;
	}
	return undefined;
}

/** ActiveCampaign deletes by the ID of the account contact, which users do not know: look it up first. */
async function removeMember(input: StepInput): Promise<Row[]> {
	const { values, identify, remove } = input;
	const contactId = await identify(contacts, values.contact, 'Contact');
	const accountId = await identify(accounts, values.account, 'Account');
	const membership = await membershipOf(contactId, input);
	if (String(membership?.account) !== accountId)
		return [{ deleted: false, reason: 'The contact does not belong to this account' }];
	const deleted = await remove(segments('accountContacts', String(membership?.id)));
	return [deleted ? { deleted } : { deleted, reason: 'The contact was already taken out' }];
}

/** The reference requires account and contact in every update, so the current account is the default. */
async function updateMember(input: StepInput): Promise<Row[]> {
	const { values, identify, build, call } = input;
	const contactId = await identify(contacts, values.contact, 'Contact');
	const membership = await membershipOf(contactId, input);
	if (membership === undefined) {
		throw new Failure('The contact does not belong to any account', {
			description: 'Use Add to make it part of one',
			field: 'Contact',
		});
	}
	const request = await build();
	const { accountContact } = request.body as { accountContact: Row };
	const answer = await call({
		...request,
		path: segments('accountContacts', String(membership.id)),
		body: { accountContact: { account: membership.account, ...accountContact } },
	});
	return isRow(answer) && isRow(answer.accountContact) ? [answer.accountContact] : [];
}
