import { ok } from '../answers';
import { exampleOf } from '../facts';
import type { Context, Operation, Operations } from '../operation';
import type { EmulatorResponse, Row } from '../types';
import { bareFilters, detail, djangoPage } from './djangoPage';
import { isoUtc } from './segments';

type Values = Record<string, unknown>;

const BASE = '/channel/whatsapp';
const TEMPLATES = `${BASE}/channels/whatsapp/template`;
const CONVERSATIONS = `${BASE}/inbox/conversation`;

/** Members of a row of a documented list. */
const blank = (list: string): Values =>
	(exampleOf(`GET ${list}`) as { results: Values[] }).results[0] ?? {};

/** Without the members that only the emulator knows. */
const withoutOwn = (row: Values) =>
	Object.fromEntries(Object.entries(row).filter(([member]) => !member.startsWith('_')));

const template = (row: Row) => ({ ...(exampleOf(`GET ${TEMPLATES}/{id}`) as Values), ...row });

/** The list leaves `is_sample` out. */
const templateInList = (row: Row) => {
	const { is_sample: _, ...shown } = template(row);
	return shown;
};

const conversation = (row: Row) => ({
	...blank(CONVERSATIONS),
	status: 'CREATED',
	source: 'INBOX',
	first_message: null,
	assigned: [],
	tags: [],
	...row,
});

/** An edit answers without the first message. */
const edited = (row: Row) => {
	const { first_message: _, ...shown } = conversation(row);
	return withoutOwn(shown);
};

const withRow =
	(collection: string, answer: (row: Row, context: Context) => EmulatorResponse): Operation =>
	(context) => {
		const row = context.account.collection(collection).get(context.request.params['id'] ?? '0');
		return row ? answer(row, context) : detail('Not found.');
	};

const updateConversation = withRow('whatsappConversations', (row, { account, values }) => {
	account.collection('whatsappConversations').update(row.id, values);
	return ok(edited(row));
});

const lower = (value: unknown) => String(value ?? '').toLowerCase();

export const operations: Operations = {
	[`GET ${TEMPLATES}`]: (context) => {
		const { account, request } = context;
		const wanted = lower(request.query.get('search'));
		const rows = account
			.collection('whatsappTemplates')
			.all()
			.map(templateInList)
			.filter((row) => lower(row['name']).includes(wanted))
			.filter(bareFilters(request.query, ['category', 'channel', 'status']));
		const ordering = request.query.get('ordering') ?? '';
		const member = ordering.replace(/^-/, '');
		if (member) rows.sort((a, b) => lower(a[member]).localeCompare(lower(b[member])));
		if (ordering.startsWith('-')) rows.reverse();
		return djangoPage(rows, context);
	},
	[`GET ${TEMPLATES}/{id}`]: withRow('whatsappTemplates', (row) => ok(template(row))),
	[`PUT ${TEMPLATES}/{id}`]: withRow('whatsappTemplates', (row, { account, values }) => {
		account.collection('whatsappTemplates').update(row.id, values);
		return ok(template(row));
	}),
	[`DELETE ${TEMPLATES}/{id}`]: withRow('whatsappTemplates', (row, { account }) => {
		account.collection('whatsappTemplates').remove(row.id);
		return { status: 204 };
	}),
	/** Goes into the conversation of the phone number; the first message opens it. */
	[`POST ${TEMPLATES}/{id}/send`]: withRow('whatsappTemplates', (row, { account, values }) => {
		const phone = String(values['phone']);
		const now = isoUtc(account.clock.now());
		const message = {
			...(blank(CONVERSATIONS)['first_message'] as Values),
			id: account.uuid(),
			to_number: phone,
			body: String(row['name'] ?? ''),
			direction: 'outbound',
			status: 'accepted',
			source: 'API',
			timestamp: now,
			accepted_on: now,
			whatsapp_template: row.id,
		};
		const conversations = account.collection('whatsappConversations');
		const known = conversations.findBy('_phone', phone)[0];
		const { id } =
			known ??
			conversations.insert({
				id: account.uuid(),
				_phone: phone,
				contact: account.uuid(),
				created_on: now,
				first_message: message,
			});
		account.collection('whatsappMessages').insert({ ...message, conversation: id });
		return ok({ id: message.id, conversation: id }, 201);
	}),
	[`GET ${CONVERSATIONS}`]: (context) => {
		const { account, request } = context;
		const wanted = lower(request.query.get('search'));
		const rows = account
			.collection('whatsappConversations')
			.filter((row) => lower(row['_phone']).includes(wanted))
			.map(conversation)
			.filter(bareFilters(request.query, ['contact']));
		return djangoPage(rows.map(withoutOwn), context);
	},
	[`PUT ${CONVERSATIONS}/{id}/update`]: updateConversation,
	[`PATCH ${CONVERSATIONS}/{id}/update`]: updateConversation,
};
