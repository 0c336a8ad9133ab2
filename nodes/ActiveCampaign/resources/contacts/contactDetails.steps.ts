import { rowsOf } from '../../core/client/pages';
import type { Field, StepInput, Thing } from '../../core/descriptor';
import { type Choice, choices } from '../../core/form/fields';
import { isEmpty, isRow, type Row } from '../../core/values';
import { accounts, automations, customFields, lists, scores, tags } from '../shared/things';
import { rowsOfContact } from './contactRows';

/** Relations to sideload for each detail (page sideloading). */
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

const detailChoices: Choice[] = [
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

export const details = include([...detailChoices, ['notes', 'Notes', 'A request more']]);
/** Without Notes, which would take one request per contact. */
export const detailsOfMany = include(detailChoices);

/** The side-loaded lists of a response. */
interface SideLists {
	/** Rows of a list that belong to a contact. */
	of: (list: string, contact: string) => Promise<Row[]>;
	byId: (list: string, id: unknown) => Row | undefined;
}

/** Adds the details selected under Include, from the side-loaded lists of the response. */
export async function withDetails(
	{ rows, body }: { rows: Row[]; body: unknown },
	step: StepInput,
): Promise<Row[]> {
	const { options } = step.values;
	const wanted =
		isRow(options) && Array.isArray(options.details) ? options.details.map(String) : [];
	if (wanted.length === 0) return rows;
	const lists = sideLists(body, step);
	const detailed: Row[] = [];
	for (const row of rows) {
		const added: Row = {};
		for (const name of wanted) added[name] = await readers[name]?.(String(row.id), lists, step);
		detailed.push({ ...row, ...added });
	}
	return detailed;
}

function sideLists(body: unknown, step: StepInput): SideLists {
	const indexes = new Map<string, Map<string, Row[]>>();
	const index = (list: string, member: string): Map<string, Row[]> => {
		const existing = indexes.get(`${list}.${member}`);
		if (existing) return existing;
		const created = new Map<string, Row[]>();
		for (const row of rowsOf(body, list)) {
			const key = String(row[member]);
			const others = created.get(key);
			if (others) others.push(row);
			else created.set(key, [row]);
		}
		indexes.set(`${list}.${member}`, created);
		return created;
	};
	const byId = (list: string, id: unknown) => index(list, 'id').get(String(id))?.[0];
	const single = isRow(body) && isRow(body.contact);
	return {
		byId,
		of: async (list, contact) => {
			const own = index(list, 'contact').get(contact);
			if (own) return own;
			// In the documented responses the rows do not name the contact; it lists their IDs instead.
			const ids = index('contacts', 'id').get(contact)?.[0]?.[list];
			if (Array.isArray(ids)) return ids.map((id) => byId(list, id)).filter(isRow);
			const isMissing = single && !(list in body);
			// The response for a single contact does not sideload every list.
			return isMissing ? await rowsOfContact(contact, list, step) : [];
		},
	};
}

type Reader = (contact: string, lists: SideLists, step: StepInput) => Promise<unknown>;

const readers: Record<string, Reader> = {
	accounts: async (contact, { of }, step) =>
		await Promise.all(
			(await of('accountContacts', contact)).map(async ({ account, jobTitle }) => ({
				id: account,
				name: (await rowById(accounts, account, step))?.name,
				jobTitle,
			})),
		),
	automations: async (contact, { of }, step) =>
		await Promise.all(
			(await of('contactAutomations', contact)).map(
				async ({ automation, status, adddate, remdate, completed }) => ({
					id: automation,
					name: (await rowById(automations, automation, step))?.name,
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
			const known = byId('fields', field) ?? (await rowById(customFields, field, step));
			values[String(known?.title ?? `Field ${String(field)}`)] = readable(value);
		}
		return values;
	},
	lists: async (contact, { of, byId }, step) =>
		await Promise.all(
			(await of('contactLists', contact)).map(async ({ list, status, sdate, udate }) => ({
				id: list,
				name: (byId('lists', list) ?? (await rowById(lists, list, step)))?.name,
				status: statusOnList[String(status)] ?? status,
				since: status === '2' || status === 2 ? udate : sdate,
			})),
		),
	notes: async (contact, _, step) =>
		(await rowsOfContact(contact, 'notes', step)).map(({ id, note, cdate }) => ({
			id,
			note,
			cdate,
		})),
	scores: async (contact, { of }, step) =>
		await Promise.all(
			(await of('scoreValues', contact)).map(async ({ score, scoreValue, value }) => ({
				id: score,
				name: (await rowById(scores, score, step))?.name,
				value: scoreValue ?? value,
			})),
		),
	tags: async (contact, { of, byId }, step) =>
		await Promise.all(
			(await of('contactTags', contact)).map(
				async ({ tag }) => (byId('tags', tag) ?? (await rowById(tags, tag, step)))?.tag ?? tag,
			),
		),
};

const statusOnList: Record<string, string> = {
	'0': 'unconfirmed',
	'1': 'active',
	'2': 'unsubscribed',
	'3': 'bounced',
};

/** The row of an ID from the account's own list; undefined if it no longer exists. */
async function rowById(thing: Thing, id: unknown, step: StepInput): Promise<Row | undefined> {
	return await step.row(thing, { mode: 'id', value: id }, thing.name).catch(() => undefined);
}

/** Decodes `||a||b||`, the format of several options. */
function readable(value: unknown): unknown {
	if (typeof value !== 'string' || !value.startsWith('||')) return isEmpty(value) ? null : value;
	return value.split('||').filter((part) => part !== '');
}
