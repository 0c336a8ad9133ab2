import { message, ok } from '../answers';
import type { Operations } from '../operation';
import { pageOf, select } from '../query';

const ALLOWED = ['matchPhrase', 'lists'];

/** One entry per unknown filter or wrong direction, as documented. */
function refusals(query: URLSearchParams) {
	return [...query].flatMap(([name, value]) => {
		const [, kind = '', member = ''] = /^(filters|orders)\[([^\]]+)\]/.exec(name) ?? [];
		const detail =
			kind === 'filters' && !ALLOWED.includes(member)
				? `Invalid filter field: "${member}". Allowed fields are: ${ALLOWED.join(', ')}`
				: kind === 'orders' && !/^(asc|desc)$/i.test(value)
					? `Invalid order direction: "${value}". Allowed values are: "ASC", "DESC"`
					: undefined;
		const source = { pointer: `/data/attributes/${kind}[${member}]` };
		return detail ? [{ status: 422, title: 'Invalid attribute', detail, source }] : [];
	});
}

const has = (lists: unknown, list: string) =>
	Array.isArray(lists) && lists.map(String).includes(list);

export const operations: Operations = {
	'GET /lists/exclusions': (context) => {
		const { account, request } = context;
		const errors = refusals(request.query);
		if (errors.length > 0) return { status: 422, body: { errors } };
		const wanted = [...request.query].filter(([name]) => name.startsWith('filters[lists]'));
		const rest = [...request.query].filter(([name]) => !name.startsWith('filters[lists]'));
		const rows = select(
			account
				.collection('exclusions')
				.filter(({ lists }) => wanted.length === 0 || wanted.some(([, list]) => has(lists, list))),
			{ ...context, request: { ...request, query: new URLSearchParams(rest) } },
			{},
		);
		const { limit, offset } = pageOf(request.query, account);
		return ok({
			exclusions: rows.slice(offset, offset + limit),
			meta: { total: rows.length },
		});
	},
	'GET /lists/exclusions/{id}': ({ account, request }) => {
		const id = request.params['id'] ?? '0';
		const row = account.collection('exclusions').get(id);
		return row ? ok(row) : message(404, `Exclusion not found [id=${id}]`);
	},
	'PUT /lists/exclusions/{id}': ({ account, request, values }) => {
		const id = request.params['id'] ?? '0';
		const row = account.collection('exclusions').get(id);
		if (!row) return message(404, `No Result found for Exclusion with id ${id}`);
		const { lists, channel } = values;
		if (Array.isArray(lists)) {
			const wrong = lists.findIndex((list) => typeof list !== 'string' || !/^\d+$/.test(list));
			if (wrong >= 0) {
				const detail = 'Lists must be an array of string-quoted integers';
				const source = { pointer: `/data/attributes/lists[${wrong}]` };
				return {
					status: 422,
					body: { errors: [{ status: 422, title: 'Invalid attribute', detail, source }] },
				};
			}
		}
		account.collection('exclusions').update(id, {
			...(lists === undefined ? {} : { lists }),
			...(channel === undefined ? {} : { channel }),
		});
		return ok(row);
	},
};
