import { message, notFound, ok } from '../answers';
import { missingRefusal } from '../crud';
import { contactEvent } from '../events';
import { dealEvent } from '../salesEvents';
import type { Context, Operation, Operations, Rules } from '../operation';
import { singularOf } from '../models';
import { show, showAll } from '../show';
import type { Row } from '../types';

/** `reltype` of a note → the collection of its owner. */
const OWNERS: Record<string, string> = {
	Subscriber: 'contacts',
	Deal: 'deals',
	DealTask: 'dealTasks',
	CustomerAccount: 'accounts',
	Activity: 'activities',
};

function emit(note: Row, { account }: Context): void {
	const { reltype, relid } = note;
	const owner = account.collection(OWNERS[String(reltype)] ?? '').get(String(relid));
	if (!owner) return;
	if (reltype === 'Subscriber') {
		account.emit('subscriber_note', 'api', {
			note: note['note'],
			...contactEvent(account, owner),
		});
	}
	if (reltype === 'Deal') {
		account.emit('deal_note_add', 'api', {
			...dealEvent(account, owner),
			note: { id: note.id, text: note['note'] },
		});
	}
}

const notes: Rules = {
	defaults: () => ({ userid: '1', user: '1', is_draft: '' }),
	refuse: ({ account, values, fact }) => {
		const collection = OWNERS[String(values['reltype'])];
		const relid = String(values['relid'] ?? '');
		if (!collection || collection === 'activities' || !relid) return undefined;
		if (account.collection(collection).get(relid)) return undefined;
		// PUT is documented with 403; the status of POST is assumed.
		const { body } = notFound('', collection, relid);
		return { status: fact.method === 'PUT' ? 403 : 404, body };
	},
	created: emit,
	show: (row) => ({
		owner: {
			type: singularOf(OWNERS[String(row['reltype'])] ?? 'contacts'),
			id: row['relid'],
		},
	}),
	besideWritten: (row, { account }, created) =>
		created && row['reltype'] === 'Subscriber'
			? {
					contacts: showAll(
						account,
						'contacts',
						account.collection('contacts').findBy('id', row['relid']),
					),
				}
			: {},
};

const addTo =
	(collection: string, reltype: string): Operation =>
	(context) => {
		const { account, request, values } = context;
		const owner = account.collection(collection).get(request.params['id'] ?? '0');
		if (!owner) return notFound('', collection, request.params['id'] ?? '0');
		const refusal = missingRefusal(context);
		if (refusal) return refusal;
		const note = account.collection('notes').insert({
			note: values['note'],
			relid: owner.id,
			reltype,
			userid: '1',
			user: '1',
			is_draft: '',
		});
		emit(note, context);
		return ok(
			{
				[collection]: showAll(account, collection, [owner]),
				note: show(account, 'notes', note),
			},
			201,
		);
	};

const changeIn =
	(collection: string): Operation =>
	({ account, request, values }) => {
		const owner = account.collection(collection).get(request.params['id'] ?? '0');
		if (!owner) return notFound('', collection, request.params['id'] ?? '0');
		const id = request.params['noteId'] ?? '0';
		const note = account.collection('notes').get(id);
		if (!note) return message(404, `No Result found for Note with id ${id}`);
		if (values['note'] !== undefined)
			account.collection('notes').update(id, { note: values['note'] });
		return ok({
			[collection]: showAll(account, collection, [owner]),
			note: show(account, 'notes', note),
		});
	};

export const rules: Record<string, Rules> = { notes };

export const operations: Operations = {
	'POST /deals/{id}/notes': addTo('deals', 'Deal'),
	'PUT /deals/{id}/notes/{noteId}': changeIn('deals'),
	'POST /accounts/{id}/notes': addTo('accounts', 'CustomerAccount'),
	'PUT /accounts/{id}/notes/{noteId}': changeIn('accounts'),
};
