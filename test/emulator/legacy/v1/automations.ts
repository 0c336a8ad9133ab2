import type { Account, Row } from '../../types';
import { enterAutomation } from '../subscriptions';
import { shortTime } from '../time';
import { type Action, failure, found, foundRows, nothing, success } from './answer';
import { namedContact, noContact } from './contacts';
import type { Parameters } from './parameters';

const list: Action = (parameters, account) =>
	foundRows(
		page(account.collection('automations').all(), parameters, 100).map((row) => ({
			id: row.id,
			name: row.name,
			status: String(row.status ?? '1'),
			cdate: shortTime(row.cdate),
			mdate: shortTime(row.mdate),
		})),
	);

const contactAdd: Action = (parameters, account) => {
	const contact = contactOf(parameters, account);
	if (!contact) return noContact();
	const ids = parameters.several('automation');
	const unknown = ids.find((id) => !account.collection('automations').get(id));
	if (unknown !== undefined) return failure(`Automation ${unknown} does not exist`);
	for (const id of ids) enterAutomation(account, contact.id, id);
	return success('Contact added to automation');
};

const contactRemove: Action = (parameters, account) => {
	const contact = contactOf(parameters, account);
	if (!contact) return noContact();
	const rows = enrolments(account, parameters.text('automation')).filter(
		(row) => String(row.contact) === contact.id,
	);
	if (rows.length === 0) return failure('Contact is not in this automation');
	for (const row of rows) account.collection('contactAutomations').remove(row.id);
	return success('Contact removed from automation');
};

const contactsIn: Action = (parameters, account) => {
	const rows = page(enrolments(account, parameters.text('automation')), parameters, 100).map(
		(row) => {
			const contact = account.collection('contacts').get(String(row.contact));
			return {
				id: row.contact,
				email: contact?.email ?? '',
				automation_status: String(row.status),
				...dates(row),
			};
		},
	);
	if (rows.length === 0) return nothing();
	const message = `${rows.length} Contact(s) found in this automation`;
	return parameters.text('nested_array') === '1'
		? success(message, { contacts: rows })
		: success(message, { ...rows });
};

const contactView: Action = (parameters, account) => {
	const contact = contactOf(parameters, account);
	const row = enrolments(account, parameters.text('automation')).find(
		(each) => String(each.contact) === contact?.id,
	);
	if (!contact || !row) return nothing();
	return found({
		id: contact.id,
		email: contact.email,
		automation_status: String(row.status),
		...dates(row),
	});
};

const automationsOf: Action = (parameters, account) => {
	const contact = contactOf(parameters, account);
	if (!contact) return noContact();
	const rows = account.collection('contactAutomations').findBy('contact', contact.id);
	return foundRows(
		page(rows, parameters, 20).map((row) => ({
			id: automationIdOf(row),
			name: account.collection('automations').get(automationIdOf(row))?.name ?? '',
			status: String(row.status),
			...dates(row),
		})),
	);
};

export const automationActions: Record<string, Action> = {
	automation_list: list,
	automation_contact_add: contactAdd,
	automation_contact_remove: contactRemove,
	automation_contact_list: contactsIn,
	automation_contact_view: contactView,
	contact_automation_list: automationsOf,
};

function contactOf(parameters: Parameters, account: Account): Row | undefined {
	return namedContact(parameters, account, 'contact_id', 'contact_email');
}

const automationIdOf = (row: Row) => String(row.automation ?? row.seriesid);

function enrolments(account: Account, automationId: string): Row[] {
	return account
		.collection('contactAutomations')
		.filter((row) => automationIdOf(row) === automationId);
}

function page(rows: Row[], parameters: Parameters, most: number): Row[] {
	const offset = parameters.count('offset', 0);
	return rows.slice(offset, offset + Math.min(parameters.count('limit', most), most));
}

function dates(row: Row) {
	return {
		adddate: shortTime(row.adddate),
		remdate: shortTime(row.remdate),
		lastblock: String(row.lastblock ?? '0'),
		lastdate: shortTime(row.lastdate),
	};
}
