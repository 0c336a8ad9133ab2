import { createHash } from 'node:crypto';
import { type Action, failure, found, foundRows, success } from './answer';

const events = [
	'subscribe',
	'unsubscribe',
	'update',
	'sent',
	'open',
	'click',
	'forward',
	'share',
	'bounce',
	'reply',
	'contact_tag_added',
	'contact_tag_removed',
	'list_add',
	'deal_add',
	'deal_update',
	'deal_note_add',
	'deal_task_add',
	'deal_task_complete',
	'subscriber_note',
];

const forms: Action = (_parameters, account) =>
	foundRows(
		account
			.collection('forms')
			.all()
			.map((row) => ({ id: row.id, name: row.name })),
	);

/** form_html answers the HTML itself. */
const formHtml: Action = (parameters, account) => {
	const form = account.collection('forms').get(parameters.text('id'));
	return form
		? `<form method="POST" id="_form_${form.id}_"></form>`
		: failure('Form does not exist');
};

const accountView: Action = (_parameters, account) => {
	const user = account.collection('users').all()[0];
	return found({
		account: new URL(account.url).host,
		email: user?.email ?? '',
		fname: user?.firstName ?? '',
		lname: user?.lastName ?? '',
		cname: '',
		subscriber_limit: '10000',
		status: 'active',
		trial: '0',
		credits: '0',
	});
};

/** tags_list is a bare array without a result code. */
const tags: Action = (_parameters, account) =>
	account
		.collection('tags')
		.all()
		.map((tag) => ({
			id: tag.id,
			name: tag.tag,
			count: String(account.collection('contactTags').findBy('tag', tag.id).length),
		}));

const signOn: Action = (parameters, account) => {
	const known = account
		.collection('users')
		.find((row) => row.username === parameters.text('sso_user'));
	if (!known) return failure('User does not exist');
	const seed = `${known.id}${account.clock.now()}`;
	return found({ token: createHash('sha256').update(seed).digest('hex') });
};

/** Actions about the account as a whole; of the branding and settings ones no members are documented. */
export const accountSettingActions: Record<string, Action> = {
	tags_list: tags,
	form_getforms: forms,
	form_html: formHtml,
	account_view: accountView,
	webhook_events: () => found({ ...events }),
	branding_view: (parameters) => found({ groupid: parameters.text('id') }),
	branding_edit: () => success('Branding updated'),
	settings_edit: () => success('Settings updated'),
	singlesignon: signOn,
};
