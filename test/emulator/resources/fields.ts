import { duplicate, invalid, message, ok } from '../answers';
import { dateRefusal, isWrongDate } from '../customDates';
import type { Context, Operations, Rules } from '../operation';
import { normalise } from '../shape';
import { showAll } from '../show';
import type { Row } from '../types';

const idsBy = (rows: Row[]) => rows.map(({ id }) => id);

/** `My Field` → `MY_FIELD`, the name of a field in messages. */
const personalizationTag = (title: unknown) =>
	String(title ?? '')
		.toUpperCase()
		.replace(/[^A-Z0-9]+/g, '_');

const fields: Rules = {
	defaults: ({ values }) => ({
		perstag: personalizationTag(values['title']),
		isrequired: '0',
		visible: '1',
	}),
	store: (values) => ({
		...values,
		...(values['perstag'] ? { perstag: personalizationTag(values['perstag']) } : {}),
	}),
	refuse: ({ account, values }, row) => {
		const { title } = values;
		const other = account.collection('fields').findBy('title', title)[0];
		if (title === undefined || !other || other.id === row?.id) return undefined;
		const refusal = duplicate('There is already a field with this title', 'title');
		const detail = `There is already a field named '${String(title)}' -- choose another name`;
		return {
			...refusal,
			body: {
				errors: [{ title: 'There is already a field with this title', detail, code: 'duplicate' }],
			},
		};
	},
	removed: (row, { account }) => {
		for (const collection of ['fieldOptions', 'fieldRels', 'fieldValues']) {
			for (const { id } of account.collection(collection).findBy('field', row.id)) {
				account.collection(collection).remove(id);
			}
		}
	},
	show: (row, account) => ({
		options: idsBy(account.collection('fieldOptions').findBy('field', row.id)),
		relations: idsBy(account.collection('fieldRels').findBy('field', row.id)),
	}),
	beside: (rows, account) => ({
		fieldOptions: rows.flatMap((row) =>
			showAll(account, 'fieldOptions', account.collection('fieldOptions').findBy('field', row.id)),
		),
		fieldRels: rows.flatMap((row) =>
			showAll(account, 'fieldRels', account.collection('fieldRels').findBy('field', row.id)),
		),
	}),
	meta: () => ({ selected: null }),
};

const ofContact = ({ account, values }: Context): Row | undefined =>
	account
		.collection('fieldValues')
		.findBy('contact', values['contact'])
		.find((row) => String(row['field']) === String(values['field']));

const fieldValues: Rules = {
	drop: ['useDefaults'],
	rename: { fieldid: 'field', val: 'value' },
	refuse: ({ account, values }, row) => {
		const field = String(values['field'] ?? row?.['field']);
		const contact = String(values['contact'] ?? row?.['contact']);
		if (!/^\d+$/.test(field)) return invalid('field_invalid', 'Field id not valid', 'field');
		if (!account.collection('fields').get(field)) {
			return message(404, `No Result found for Field with id ${field}`);
		}
		if (!account.collection('contacts').get(contact)) {
			return message(404, `No Result found for Subscriber with id ${contact}`);
		}
		return isWrongDate(account, field, values['value'] ?? values['val'])
			? dateRefusal(account)
			: undefined;
	},
	existing: (context) => {
		const row = ofContact(context);
		if (row)
			context.account.collection('fieldValues').update(row.id, { value: context.values['value'] });
		return row;
	},
	show: (row) => ({ owner: row['contact'] }),
	besideWritten: (row, { account }) => ({
		contacts: showAll(
			account,
			'contacts',
			account.collection('contacts').findBy('id', row['contact']),
		),
	}),
};

/** Keeps `[{ field, value }]` of a contact's body; a value that is known is overwritten. */
export function writeFieldValues({ account }: Context, contact: Row, sent: unknown): void {
	if (!Array.isArray(sent)) return;
	const collection = account.collection('fieldValues');
	for (const entry of sent as Array<Record<string, unknown>>) {
		const field = String(entry['field']);
		if (!account.collection('fields').get(field)) continue;
		const known = collection
			.findBy('contact', contact.id)
			.find((row) => String(row['field']) === field);
		if (known) collection.update(known.id, { value: entry['value'] });
		else collection.insert({ contact: contact.id, field, value: entry['value'] });
	}
}

export const rules: Record<string, Rules> = { fields, fieldValues };

export const operations: Operations = {
	'POST /fieldOption/bulk': ({ account, elements, request }) => {
		if (!Array.isArray((request.body as { fieldOptions?: unknown } | null)?.fieldOptions)) {
			return {
				status: 422,
				body: {
					errors: 'Bulk operation failed. Request must contain an array of fieldOption objects.',
				},
			};
		}
		const rows = elements.map((element) =>
			account.collection('fieldOptions').insert({
				label: element['value'],
				...normalise('fieldOptions', element),
			}),
		);
		return ok({ fieldOptions: showAll(account, 'fieldOptions', rows) }, 201);
	},
};
