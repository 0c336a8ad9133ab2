import type { Account, Row } from '../../types';
import { findContactByEmail, removeContact } from '../contacts';
import { setListStatus } from '../subscriptions';
import { tagContact, untagContact } from '../tags';
import { type Action, failure, found, success } from './answer';
import { contactList, contactPaginator } from './contactList';
import { viewContact } from './contactView';
import { contactAdd, contactEdit, contactSync } from './contactWrite';
import type { Parameters } from './parameters';

/** The contact named by id or by e-mail, under the parameter names of the action. */
export function namedContact(
	parameters: Parameters,
	account: Account,
	idName = 'id',
	emailName = 'email',
): Row | undefined {
	const id = parameters.text(idName);
	return id === ''
		? findContactByEmail(account, parameters.text(emailName))
		: account.collection('contacts').get(id);
}

export const noContact = () => failure('Contact does not exist');

const view: Action = (parameters, account) => {
	const hash = parameters.text('hash');
	const contact =
		hash === ''
			? namedContact(parameters, account)
			: account.collection('contacts').find((row) => row.hash === hash);
	return contact ? found(viewContact(account, contact)) : noContact();
};

/** contact_delete and contact_delete_list: success for any id; `listids[…]` only unsubscribes there. */
const remove: Action = (parameters, account) => {
	const ids = parameters.several(parameters.has('ids') ? 'ids' : 'id');
	const lists = [...parameters.keyed('listids').values()];
	for (const id of ids) {
		const contact = account.collection('contacts').get(id);
		if (lists.length === 0) removeContact(account, id);
		else if (contact) {
			for (const list of lists) {
				setListStatus(account, contact, list, '2');
			}
		}
	}
	return success('Contact deleted');
};

const tagAdd: Action = (parameters, account) => {
	const contact = namedContact(parameters, account);
	if (!contact) return noContact();
	for (const tag of tagsSent(parameters)) tagContact(account, contact, tag);
	return success('Contact tag added');
};

const tagRemove: Action = (parameters, account) => {
	const contact = namedContact(parameters, account);
	if (!contact) return noContact();
	for (const tag of tagsSent(parameters)) untagContact(account, contact, tag);
	return success('Contact tag deleted');
};

export const contactActions: Record<string, Action> = {
	contact_add: contactAdd,
	contact_sync: contactSync,
	contact_edit: contactEdit,
	contact_view: view,
	contact_view_email: view,
	contact_view_hash: view,
	contact_list: contactList,
	contact_paginator: contactPaginator,
	contact_delete: remove,
	contact_delete_list: remove,
	contact_tag_add: tagAdd,
	contact_tag_remove: tagRemove,
};

/** Here `tags` is one name, commas included, or several as `tags[]`. */
function tagsSent(parameters: Parameters): string[] {
	const several = [...parameters.keyed('tags').values()];
	return several.length > 0 ? several : [parameters.text('tags')];
}
