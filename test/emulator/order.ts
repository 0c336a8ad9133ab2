import type { Row } from './types';

/** Names of `orders[…]` that differ from the stored member. */
const ORDER_MEMBERS: Record<string, string> = {
	first_name: 'firstName',
	last_name: 'lastName',
	name: 'name',
	contact_name: 'contact',
};

/** Rows as `orders[member]=ASC` asks, rows that are equal in order of creation. */
export function order(rows: Row[], query: URLSearchParams): Row[] {
	const orders = [...query].flatMap(([name, direction]) => {
		const member = /^orders\[([^\]]+)\]$/.exec(name)?.[1];
		return member && member !== 'search'
			? [{ member: ORDER_MEMBERS[member] ?? member, sign: /^desc$/i.test(direction) ? -1 : 1 }]
			: [];
	});
	const alphabetical = query.get('orders[search]');
	if (alphabetical === 'asc' || alphabetical === 'desc') {
		orders.push({ member: 'tag', sign: alphabetical === 'desc' ? -1 : 1 });
	}
	const [first] = orders;
	if (!first || (orders.length === 1 && first.sign === 1 && isInOrder(rows, first.member))) {
		return rows;
	}
	return rows
		.map((row) => ({ row, keys: orders.map(({ member }) => sortKey(row[member])) }))
		.sort((a, b) => {
			for (const [index, { sign }] of orders.entries()) {
				const difference = orderOfKeys(a.keys[index] ?? '', b.keys[index] ?? '');
				if (difference !== 0) return difference * sign;
			}
			return 0;
		})
		.map(({ row }) => row);
}

/** Rows of a walk by id are in order already; computing all sort keys would be slow. */
const isInOrder = (rows: Row[], member: string) =>
	member === 'id' &&
	rows.every(({ id }, index) => {
		const before = rows[index - 1]?.id ?? '';
		return before.length < id.length || (before.length === id.length && before < id);
	});

/** A number where the value is one, so that ids sort by size and not by digits. */
function sortKey(value: unknown): number | string {
	const text = String(value ?? '').toLowerCase();
	const number = text === '' ? Number.NaN : Number(text);
	return Number.isNaN(number) ? text : number;
}

function orderOfKeys(a: number | string, b: number | string): number {
	if (typeof a === 'number' && typeof b === 'number') return a - b;
	const [left, right] = [String(a), String(b)];
	return left < right ? -1 : left > right ? 1 : 0;
}
