import { emptyRelation, message, notFound, ok } from '../answers';
import { isoDate, milliseconds } from '../dates';
import { singularOf } from '../models';
import type { Operation, Operations } from '../operation';
import { order } from '../order';
import { pageOf } from '../query';
import { show, showAll } from '../show';

const OWNERS: Record<string, string> = {
	Subscriber: 'contacts',
	Deal: 'deals',
	DealTask: 'dealTasks',
	CustomerAccount: 'accounts',
};

/** The row that a note, task or field value belongs to, under its own singular. */
const owner =
	(collection: string): Operation =>
	({ account, request }) => {
		const id = request.params['id'] ?? '0';
		const row = account.collection(collection).get(id);
		if (!row) return notFound('', collection, id);
		const owners = OWNERS[String(row['reltype'] ?? 'Subscriber')] ?? 'contacts';
		const found = account.collection(owners).get(String(row['relid'] ?? row['contact']));
		const member = singularOf(owners);
		return found
			? ok({ [member]: show(account, owners, found) })
			: emptyRelation(account, member, owners);
	};

export const operations: Operations = {
	'GET /notes/{id}/owner': owner('notes'),
	'GET /dealTasks/{id}/owner': owner('dealTasks'),
	'GET /fieldValues/{id}/owner': owner('fieldValues'),
	'GET /activities': ({ account, request }) => {
		const contact = account.collection('contacts').findBy('id', request.query.get('contact'));
		const after = request.query.get('after');
		const rows = account
			.collection('activities')
			.findBy('subscriberid', request.query.get('contact'))
			.filter(({ tstamp }) => !after || milliseconds(tstamp) > milliseconds(after));
		const { limit, offset } = pageOf(request.query, account);
		const shown = order(rows, request.query).slice(offset, offset + limit);
		return ok({
			contacts: showAll(account, 'contacts', contact),
			activityRecipients: shown.map(({ id, subscriberid }) => ({
				reltype: 'Subscriber',
				relid: subscriberid,
				activityid: id,
				recipient: { type: 'contact', id: subscriberid },
			})),
			activities: showAll(account, 'activities', shown),
			meta: { total: String(rows.length) },
		});
	},
	/** The change is made; the answer has no body, as recorded in 2021. */
	'PUT /lists/{id}': ({ account, request, values }) => {
		const id = request.params['id'] ?? '0';
		if (!account.collection('lists').update(id, values)) {
			return message(404, `No Result found for _List with id ${id}`);
		}
		return { status: 200, headers: { 'X-Ac-Error': 'Code 9001' } };
	},
	'POST /taskNotifications': ({ account, values }) => {
		account.collection('taskNotifications').insert(values);
		return ok({});
	},
	'GET /prism/urlWhitelistings': ({ account }) =>
		ok({ data: account.collection('urlWhitelistings').all() }),
	'POST /prism/urlWhitelistings': ({ account, values }) => {
		const now = isoDate(account.clock.now());
		const attributes = {
			...(values['attributes'] as Record<string, unknown> | undefined),
			created_at: now,
			updated_at: now,
		};
		const data = account
			.collection('urlWhitelistings')
			.insert({ type: 'urlWhitelistings', attributes });
		return ok({ data }, 201);
	},
	'DELETE /prism/urlWhitelistings/{id}': ({ account, request }) =>
		account.collection('urlWhitelistings').remove(request.params['id'] ?? '0')
			? { status: 204 }
			: message(404, 'Not Found'),
};
