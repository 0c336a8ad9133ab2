import type { MemoryAccount } from '../account';
import { duplicate, invalid, ok } from '../answers';
import { create, page, written } from '../crud';
import { milliseconds } from '../dates';
import { contactValues } from '../events';
import type { Context, Operations, Rules } from '../operation';
import { compare, select } from '../query';
import { normalise } from '../shape';
import { showAll } from '../show';
import type { EmulatorResponse, Row } from '../types';
import { writeFieldValues } from './fields';
import { sideload } from './sideload';

type Values = Record<string, unknown>;

const text = (value: unknown) => String(value ?? '').toLowerCase();
const isEmail = (value: unknown) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(String(value));

/** The contact with this address, without regard to case. */
export const contactByEmail = (account: MemoryAccount, email: unknown): Row | undefined =>
	account.collection('contacts').findBy('email', String(email).trim())[0];

const idsOf = (account: MemoryAccount, collection: string, contact: Row) =>
	account
		.collection(collection)
		.findBy('contact', contact.id)
		.map(({ id }) => id);

function emailRefusal({ values, account }: Context, row?: Row): EmulatorResponse | undefined {
	const { email, phone } = values;
	if (email === undefined && row) return undefined;
	// A contact without e-mail needs a phone number and `allowNullEmail`.
	if (!row && !email && phone && values['allowNullEmail'] === true) return undefined;
	if (!isEmail(email))
		return invalid('email_invalid', 'Contact Email Address is not valid.', 'email');
	const other = contactByEmail(account, email);
	return other && other.id !== row?.id
		? duplicate('Email address already exists in the system', 'email')
		: undefined;
}

const after = (member: string, operator: string) => (row: Row, value: string) => {
	const at = milliseconds(row[member]);
	const wanted = milliseconds(value);
	return operator === 'after' ? at >= wanted : at < wanted;
};

const linked = (collection: string, member: string, value: string, account: MemoryAccount) =>
	account.collection(collection).findBy(member, value);

const contacts: Rules = {
	drop: ['fieldValues', 'allowNullEmail'],
	defaults: ({ account }) => ({ orgid: '0', hash: account.hash(32), email_empty: false }),
	store: (values) => ({
		...values,
		...(typeof values['email'] === 'string'
			? { email: values['email'].trim(), email_domain: values['email'].split('@')[1] ?? '' }
			: {}),
	}),
	refuse: emailRefusal,
	created: (row, context) => {
		writeFieldValues(context, row, context.values['fieldValues']);
		context.account.emit('update', 'api', { contact: contactValues(context.account, row) });
	},
	updated: (row, context) => {
		writeFieldValues(context, row, context.values['fieldValues']);
		context.account.emit('update', 'api', { contact: contactValues(context.account, row) });
	},
	removed: (row, { account }) => {
		for (const collection of ASSOCIATIONS) {
			for (const { id } of account.collection(collection).findBy('contact', row.id)) {
				account.collection(collection).remove(id);
			}
		}
	},
	searched: ['email', 'firstName', 'lastName', 'phone', 'orgname'],
	filters: {
		email: (row, value) => text(row['email']) === text(value),
		'filters[email]': (row, value) => text(row['email']) === text(value),
		email_like: (row, value) => text(row['email']).includes(text(value)),
		phone: (row, value) => String(row['phone'] ?? '').startsWith(value),
		id_greater: (row, value) => Number(row.id) > Number(value),
		id_less: (row, value) => Number(row.id) < Number(value),
		exclude: (row, value) => row.id !== value,
		organization: (row, value) => String(row['orgid']) === value,
		'filters[created_after]': after('cdate', 'after'),
		'filters[created_before]': after('cdate', 'before'),
		'filters[updated_after]': after('udate', 'after'),
		'filters[updated_before]': after('udate', 'before'),
	},
	rows: candidates,
	show: (row, account) => ({
		fieldValues: idsOf(account, 'fieldValues', row),
		scoreValues: [],
		accountContacts: idsOf(account, 'accountContacts', row),
		organization: row['orgid'] === '0' ? null : row['orgid'],
	}),
	beside: (_rows, account, one) =>
		one
			? Object.fromEntries(
					SIDELOADED.map((name) => [
						name,
						_rows.flatMap((row) =>
							showAll(account, name, account.collection(name).findBy('contact', row.id)),
						),
					]),
				)
			: { scoreValues: [] },
	besideWritten: (row, { account, values }) => {
		if (!Array.isArray(values['fieldValues'])) return {};
		const fieldValues = account.collection('fieldValues').findBy('contact', row.id);
		return { fieldValues: showAll(account, 'fieldValues', fieldValues) };
	},
	meta: (_rows, { request }) => ({
		page_input: {
			segmentid: 0,
			formid: 0,
			listid: Number(request.query.get('listid') ?? 0),
			tagid: Number(request.query.get('tagid') ?? 0),
			limit: Number(request.query.get('limit') ?? 20),
			offset: Number(request.query.get('offset') ?? 0),
			search: request.query.get('search'),
			sort: null,
			seriesid: Number(request.query.get('seriesid') ?? 0),
			waitid: 0,
			status: Number(request.query.get('status') ?? -1),
			forceQuery: 0,
		},
		sortable: true,
	}),
	showCreated: (shown) =>
		Object.fromEntries(
			Object.entries(shown).filter(([member]) => CREATED_MEMBERS.includes(member)),
		),
};

