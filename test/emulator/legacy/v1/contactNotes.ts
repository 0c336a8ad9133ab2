import { contactEvent } from '../../events';
import { isoDate } from '../../dates';
import { failure, success, type Action } from './answer';
import { noContact } from './contacts';

const withoutHtml = (text: string) => text.replace(/<[^>]*>/g, '');

const add: Action = (parameters, account) => {
	const contact = account.collection('contacts').get(parameters.text('id'));
	if (!contact) return noContact();
	const note = withoutHtml(parameters.text('note'));
	const now = isoDate(account.clock.now());
	const row = account.collection('notes').insert({
		note,
		relid: contact.id,
		reltype: 'Subscriber',
		userid: '1',
		user: '1',
		cdate: now,
		mdate: now,
	});
	account.emit('subscriber_note', 'api', {
		list: '0',
		...contactEvent(account, contact),
		note,
	});
	return success('Note added', { id: Number(row.id) });
};

const edit: Action = (parameters, account) => {
	const row = account.collection('notes').update(parameters.text('noteid'), {
		note: withoutHtml(parameters.text('note')),
		relid: parameters.text('subscriberid'),
		mdate: isoDate(account.clock.now()),
	});
	return row ? success('Note updated') : failure('Note does not exist');
};

const remove: Action = (parameters, account) =>
	account.collection('notes').remove(parameters.text('noteid'))
		? success('Note deleted')
		: failure('Note does not exist');

export const contactNoteActions: Record<string, Action> = {
	contact_note_add: add,
	contact_note_edit: edit,
	contact_note_delete: remove,
};
