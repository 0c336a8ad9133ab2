import { local } from '../../dates';
import { tagNames } from '../../events';
import type { Account, Row } from '../../types';
import { accountOf } from '../customerAccounts';
import { findField } from '../fieldValues';
import { findTag } from '../tags';
import { parseTime } from '../time';
import { type Action, found, foundRows, nothing } from './answer';
import { viewContact } from './contactView';
import type { Parameters } from './parameters';
import { askedRows, pageOf, slice } from './rows';

/** contact_list: 20 a page, never a contact without a list; the capture has all members though `full` was not sent. */
export const contactList: Action = (parameters, account) => {
	const rows = askedRows(parameters, account, 'contacts')
		.filter((row) => memberships(account, row).length > 0)
		.filter((row) => matches(account, row, parameters));
	const sorted = [...rows].sort(order(parameters.text('sort')));
	if (parameters.text('sort_direction').toUpperCase() === 'DESC') sorted.reverse();
	return foundRows(pageOf(sorted, parameters, 20).map((row) => viewContact(account, row)));
};

export const contactPaginator: Action = (parameters, account) => {
	const rows = account.collection('contacts').all();
	return rows.length === 0
		? nothing()
		: found(slice(rows, parameters, (row) => viewContact(account, row)));
};

/** Every filter that is sent must hold; a comma list is an "or". */
function matches(account: Account, contact: Row, parameters: Parameters): boolean {
	const fields = [...parameters.keyed('filters[fields]')].every(
		([reference, value]) => fieldValue(account, contact, reference) === value,
	);
	return (
		fields &&
		[...parameters.keyed('filters')].every(([name, value]) => {
			const test = tests[name];
			return (
				!test ||
				test(
					contact,
					value.split(',').map((each) => each.trim()),
					account,
				)
			);
		})
	);
}

type Test = (contact: Row, wanted: string[], account: Account) => boolean;

const tests: Record<string, Test> = {
	listid: (contact, wanted, account) =>
		memberships(account, contact).some((row) => wanted.includes(String(row.list))),
	status: (contact, wanted, account) =>
		memberships(account, contact).some((row) => wanted.includes(String(row.status))),
	segmentid: (contact, [id = ''], account) => {
		const members = account.collection('segments').get(id)?.contacts;
		return Array.isArray(members) && members.map(String).includes(contact.id);
	},
	email: (contact, wanted) => wanted.includes(String(contact.email)),
	first_name: (contact, wanted) => wanted.includes(String(contact.firstName)),
	last_name: (contact, wanted) => wanted.includes(String(contact.lastName)),
	organization: (contact, wanted, account) =>
		wanted.includes(String(accountOf(account, contact.id)?.name ?? '')),
	tagid: (contact, [id = ''], account) =>
		tagNames(account, contact.id).includes(String(account.collection('tags').get(id)?.tag)),
	tagname: (contact, [name = ''], account) =>
		tagNames(account, contact.id).includes(String(findTag(account, name)?.tag)),
	id_greater: (contact, [id]) => Number(contact.id) > Number(id),
	id_less: (contact, [id]) => Number(contact.id) < Number(id),
	datetime: (contact, [part = '']) => local(createdAt(contact)).includes(part),
	since_datetime: (contact, [from]) => createdAt(contact) >= (parseTime(from) ?? -Infinity),
	until_datetime: (contact, [until]) => createdAt(contact) <= (parseTime(until) ?? Infinity),
};

function memberships(account: Account, contact: Row): Row[] {
	return account.collection('contactLists').findBy('contact', contact.id);
}

function fieldValue(account: Account, contact: Row, reference: string): unknown {
	const field = findField(account, reference);
	return account
		.collection('fieldValues')
		.findBy('contact', contact.id)
		.find((row) => String(row.field) === field?.id)?.value;
}

const createdAt = (contact: Row) => parseTime(contact.cdate) ?? 0;

function order(sort: string): (a: Row, b: Row) => number {
	const member = { first_name: 'firstName', last_name: 'lastName' }[sort];
	if (member) return (a, b) => String(a[member]).localeCompare(String(b[member]));
	if (sort === 'datetime') return (a, b) => createdAt(a) - createdAt(b);
	return (a, b) => Number(a.id) - Number(b.id);
}
