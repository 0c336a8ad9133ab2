import { rowsOf } from '../../core/client/pages';
import { plainRequest, segments } from '../../core/client/route';
import type { Field, StepInput, Thing } from '../../core/descriptor';
import { type Choice, choices } from '../../core/form/fields';
import { isEmpty, isRow, type Row } from '../../core/values';
import { accounts, automations, customFields, lists, scores, tags } from '../shared/things';

/** The relations that bring each detail along (page sideloading). */
const relations: Record<string, string[]> = {
	accounts: ['accountContacts'],
	automations: ['contactAutomations'],
	deals: ['deals'],
	fields: ['fieldValues.field'],
	lists: ['contactLists.list'],
	notes: [],
	scores: [],
	tags: ['contactTags.tag'],
};

const offered: Choice[] = [
	['accounts', 'Accounts', 'With the job title'],
	['automations', 'Automations', 'With status and times'],
	['fields', 'Custom Fields', 'By name'],
	['deals', 'Deals'],
	['lists', 'Lists', 'With the status on each'],
	['scores', 'Scores'],
	['tags', 'Tags', 'By name'],
];

const include = (given: Choice[]): Field =>
	choices(
		'details',
		'Include',
		'What else to read of the contact, in the same request where that is possible',
		given,
		{
			sendAs: (names) => {
				const wanted = (names as string[]).flatMap((name) => relations[name] ?? []);
				return wanted.length === 0 ? {} : { include: wanted.join(',') };
			},
		},
	);

export const details = include([...offered, ['notes', 'Notes', 'A request more']]);
/** Notes are left out: they would take a request for each contact. */
export const detailsOfMany = include(offered);

/** The side lists of an answer. */
interface Beside {
	/** Rows of a side list that belong to a contact. */
	of: (list: string, contact: string) => Promise<Row[]>;
	byId: (list: string, id: unknown) => Row | undefined;
}

/** Adds what was asked for under Include, by name, from what stands beside the contacts. */
export async function withDetails(
	{ rows, body }: { rows: Row[]; body: unknown },
	step: StepInput,
): Promise<Row[]> {
	const { options } = step.values;
	const wanted =
		isRow(options) && Array.isArray(options.details) ? options.details.map(String) : [];
	if (wanted.length === 0) return rows;
	const beside = sideLists(body, step);
	const detailed: Row[] = [];
	for (const row of rows) {
		const found: Row = {};
		for (const name of wanted) found[name] = await readers[name]?.(String(row.id), beside, step);
		detailed.push({ ...row, ...found });
	}
	return detailed;
}

function sideLists(body: unknown, step: StepInput): Beside {
	const indexes = new Map<string, Map<string, Row[]>>();
	const index = (list: string, member: string): Map<string, Row[]> => {
		const known = indexes.get(`${list}.${member}`);
		if (known) return known;
		const made = new Map<string, Row[]>();
		for (const row of rowsOf(body, list)) {
			const key = String(row[member]);
			const others = made.get(key);
			if (others) others.push(row);
			else made.set(key, [row]);
		}
		indexes.set(`${list}.${member}`, made);
		return made;
	};
	const byId = (list: string, id: unknown) => index(list, 'id').get(String(id))?.[0];
	const single = isRow(body) && isRow(body.contact);
	return {
		byId,
		of: async (list, contact) => {
			const own = index(list, 'contact').get(contact);
			if (own) return own;
			// Documented side lists have no contact: the contact holds their IDs.
			const ids = index('contacts', 'id').get(contact)?.[0]?.[list];
			if (Array.isArray(ids)) return ids.map((id) => byId(list, id)).filter(isRow);
			const isMissing = single && !(list in body);
			return isMissing ? await ofContact(contact, list, step) : [];
		},
	};
}

/** What the answer for a single contact did not bring along. */
async function ofContact(contact: string, list: string, step: StepInput): Promise<Row[]> {
	const rows: Row[] = [];
	const request = plainRequest('GET', segments('contacts', contact, list));
	for await (const row of step.walk(request, list, 'byOffset')) rows.push(row);
	return rows;
}

type Reader = (contact: string, beside: Beside, step: StepInput) => Promise<unknown>;

const readers: Record<string, Reader> = {
	accounts: async (contact, { of }, step) =>
		await Promise.all(
			(await of('accountContacts', contact)).map(async ({ account, jobTitle }) => ({
				id: account,
				name: (await named(accounts, account, step))?.name,
				jobTitle,
			})),
		),
	automations: async (contact, { of }, step) =>
		await Promise.all(
			(await of('contactAutomations', contact)).map(
				async ({ automation, status, adddate, remdate, completed }) => ({
					id: automation,
					name: (await named(automations, automation, step))?.name,
					status,
					entered: adddate,
					left: remdate,
					completed,
				}),
			),
		),
	deals: async (contact, { of }) => await of('deals', contact),
	fields: async (contact, { of, byId }, step) => {
		const values: Row = {};
		for (const { field, value } of await of('fieldValues', contact)) {
			const known = byId('fields', field) ?? (await named(customFields, field, step));
			values[String(known?.title ?? `Field ${String(field)}`)] = readable(value);
		}
		return values;
	},
	lists: async (contact, { of, byId }, step) =>
		await Promise.all(
			(await of('contactLists', contact)).map(async ({ list, status, sdate, udate }) => ({
				id: list,
				name: (byId('lists', list) ?? (await named(lists, list, step)))?.name,
				status: statusOnList[String(status)] ?? status,
				since: status === '2' || status === 2 ? udate : sdate,
			})),
		),
	notes: async (contact, _, step) =>
		(await ofContact(contact, 'notes', step)).map(({ id, note, cdate }) => ({ id, note, cdate })),
	scores: async (contact, { of }, step) =>
		await Promise.all(
			(await of('scoreValues', contact)).map(async ({ score, scoreValue, value }) => ({
				id: score,
				name: (await named(scores, score, step))?.name,
				value: scoreValue ?? value,
			})),
		),
	tags: async (contact, { of, byId }, step) =>
		await Promise.all(
			(await of('contactTags', contact)).map(
				async ({ tag }) => (byId('tags', tag) ?? (await named(tags, tag, step)))?.tag ?? tag,
			),
		),
};

const statusOnList: Record<string, string> = {
	'0': 'unconfirmed',
	'1': 'active',
	'2': 'unsubscribed',
	'3': 'bounced',
};

/** What a list of the account calls it, where the answer did not bring it; nothing when it is gone. */
async function named(thing: Thing, id: unknown, step: StepInput): Promise<Row | undefined> {
	return await step.row(thing, { mode: 'id', value: id }, thing.name).catch(() => undefined);
}

/** Several options come as `||a||b||`. */
function readable(value: unknown): unknown {
	if (typeof value !== 'string' || !value.startsWith('||')) return isEmpty(value) ? null : value;
	return value.split('||').filter((part) => part !== '');
}
