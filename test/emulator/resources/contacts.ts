import type { MemoryAccount } from '../account';
import { notFound, ok } from '../answers';
import { create, get, page, written } from '../crud';
import { dateRefusal, isWrongDate } from '../customDates';
import { contactEvent } from '../events';
import type { Context, Operations, Rules } from '../operation';
import { select } from '../query';
import { normalise } from '../shape';
import { show, showAll } from '../show';
import type { EmulatorResponse, Row } from '../types';
import { candidates, contactFilters, pageInput } from './contactSearch';
import { writeFieldValues } from './fields';
import { sideload } from './sideload';

type Values = Record<string, unknown>;

const isEmail = (value: unknown) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(String(value));

/** The contact with this address, without regard to case. */
export const contactByEmail = (account: MemoryAccount, email: unknown): Row | undefined =>
	account.collection('contacts').findBy('email', String(email).trim())[0];

const idsOf = (account: MemoryAccount, collection: string, contact: Row) =>
	account
		.collection(collection)
		.findBy('contact', contact.id)
		.map(({ id }) => id);

/** The address as the service reads it. */
const addressIn = ({ values, account }: Context): unknown =>
	account.assumes.emailBlanks === 'trims' && typeof values['email'] === 'string'
		? values['email'].trim()
		: values['email'];

const emitUpdate = ({ account }: Context, row: Row) =>
	account.emit('update', 'api', contactEvent(account, row));

/** As observed in 2026: for an invalid address `error` next to `code`, no `detail`. */
const emailError = (title: string, codes: Values): EmulatorResponse => ({
	status: 422,
	body: { errors: [{ title, ...codes, source: { pointer: '/data/attributes/email' } }] },
});

function emailRefusal(context: Context, row?: Row): EmulatorResponse | undefined {
	const { values, account } = context;
	const { phone } = values;
	const email = addressIn(context);
	if (email === undefined && row) return undefined;
	// A contact without e-mail needs a phone number and `allowNullEmail`.
	if (!row && !email && phone && values['allowNullEmail'] === true) return undefined;
	if (!isEmail(email)) {
		return emailError('Contact Email Address is not valid.', {
			code: 'email_invalid',
			error: 'must_be_valid_email_address',
		});
	}
	const other = contactByEmail(account, email);
	return other && other.id !== row?.id
		? emailError('Email address already exists in the system.', { code: 'duplicate' })
		: undefined;
}

/** 500 or 422 for a date in a wrong form among the custom fields. */
function fieldsRefusal({ account, values }: Context): EmulatorResponse | undefined {
	const sent = Array.isArray(values['fieldValues']) ? (values['fieldValues'] as Values[]) : [];
	return sent.some(({ field, value }) => isWrongDate(account, String(field), value))
		? dateRefusal(account)
		: undefined;
}

const contacts: Rules = {
	drop: ['fieldValues', 'allowNullEmail'],
	defaults: ({ account }) => ({ orgid: '0', hash: account.hash(32), email_empty: false }),
	store: (values) => ({
		...values,
		...(typeof values['email'] === 'string'
			? { email: values['email'].trim(), email_domain: values['email'].split('@')[1] ?? '' }
			: {}),
	}),
	refuse: (context, row) => emailRefusal(context, row) ?? fieldsRefusal(context),
	created: (row, context) => {
		writeFieldValues(context, row, context.values['fieldValues']);
		if (context.account.assumes.newContactEvent === 'update') emitUpdate(context, row);
	},
	updated: (row, context) => {
		writeFieldValues(context, row, context.values['fieldValues']);
		emitUpdate(context, row);
	},
	removed: (row, { account }) => {
		for (const collection of ASSOCIATIONS) {
			for (const { id } of account.collection(collection).findBy('contact', row.id)) {
				account.collection(collection).remove(id);
			}
		}
	},
	searched: ['email', 'firstName', 'lastName', 'phone', 'orgname'],
	filters: contactFilters,
	rows: candidates,
	show: (row, account) => ({
		fieldValues: idsOf(account, 'fieldValues', row),
		scoreValues: [],
		accountContacts: idsOf(account, 'accountContacts', row),
		organization: row['orgid'] === '0' ? null : row['orgid'],
	}),
	beside: (rows, account, one) =>
		one
			? Object.fromEntries(
					SIDELOADED.map((name) => [
						name,
						rows.flatMap((row) =>
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
	meta: (_rows, { request }) => pageInput(request.query),
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

export const rules: Record<string, Rules> = { contacts };

export const operations: Operations = {
	/** Updates the contact with this e-mail, or creates it: 200 or 201. */
	'POST /contact/sync': (context) => {
		const { account, values } = context;
		const email = addressIn(context);
		const row = isEmail(email) ? contactByEmail(account, email) : undefined;
		if (!row) return create('contacts', 201)(context);
		const refusal = fieldsRefusal(context);
		if (refusal) return refusal;
		const changes: Values = { ...values, email: row['email'] };
		for (const name of contacts.drop ?? []) delete changes[name];
		account.collection('contacts').update(row.id, normalise('contacts', changes));
		contacts.updated?.(row, context, row);
		return written('contacts', row, context, 200, 'updated');
	},
	'GET /contacts': (context) => {
		const rows = select(candidates(context), context, contacts);
		const answer = page('contacts', rows, context);
		return sideload(answer, context, 'contacts');
	},
	'GET /contacts/{id}': async (context) => {
		const answer = await get('contacts')(context);
		const body = answer.body as Values;
		const contact = body['contact'];
		// The response for one contact has the ids of the side-loaded rows.
		if (contact) {
			for (const name of SIDELOADED) {
				(contact as Values)[name] = (body[name] as Row[]).map(({ id }) => id);
			}
		}
		return sideload(answer, context, 'contacts');
	},
	/** Where and with what the contact was last seen; unset until something is known. */
	'GET /contacts/{id}/contactData': ({ account, request }) => {
		const id = request.params['id'] ?? '0';
		if (!account.collection('contacts').get(id)) return notFound('', 'contacts', id);
		const known = account.collection('contactData').findBy('contact', id)[0];
		return ok({ contactDatum: show(account, 'contactData', known ?? { id, contact: id }) });
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
