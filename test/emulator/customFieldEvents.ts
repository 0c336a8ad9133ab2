import { local, milliseconds } from './dates';
import type { Account, Row } from './types';

type Values = Record<string, unknown>;

/** The names of deals' and accounts' custom fields. */
const KINDS = {
	deal: { meta: 'dealCustomFieldMeta', data: 'dealCustomFieldData', owner: 'dealId' },
	account: { meta: 'accountCustomFieldMeta', data: 'accountCustomFieldData', owner: 'accountId' },
} as const;

export type FieldOwner = keyof typeof KINDS;

const SEVERAL = ['multiselect', 'listbox', 'checkbox'];

/** A value as deliveries write it: days at midnight, several options as a list, three decimals (captured). */
function delivered(account: Account, type: string, value: unknown): unknown {
	if (value === '' || value === null || value === undefined) return '';
	if (type === 'date') return `${String(value).slice(0, 10)} 00:00:00`;
	if (type === 'datetime') {
		const moment = milliseconds(value);
		return Number.isNaN(moment) ? value : local(moment);
	}
	if (SEVERAL.includes(type)) {
		const parts = Array.isArray(value)
			? value
			: String(value).includes('||')
				? String(value)
						.split('||')
						.filter((part) => part !== '')
				: [value];
		return parts;
	}
	if (type === 'number') return Number(value).toFixed(3);
	if (type === 'currency' && account.assumes.currencyInDeliveries === 'units') {
		return String(Number(value) / 100);
	}
	return value;
}

/**
 * `deal[fields]`, `account[fields]`: every field of the account in order, as `{id, key, value}` where `key` is
 * the title and `id` that of the stored value, absent when there is none (captured). Undefined without fields.
 */
export function fieldsOf(account: Account, kind: FieldOwner, owner: Row): Values | undefined {
	const { meta, data, owner: member } = KINDS[kind];
	const stored = account.collection(data).findBy(member, owner.id);
	const entries = account
		.collection(meta)
		.all()
		.map((field) => {
			const row = stored.find(({ customFieldId }) => String(customFieldId) === field.id);
			const value = delivered(account, String(field['fieldType'] ?? ''), row?.['fieldValue']);
			return {
				...(row && value !== '' ? { id: row.id } : {}),
				key: String(field['fieldLabel'] ?? ''),
				value,
			};
		});
	if (entries.length === 0) return undefined;
	if (kind === 'account' && account.assumes.accountFieldsShape === 'keyedByTitle') {
		return Object.fromEntries(entries.map(({ key, value }) => [key, value]));
	}
	return { ...entries };
}

/** Titles of fields, as `updated_fields` names them (captured). */
export const titlesOf = (
	account: Account,
	kind: FieldOwner,
	fieldIds: readonly string[],
): string[] =>
	fieldIds.map((id) => String(account.collection(KINDS[kind].meta).get(id)?.['fieldLabel'] ?? id));
