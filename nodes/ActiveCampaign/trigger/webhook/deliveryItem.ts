import { isRow, type Row } from '../../core/values';
import { webhookEvent } from '../../resources/settings/webhookEvents';
import { deliveredFields } from './deliveredFields';
import { deliveryId } from './deliveryId';
import { decodeEntities } from './htmlEntities';

/** Members that count something; every other member of digits may be an ID or a code. */
const counts = new Set(['recipients', 'count']);
const dates = new Set([
	'create_date',
	'created_timestamp',
	'donedate',
	'duedate',
	'edate',
	'updated_timestamp',
]);
/** The account of a delivery's contact; the reference and captures name its ID differently. */
const customerAccount = new Set(['customer_acct_id', 'customer_account_id', 'customer_acct_name']);

/** A delivery as an item: event, time, cause, and the things that it is about. */
export function itemOf(delivery: Row): Row {
	const { type, date_time, initiated_from, initiated_by, list, ...rest } = delivery;
	const tag = typeof rest.tag === 'string' ? rest.tag : undefined;
	return {
		event: type,
		eventName: webhookEvent(type)?.name,
		eventId: deliveryId(delivery),
		date: isoDate(date_time),
		source: initiated_from,
		initiatedBy: initiated_by,
		...listsOf(list),
		...withAccount(readable(rest, tag)),
	};
}

/** `list` is the ID of a list, 0 for none, or the list itself; several have the members 0, 1, …. */
function listsOf(list: unknown): Row {
	if (Array.isArray(list)) return { lists: list };
	if (isRow(list)) return { list };
	return list === undefined || list === '0' || list === '' ? {} : { list: { id: String(list) } };
}

/** The contact's account as `account`, unless the event is about one; ID 0 and no name mean none. */
function withAccount(row: Row): Row {
	const given = Object.fromEntries(
		Object.entries(row).filter(
			([name, value]) => !(customerAccount.has(name) && (value === '' || value === '0')),
		),
	);
	const { customer_acct_id, customer_account_id, customer_acct_name, ...rest } = given;
	const id = customer_acct_id ?? customer_account_id;
	if (given.account !== undefined || (id ?? customer_acct_name) === undefined) return given;
	return {
		...rest,
		account: {
			...(id === undefined ? {} : { id }),
			...(customer_acct_name === undefined ? {} : { name: customer_acct_name }),
		},
	};
}

function readable(row: Row, tag: string | undefined): Row {
	const members = Object.entries(row).flatMap(([name, value]): Array<[string, unknown]> => {
		if (name === 'fields') return [[name, deliveredFields(value)]];
		if (isRow(value)) return [[name, readable(value, tag)]];
		if (typeof value !== 'string') return [[name, value]];
		if (name.endsWith('_iso') && sibling(row, name.slice(0, -4)) !== undefined) return [];
		if (name === 'value_raw' && row.value !== undefined) return [];
		if (name === 'tags') return [[name, tagNames(value, tag)]];
		if (name === 'value') return [[name, amountOf(row)]];
		if (name === 'currency_symbol') return [[name, decodeEntities(value)]];
		if (counts.has(name) && /^\d{1,15}$/.test(value)) return [[name, Number(value)]];
		if (dates.has(name.toLowerCase()))
			return [[name, isoDate(sibling(row, `${name}_iso`) || value)]];
		return [[name, value]];
	});
	return Object.fromEntries(members);
}

/** A member by its name in any case: tasks have `dueDate` and `duedate_iso`. */
function sibling(row: Row, name: string): unknown {
	const wanted = name.toLowerCase();
	return Object.entries(row).find(([member]) => member.toLowerCase() === wanted)?.[1];
}

/** Names of a comma list. A name may contain a comma, which shows only for the tag of the event. */
function tagNames(text: string, tag: string | undefined): string[] {
	const whole = tag?.includes(', ') && `, ${text}, `.includes(`, ${tag}, `) ? tag : undefined;
	const rest = whole === undefined ? text : `, ${text}, `.replace(`, ${whole}, `, ', ');
	const names = rest.split(',').map((name) => name.trim());
	return [...names, whole ?? ''].filter((name) => name !== '');
}

/** An amount in currency units: `value_raw` is plain, `value` is formatted, e.g. `1,044,055.00`. */
function amountOf({ value, value_raw }: Row): unknown {
	const plain = typeof value_raw === 'string' && value_raw !== '' ? value_raw : String(value);
	const text = plain.replace(/(?<=\d),(?=\d{3}(\D|$))/g, '');
	return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : value;
}

/** ISO 8601. A date without a zone stays without one, because the account's zone is unknown here. */
export function isoDate(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	const text = value.trim();
	return /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}/.test(text) ? text.replace(' ', 'T') : text;
}
