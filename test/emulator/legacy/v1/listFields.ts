import { isoDate } from '../../dates';
import type { Account, Row } from '../../types';
import type { Action } from './answer';
import type { Parameters } from './parameters';
import { recordActions, sent } from './records';

/** Number of a type in v1 and its name in v3. */
const types: Record<string, string> = {
	1: 'text',
	2: 'textarea',
	3: 'checkbox',
	4: 'radio',
	5: 'dropdown',
	6: 'hidden',
	7: 'listbox',
	9: 'date',
};

const fields = recordActions({
	collection: 'fields',
	label: 'Custom Field',
	begin: (account) => ({
		visible: '1',
		defval: '',
		descript: '',
		cdate: isoDate(account.clock.now()),
	}),
	read: (parameters) => ({
		...sent(parameters, ['title', ['req', 'isrequired'], 'show_in_list']),
		type: types[parameters.text('type')] ?? 'text',
		perstag: parameters.text('perstag').replace(/%/g, '').toUpperCase(),
	}),
	show: viewField,
	answer: (row) => ({ fieldid: Number(row.id) }),
});

/** list_field_*: `p[0]=0` shows the field for all lists; options are named by value. */
export const listFieldActions: Record<string, Action> = {
	list_field_add: (parameters, account) => {
		const answer = fields.add(parameters, account);
		const row = account.collection('fields').all().at(-1);
		if (row) relate(parameters, account, row.id);
		return answer;
	},
	list_field_edit: (parameters, account) => {
		const answer = fields.edit(parameters, account);
		if (account.collection('fields').get(parameters.text('id'))) {
			relate(parameters, account, parameters.text('id'));
		}
		return answer;
	},
	list_field_view: fields.list,
	list_field_delete: fields.remove,
};

function relate(parameters: Parameters, account: Account, field: string): void {
	const relations = account.collection('fieldRels');
	for (const row of relations.findBy('field', field)) relations.remove(row.id);
	for (const relid of parameters.keyed('p').values())
		relations.insert({ field, relid, dorder: '0' });
	for (const [value, label] of parameters.keyed('options')) {
		account
			.collection('fieldOptions')
			.insert({ field, value, label, isdefault: '0', orderid: '1' });
	}
}

function viewField(row: Row, account: Account): Record<string, unknown> {
	const own = (collection: string) => account.collection(collection).findBy('field', row.id);
	const type = Object.entries(types).find(([, name]) => name === row.type)?.[0] ?? '1';
	return {
		...row,
		type,
		perstag: `%${row.perstag}%`,
		show_in_list: String(row.show_in_list ?? '0'),
		options: own('fieldOptions').map((option) => ({ name: option.label, value: option.value })),
		lists: own('fieldRels').map((relation) => relation.relid),
	};
}
