import { rowsOf } from '../client/pages';
import { splitRoute } from '../client/route';
import type { Operation } from '../descriptor';
import { isRow, type Row } from '../values';

/** The items that an answer makes: what was asked for, without envelope and side lists. */
export function rowsFrom(operation: Operation, body: unknown, simplify: boolean): Row[] {
	if (splitRoute(operation.route).method === 'DELETE' && operation.returns === undefined)
		return [{ deleted: true }];
	return unwrap(operation, body).map((row) => shaped(operation, row, simplify));
}

/** A row as an item shows it. */
export function shaped(operation: Operation, row: Row, simplify: boolean): Row {
	const plain = flattened(row);
	return simplify ? simplified(operation, plain) : plain;
}

/** JSON:API keeps the members of a thing apart from its ID; an item has them side by side. */
function flattened(row: Row): Row {
	const { attributes, ...others } = row;
	return isRow(attributes) && 'id' in others ? { ...attributes, ...others } : row;
}

/** Only the members that Simplify keeps, in the order the descriptor gives. */
function simplified(operation: Operation, row: Row): Row {
	if (operation.simple === undefined) return row;
	return Object.fromEntries(
		operation.simple
			.filter((member) => row[member] !== undefined)
			.map((member) => [member, row[member]]),
	);
}

function unwrap(operation: Operation, body: unknown): Row[] {
	const { returns } = operation;
	if (returns === '') return rowsOf(body, '');
	const result =
		returns !== undefined && isRow(body) && body[returns] !== undefined ? body[returns] : body;
	if (Array.isArray(result))
		return result.map((part: unknown) => (isRow(part) ? part : { result: part }));
	if (!isRow(result)) return [{ result }];
	if (Object.keys(result).length > 0) return [result];
	// Nothing found is no item; an empty answer to a write still is one, so that the workflow goes on.
	return operation.route.startsWith('GET ') ? [] : [{ success: true }];
}
