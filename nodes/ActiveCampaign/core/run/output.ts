import { isBlankAnswer } from '../client/content';
import { rowsOf } from '../client/pages';
import { splitRoute } from '../client/route';
import type { Operation } from '../descriptor';
import { isRow, type Row } from '../values';

/** The rows of an answer: the result without envelope and side-loaded lists. */
export function rowsFrom(operation: Operation, body: unknown, simplify: boolean): Row[] {
	const isDelete = splitRoute(operation.route).method === 'DELETE';
	// One that was repeated and found nothing left has nothing to return.
	if (isDelete && (operation.returns === undefined || isBlankAnswer(body)))
		return [{ deleted: true }];
	return unwrap(operation, body).map((row) => shaped(operation, row, simplify));
}

/** A row in the shape of an output item. */
export function shaped(operation: Operation, row: Row, simplify: boolean): Row {
	const plain = flattened(row);
	return simplify ? simplified(operation, plain) : plain;
}

/** JSON:API keeps `attributes` apart from the ID; an item has both at one level. */
function flattened(row: Row): Row {
	const { attributes, ...others } = row;
	return isRow(attributes) && 'id' in others ? { ...attributes, ...others } : row;
}

/** Only the members that Simplify keeps, in the descriptor's order. */
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
	// A read that finds nothing gives no item; an empty answer to a write gives one, so that the workflow continues.
	return operation.route.startsWith('GET ') ? [] : [{ success: true }];
}
