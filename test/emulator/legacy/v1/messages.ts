import { isoDate } from '../../dates';
import type { Action } from './answer';
import { withAllIds } from './parameters';
import { recordActions, sent } from './records';

const names: Array<string | [string, string]> = [
	'format',
	'subject',
	'fromemail',
	'fromname',
	'reply2',
	'priority',
	'charset',
	'encoding',
	'html',
	'text',
	'htmlfetch',
	'textfetch',
	'htmlconstructor',
	'textconstructor',
];

const messages = recordActions({
	collection: 'messages',
	label: 'Email Message',
	begin: (account) => ({
		userid: '1',
		user: '1',
		cdate: isoDate(account.clock.now()),
		reply2: '',
		priority: '3',
		charset: 'utf-8',
		encoding: 'quoted-printable',
		html: '',
		text: '',
		preheader_text: '',
	}),
	read: (parameters, account) => ({
		...sent(parameters, names),
		_lists: [...parameters.keyed('p').values()],
		mdate: isoDate(account.clock.now()),
	}),
	show: ({ _lists, ...row }) => ({ ...row, lists: _lists ?? [] }),
	answer: (row) => ({ id: Number(row.id), subject: row.subject }),
});

const templates = recordActions({
	collection: 'templates',
	label: 'Template',
	begin: () => ({ userid: '1', categoryid: '0', used: '0', html: '', text: '', tags: [] }),
	read: (parameters) => ({
		...sent(parameters, ['name', 'html', 'text', ['html', 'content']]),
		is_global: parameters.text('template_scope') === 'specific' ? '0' : '1',
		format: parameters.text('html') === '' ? 'text' : 'mime',
		tags: parameters.several('tags'),
		_lists: [...parameters.keyed('p').values()],
	}),
	show: ({ _lists, ...row }) => ({
		...row,
		lists: _lists ?? [],
		listscnt: Array.isArray(_lists) ? _lists.length : 0,
		preview_image: '',
	}),
});

/** message_* and message_template_*; template ids default to all. */
export const messageActions: Record<string, Action> = {
	message_add: messages.add,
	message_edit: messages.edit,
	message_view: messages.view,
	message_list: messages.list,
	message_delete: messages.remove,
	message_delete_list: messages.removeList,
	message_template_add: templates.add,
	message_template_edit: templates.edit,
	message_template_view: templates.view,
	message_template_list: (parameters, account) => templates.list(withAllIds(parameters), account),
	message_template_delete: templates.remove,
	message_template_delete_list: templates.removeList,
	message_template_import: templates.add,
	message_template_export: templates.view,
};
