import { isRow } from '../core/decode';
import { type More, rows } from '../core/fields';
import { buildRequest } from '../core/request';
import type { Field, FieldGroup, Row } from '../core/types';

/** Rows that go into the request as an array of objects, without what the user left empty. */
export function rowList(
	name: string,
	displayName: string,
	placeholder: string,
	group: FieldGroup,
	more: More = {},
): Field {
	return rows(name, displayName, placeholder, group, {
		convert: (value) => membersOfRows(group, value),
		...more,
	});
}

/** Each row's members as its fields send them; throws `Failure` naming a required field that is empty. */
export function membersOfRows({ name, displayName, values }: FieldGroup, given: unknown): Row[] {
	const listed = isRow(given) ? given[name] : given;
	const rows = Array.isArray(listed) ? listed.filter(isRow) : [];
	const operation = {
		name: displayName,
		action: '',
		description: '',
		docs: '',
		route: 'POST /' as const,
		fields: values,
	};
	return rows.map((row) => buildRequest(operation, row).body as Row);
}
