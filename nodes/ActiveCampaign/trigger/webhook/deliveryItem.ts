import { isRow, type Row } from '../../core/values';
import { webhookEvents } from '../../resources/settings/webhookEvents';

/** What an event is called, by the word that a delivery has for it. */
export const eventNames: ReadonlyMap<unknown, string> = new Map(
	webhookEvents.map(([value, name]) => [value, name]),
);

/** Members that count something; everything else that looks like a number may be an ID or a code. */
const counts = new Set(['recipients', 'count']);
const dates = new Set([
	'create_date',
	'created_timestamp',
	'donedate',
	'duedate',
	'edate',
	'updated_timestamp',
]);

/** A delivery as an item: what happened, when, by whom, and the things it is about. */
export function itemOf(delivery: Row): Row {
	const { type, date_time, initiated_from, initiated_by, list, ...rest } = delivery;
	const tag = typeof rest.tag === 'string' ? rest.tag : undefined;
	return {
		event: type,
		eventName: eventNames.get(type),
		date: isoDate(date_time),
		source: initiated_from,
		initiatedBy: initiated_by,
		...listsOf(list),
		...readable(rest, tag),
	};
}

/** `list` is the ID of a list, 0 for none, or the list itself; several are told by members 0, 1, …. */
function listsOf(list: unknown): Row {
	if (Array.isArray(list)) return { lists: list };
	if (isRow(list)) return { list };
	return list === undefined || list === '0' || list === '' ? {} : { list: { id: String(list) } };
}

function readable(row: Row, tag: string | undefined): Row {
	const members = Object.entries(row).flatMap(([name, value]): Array<[string, unknown]> => {
		if (name === 'fields' || !(isRow(value) || typeof value === 'string')) return [[name, value]];
		if (isRow(value)) return [[name, readable(value, tag)]];
		if (name.endsWith('_iso') && sibling(row, name.slice(0, -4)) !== undefined) return [];
		if (name === 'value_raw' && row.value !== undefined) return [];
		if (name === 'tags') return [[name, tagNames(value, tag)]];
		if (name === 'value') return [[name, amountOf(row)]];
		if (counts.has(name) && /^\d{1,15}$/.test(value)) return [[name, Number(value)]];
		if (dates.has(name.toLowerCase()))
			return [[name, isoDate(sibling(row, `${name}_iso`) || value)]];
		return [[name, value]];
	});
	return Object.fromEntries(members);
}

/** A member by its name in whatever case: tasks have `dueDate` beside `duedate_iso`. */
function sibling(row: Row, name: string): unknown {
	const wanted = name.toLowerCase();
	return Object.entries(row).find(([member]) => member.toLowerCase() === wanted)?.[1];
}

/** Names of a comma list. A name may hold a comma itself: the one that the event is about is known. */
function tagNames(text: string, tag: string | undefined): string[] {
	const whole = tag?.includes(', ') && `, ${text}, `.includes(`, ${tag}, `) ? tag : undefined;
	const rest = whole === undefined ? text : `, ${text}, `.replace(`, ${whole}, `, ', ');
	const names = rest.split(',').map((name) => name.trim());
	return [...names, whole ?? ''].filter((name) => name !== '');
}

/** An amount in units of the currency: `value_raw` is the plain number, `value` is written for people. */
function amountOf({ value, value_raw }: Row): unknown {
	const plain = typeof value_raw === 'string' && value_raw !== '' ? value_raw : String(value);
	const text = plain.replace(/(?<=\d),(?=\d{3}(\D|$))/g, '');
	return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : value;
}

/** ISO 8601; a date without a zone is left without, because nothing tells the account's. */
export function isoDate(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	const text = value.trim();
	return /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}/.test(text) ? text.replace(' ', 'T') : text;
}
