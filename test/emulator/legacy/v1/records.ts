import type { Account, Row } from '../../types';
import { type Action, failure, found, foundRows, success } from './answer';
import type { Parameters } from './parameters';
import { askedRows } from './rows';

/** A plain kind of record: how v1 parameters become a row and a row becomes an answer. */
export interface RecordKind {
	collection: string;
	/** Begins the messages: `User added`. */
	label: string;
	/** Members to write, only those that were sent. */
	read(parameters: Parameters, account: Account): Record<string, unknown>;
	show?(row: Row, account: Account): Record<string, unknown>;
	/** Members of a new row that are not sent. */
	begin?(account: Account): Record<string, unknown>;
	/** Members of the answers to add and edit; `{id}` by default. */
	answer?(row: Row): Record<string, unknown>;
}

interface RecordActions {
	add: Action;
	edit: Action;
	view: Action;
	list: Action;
	remove: Action;
	removeList: Action;
}

/** The six ordinary actions on a kind of record. */
export function recordActions(kind: RecordKind): RecordActions {
	const show = kind.show ?? ((row: Row) => row);
	const answer = kind.answer ?? ((row: Row) => ({ id: Number(row.id) }));
	const unknown = () => failure(`${kind.label} does not exist`);
	return {
		add: (parameters, account) => {
			const values = { ...kind.begin?.(account), ...kind.read(parameters, account) };
			const row = account.collection(kind.collection).insert(values);
			return success(`${kind.label} added`, answer(row));
		},
		edit: (parameters, account) => {
			const row = account
				.collection(kind.collection)
				.update(parameters.text('id'), kind.read(parameters, account));
			return row ? success(`${kind.label} updated`, answer(row)) : unknown();
		},
		view: (parameters, account) => {
			const row = account.collection(kind.collection).get(parameters.text('id'));
			return row ? found(show(row, account)) : unknown();
		},
		list: (parameters, account) =>
			foundRows(askedRows(parameters, account, kind.collection).map((row) => show(row, account))),
		remove: (parameters, account) => {
			const row = account.collection(kind.collection).get(parameters.text('id'));
			if (!row) return unknown();
			account.collection(kind.collection).remove(row.id);
			return success(`${kind.label} deleted`, kind.answer?.(row));
		},
		removeList: (parameters, account) => {
			for (const id of parameters.several('ids')) account.collection(kind.collection).remove(id);
			return success(`${kind.label}s deleted`);
		},
	};
}

/** The named parameters that were sent, under their own or another member name. */
export function sent(
	parameters: Parameters,
	names: Array<string | [parameter: string, member: string]>,
): Record<string, unknown> {
	const pairs = names.map((name): [string, string] =>
		typeof name === 'string' ? [name, name] : name,
	);
	return Object.fromEntries(
		pairs
			.filter(([parameter]) => parameters.has(parameter))
			.map(([parameter, member]) => [member, parameters.text(parameter)]),
	);
}
