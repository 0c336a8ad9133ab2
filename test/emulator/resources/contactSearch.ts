import type { MemoryAccount } from '../account';
import { dateFilter } from '../dateFilter';
import type { Context, Rules } from '../operation';
import { compare } from '../query';
import type { Row } from '../types';

const text = (value: unknown) => String(value ?? '').toLowerCase();

const linked = (collection: string, member: string, value: string, account: MemoryAccount) =>
	account.collection(collection).findBy(member, value);

/** Ids as text compare by length first; ten times as fast as making numbers of them. */
const isGreater = (id: string, other: string) =>
	id.length > other.length || (id.length === other.length && id > other);

/** Queries of `GET /contacts` that look at the contact itself. */
export const contactFilters: Rules['filters'] = {
	email: (row, value) => text(row['email']) === text(value),
	'filters[email]': (row, value) => text(row['email']) === text(value),
	email_like: (row, value) => text(row['email']).includes(text(value)),
	phone: (row, value) => String(row['phone'] ?? '').startsWith(value),
	id_greater: (row, value) => isGreater(row.id, value),
	id_less: (row, value) => isGreater(value, row.id),
	exclude: (row, value) => row.id !== value,
	organization: (row, value) => String(row['orgid']) === value,
	'filters[created_after]': dateFilter('cdate', 'after'),
	'filters[created_before]': dateFilter('cdate', 'before'),
	'filters[updated_after]': dateFilter('udate', 'after'),
	'filters[updated_before]': dateFilter('udate', 'before'),
};

/** Rows narrowed by list, tag, automation, status and ids, from indexes where there is one. */
export function candidates({ account, request }: Context): Row[] {
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
	} else if (status !== '-1' && account.assumes.statusWithoutList === 'anyList') {
		keep(account.collection('contactLists').filter((row) => compareStatus(row, status)));
	}
	const tag = query.get('tagid');
	if (tag) keep(linked('contactTags', 'tag', tag, account));
	const automation = query.get('seriesid');
	if (automation) keep(linked('contactAutomations', 'automation', automation, account));
	const form = query.get('formid');
	if (form) keep(linked('contactLists', 'form', form, account));
	const block = query.get('waitid');
	if (block) keep(linked('contactAutomations', 'lastblock', block, account));
	if (ids.length > 0) sets.push(new Set(ids.flatMap((value) => value.split(','))));
	const rows = email !== null ? collection.findBy('email', email) : collection.all();
	return sets.length === 0 ? rows : rows.filter((row) => sets.every((set) => set.has(row.id)));
}

const compareStatus = (row: Row, status: string) =>
	status === '-1' || compare(row['status'], 'eq', status);

/** The query as the service read it, in `meta` next to `total`. */
export const pageInput = (query: URLSearchParams) => ({
	page_input: {
		segmentid: query.has('segmentid') ? Number(query.get('segmentid')) : null,
		formid: Number(query.get('formid') ?? 0),
		listid: Number(query.get('listid') ?? 0),
		tagid: Number(query.get('tagid') ?? 0),
		limit: Number(query.get('limit') ?? 20),
		offset: Number(query.get('offset') ?? 0),
		search: query.get('search'),
		sort: null,
		seriesid: Number(query.get('seriesid') ?? 0),
		waitid: Number(query.get('waitid') ?? 0),
		status: Number(query.get('status') ?? -1),
		forceQuery: Number(query.get('forceQuery') ?? 0),
	},
	sortable: true,
});
