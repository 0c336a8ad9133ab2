import type { Account, EmulatorResponse, Handler } from '../../types';
import { unauthorized } from '../v1/output';
import { type Parameters, readParameters } from '../v1/parameters';
import { viewSegment } from './segments';

type Operation = (parameters: Parameters, account: Account) => unknown;

const pageSize = 20;

/** Ids and e-mails of the contacts of a list; the names of the members are derived. */
const contactEmails: Operation = (parameters, account) => {
	const ids = account
		.collection('contactLists')
		.findBy('list', parameters.text('listid'))
		.map((row) => String(row.contact));
	const offset = parameters.count('offset', 0);
	const limit = parameters.count('limit', pageSize);
	return ids
		.slice(offset, offset + limit)
		.map((id) => ({ id, email: account.collection('contacts').get(id)?.email ?? '' }));
};

/** A bare array, 20 a page. */
const segments: Operation = (parameters, account) => {
	const filters = parameters.keyed('filters');
	const sort = parameters.text('sort') === 'name' ? 'name' : 'id';
	const rows = account
		.collection('segments')
		.all()
		.map(viewSegment)
		.filter(
			(row) =>
				(!filters.has('name') || row.name === filters.get('name')) &&
				(!filters.has('list_id') || row.lists.includes(filters.get('list_id') ?? '')) &&
				(!filters.has('automation_id') ||
					row.automations.includes(filters.get('automation_id') ?? '')),
		)
		.sort((a, b) => (sort === 'id' ? Number(a.id) - Number(b.id) : a.name.localeCompare(b.name)));
	if (parameters.text('sort_direction').toUpperCase() === 'DESC') rows.reverse();
	const first = (Math.max(1, parameters.count('page', 1)) - 1) * pageSize;
	return rows.slice(first, first + pageSize);
};

const shareTemplate: Operation = (parameters, account) => {
	const template = account.collection('templates').get(parameters.text('id'));
	return template
		? {
				url: `http://tplshare.com/gXKi4s${template.id}`,
				...result(1, 'Template shared successfully'),
			}
		: result(0, 'Invalid template');
};

export const contactEmailsRoute = authorized(contactEmails);
export const segmentsRoute = authorized(segments);
export const shareTemplateRoute = authorized(shareTemplate);

/** Both forms of a result side by side, as documented for template/share. */
export function result(success: 0 | 1, message: string) {
	return {
		success,
		message,
		result_code: success,
		result_message: message,
		result_output: 'json',
	};
}

/** v2 takes the key as `api_key` in the query; the header is accepted as well. Text is sent as it is. */
export function authorized(operation: Operation): Handler {
	return (request, account): EmulatorResponse => {
		const parameters = readParameters(request);
		const header = Object.entries(request.headers).find(
			([key]) => key.toLowerCase() === 'api-token',
		);
		const keys = [parameters.text('api_key'), header?.[1]];
		if (!keys.includes(account.apiKey)) return unauthorized('json');
		return { status: 200, body: operation(parameters, account) };
	};
}
