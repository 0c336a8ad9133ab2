import { NodeApiError, NodeOperationError, type INode, type JsonObject } from 'n8n-workflow';
import type { Failure } from '../core/failure';

/** The failure as an n8n error: what happened, what to do, and the item it is about. */
export function nodeError(
	node: INode,
	failure: Failure,
	itemIndex?: number,
	more = '',
): NodeApiError | NodeOperationError {
	const { message, facts } = failure;
	const description = [hintOf(failure), more].filter((part) => part !== '').join('. ');
	const place = itemIndex === undefined ? {} : { itemIndex };
	const error =
		facts.status === undefined
			? new NodeOperationError(node, message, { description, ...place })
			: new NodeApiError(node, { message } as JsonObject, {
					message,
					description,
					httpCode: String(facts.status),
					...place,
				});
	// n8n replaces the texts for known statuses and network codes by its own.
	error.message = message;
	error.description = description;
	return error;
}

/** The failure as an item of the error output; n8n leaves `error` and `details` unchanged. */
export function errorItem(failure: Failure): { error: string; details: JsonObject } {
	const {
		description = '',
		rows: _rows,
		missing: _missing,
		duplicate: _duplicate,
		...facts
	} = failure.facts;
	return { error: failure.message, details: { ...facts, advice: description } as JsonObject };
}

function hintOf({ message, facts }: Failure): string {
	const parts = [facts.description ?? ''];
	if (facts.field !== undefined && !message.includes(facts.field))
		parts.unshift(`Field: ${facts.field}`);
	if ((facts.attempts ?? 1) > 1) parts.push(`It was tried ${facts.attempts} times`);
	return parts.filter((part) => part !== '').join('. ');
}