/** Members of the answer to a create, as recorded. */
const CREATED_MEMBERS = [
	'email',
	'phone',
	'firstName',
	'lastName',
	'email_empty',
	'cdate',
	'udate',
	'orgid',
	'orgname',
	'links',
	'id',
	'organization',
];

const SIDELOADED = [
	'contactAutomations',
	'contactLists',
	'deals',
	'fieldValues',
	'geoIps',
	'accountContacts',
];

const ASSOCIATIONS = [
	'contactTags',
	'contactLists',
	'contactAutomations',
	'fieldValues',
	'accountContacts',
	'contactDeals',
];

/** Rows narrowed by list, tag, automation, status and ids, from indexes where there is one. */
function candidates({ account, request }: Context): Row[] {
	const { query } = request;
	const collection = account.collection('contacts');
	const email = query.get('email') ?? query.get('filters[email]');
	const ids = [...query].filter(([name]) => /^ids(\[\d*\])?$/.test(name)).map(([, value]) => value);
	const sets: Array<Set<string>> = [];
	const keep = (rows: Row[]) => sets.push(new Set(rows.map((row) => String(row['contact']))));
	const list = query.get('listid');
	const status = query.get('status') ?? '-1';
	if (list) {
		keep(linked('contactLists', 'list', list, account).filter((row) => compareStatus(row, status)));
	} else if (status !== '-1') {
		keep(account.collection('contactLists').filter((row) => compareStatus(row, status)));
	}
	const tag = query.get('tagid');
	if (tag) keep(linked('contactTags', 'tag', tag, account));
	const automation = query.get('seriesid');
	if (automation) keep(linked('contactAutomations', 'automation', automation, account));
	if (ids.length > 0) sets.push(new Set(ids.flatMap((value) => value.split(','))));
	const rows = email !== null ? collection.findBy('email', email) : collection.all();
	return sets.length === 0 ? rows : rows.filter((row) => sets.every((set) => set.has(row.id)));
}

const compareStatus = (row: Row, status: string) =>
	status === '-1' || compare(row['status'], 'eq', status);

export const rules: Record<string, Rules> = { contacts };

export const operations: Operations = {
	/** Updates the contact with this e-mail, or creates it: 200 or 201. */
	'POST /contact/sync': (context) => {
		const { account, values } = context;
		const row = isEmail(values['email']) ? contactByEmail(account, values['email']) : undefined;
		if (!row) return create('contacts', 201)(context);
		const changes: Values = { ...values, email: row['email'] };
		for (const name of contacts.drop ?? []) delete changes[name];
		account.collection('contacts').update(row.id, normalise('contacts', changes));
		contacts.updated?.(row, context, row);
		return written('contacts', row, context, 200, false);
	},
	'GET /contacts': (context) => {
		const rows = select(candidates(context), context, contacts);
		const answer = page('contacts', rows, context);
		return sideload(answer, context, 'contacts');
	},
	'GET /contacts/{id}/automationEntryCounts': ({ account, request }) => {
		const enrolments = account
			.collection('contactAutomations')
			.findBy('contact', request.params['id']);
		const counts = new Map<string, number>();
		for (const { automation } of enrolments) {
			counts.set(String(automation), (counts.get(String(automation)) ?? 0) + 1);
		}
		return ok({
			automationEntryCounts: [...counts].map(([id, count]) => ({
				id,
				name: account.collection('automations').get(id)?.['name'] ?? '',
				status: account.collection('automations').get(id)?.['status'] ?? '1',
				hidden: '0',
				contactEntryCount: String(count),
			})),
		});
	},
};
