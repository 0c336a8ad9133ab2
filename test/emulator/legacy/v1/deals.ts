import type { Account, Row } from '../../types';
import { isoDate } from '../../dates';
import { changedMembers, dealEvent, emitDealUpdate } from '../../salesEvents';
import { addContact, findContactByEmail, isEmail } from '../contacts';
import { joinAccount } from '../customerAccounts';
import { shortTime } from '../time';
import { failure, foundRows, success, type Action } from './answer';
import { sent } from './records';
import type { Parameters } from './parameters';
import { pageOf } from './rows';

/** deal_add: the value comes in currency units and is kept in cents. */
const add: Action = (parameters, account) => {
	const fault = placeFault(parameters, account);
	if (fault) return failure(fault);
	const contact = contactFor(parameters, account);
	if (!contact) return failure('Missing required parameter: contactid or contact');
	joinAccount(account, contact.id, parameters.text('customer_account'));
	const deal = account.collection('deals').insert({
		owner: '1',
		status: '0',
		percent: '0',
		description: '',
		cdate: isoDate(account.clock.now()),
		nextdate: null,
		contact: contact.id,
		account: account.collection('contacts').get(contact.id)?.organization ?? null,
		...changes(parameters, account),
	});
	account.emit('deal_add', 'api', dealEvent(account, deal));
	return success('Deal added', {
		id: Number(deal.id),
		contact: Number(contact.id),
		owner: Number(deal.owner),
	});
};

const edit: Action = (parameters, account) => {
	const fault = placeFault(parameters, account);
	if (fault) return failure(fault);
	const contact = contactFor(parameters, account);
	const before = { ...account.collection('deals').get(parameters.text('id')) };
	const deal = account.collection('deals').update(parameters.text('id'), {
		...changes(parameters, account),
		...(contact ? { contact: contact.id } : {}),
	});
	if (!deal) return noDeal();
	emitDealUpdate(account, deal, changedMembers(deal, { id: deal.id, ...before }), []);
	return success('Deal updated');
};

const remove: Action = (parameters, account) =>
	account.collection('deals').remove(parameters.text('id')) ? success('Deal deleted') : noDeal();

const get: Action = (parameters, account) => {
	const deal = account.collection('deals').get(parameters.text('id'));
	return deal ? success('Deal retrieved', viewDeal(account, deal)) : noDeal();
};

const list: Action = (parameters, account) => {
	const filters = parameters.keyed('filters');
	const search = filters.get('search')?.toLowerCase() ?? '';
	const rows = account
		.collection('deals')
		.filter(
			(row) =>
				(!filters.has('stage') || String(row.stage) === filters.get('stage')) &&
				(!filters.has('owner') || String(row.owner) === filters.get('owner')) &&
				String(row.title).toLowerCase().includes(search),
		);
	if (parameters.text('sort_direction').toUpperCase() === 'DESC') rows.reverse();
	const full = parameters.text('full') === '1';
	return foundRows(
		pageOf(rows, parameters, 20).map((row) => ({
			...(full ? viewDeal(account, row) : {}),
			id: row.id,
			title: row.title,
			owner: row.owner,
			value: row.value,
			contact_email: viewDeal(account, row).contact_email,
			created: shortTime(row.cdate),
		})),
	);
};

const noteAdd: Action = (parameters, account) => {
	const deal = account.collection('deals').get(parameters.text('dealid'));
	if (!deal) return noDeal();
	const now = isoDate(account.clock.now());
	const note = account.collection('notes').insert({
		note: parameters.text('note'),
		relid: deal.id,
		reltype: 'Deal',
		userid: parameters.text('owner') || '1',
		user: parameters.text('owner') || '1',
		cdate: now,
		mdate: now,
	});
	account.emit('deal_note_add', 'api', {
		...dealEvent(account, deal),
		note: { id: note.id, text: note.note },
	});
	return success('Deal note added', { id: Number(note.id) });
};

const noteEdit: Action = (parameters, account) =>
	account.collection('notes').update(parameters.text('id'), {
		...sent(parameters, ['note', ['dealid', 'relid'], ['owner', 'user']]),
		mdate: isoDate(account.clock.now()),
	})
		? success('Deal note updated')
		: failure('Deal note does not exist');

export const dealActions: Record<string, Action> = {
	deal_add: add,
	deal_edit: edit,
	deal_delete: remove,
	deal_get: get,
	deal_list: list,
	deal_note_add: noteAdd,
	deal_note_edit: noteEdit,
};

const noDeal = () => failure('Deal does not exist');

function placeFault(parameters: Parameters, account: Account): string | undefined {
	const { pipeline, stage } = {
		pipeline: parameters.text('pipeline'),
		stage: parameters.text('stage'),
	};
	if (pipeline !== '' && !account.collection('dealGroups').get(pipeline)) {
		return `Deal pipeline ${pipeline} does not exist`;
	}
	if (stage !== '' && !account.collection('dealStages').get(stage)) {
		return `Deal stage ${stage} does not exist`;
	}
	const value = parameters.text('value');
	return value === '' || Number.isFinite(Number(value)) ? undefined : 'Invalid value for value';
}

function contactFor(parameters: Parameters, account: Account): Row | undefined {
	const id = parameters.text('contactid');
	if (id !== '') return account.collection('contacts').get(id);
	const email = parameters.text('contact');
	if (!isEmail(email)) return undefined;
	const [firstName = '', ...rest] = parameters.text('contact_name').split(' ');
	const known = findContactByEmail(account, email);
	if (known) return known;
	const phone = parameters.text('contact_phone');
	return addContact(account, { email, firstName, lastName: rest.join(' '), phone });
}

function changes(parameters: Parameters, account: Account): Record<string, unknown> {
	const value = parameters.text('value');
	return {
		...sent(parameters, [
			'title',
			['pipeline', 'group'],
			'stage',
			'owner',
			['customer_acct_id', 'account'],
		]),
		...(parameters.has('currency') ? { currency: parameters.text('currency').toLowerCase() } : {}),
		...(value === '' ? {} : { value: String(Math.round(Number(value) * 100)) }),
		mdate: isoDate(account.clock.now()),
	};
}

function viewDeal(account: Account, deal: Row): Record<string, unknown> {
	const contact = account.collection('contacts').get(String(deal.contact));
	const customer = account.collection('accounts').get(String(deal.account ?? ''));
	return {
		id: deal.id,
		owner: deal.owner,
		contact: deal.contact,
		contact_email: contact?.email ?? '',
		customer_acct_id: customer?.id ?? '0',
		customer_acct_name: customer?.name ?? '',
		pipeline: deal.group,
		stage: deal.stage,
		title: deal.title,
		value: deal.value,
		currency: deal.currency,
		status: String(deal.status ?? '0'),
		nextdate: deal.nextdate ?? null,
	};
}
