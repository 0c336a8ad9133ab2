import { segments } from '../../core/client/route';
import type { Operation, StepInput } from '../../core/descriptor';
import { buildRequest } from '../../core/run/request';
import { isRow, type Row } from '../../core/values';

/** A contact whose parts are written. */
export interface Owner {
	id: string;
	/** Created by this item a moment ago, so that it has no tags, lists or anything else yet. */
	isNew: boolean;
}

/** How a step writes. A dry run reads as usual, but only collects what it would send. */
export interface Writer {
	readonly isDryRun: boolean;
	/** Sends an operation with values whose names are resolved; the answered thing. Throws `Failure`. */
	write(operation: Operation, values: Row): Promise<Row>;
	/** Deletes `/kind/id`. */
	remove(kind: string, id: string): Promise<void>;
}

export function sendingWriter({ call, remove }: StepInput): Writer {
	return {
		isDryRun: false,
		write: async (operation, values) =>
			thingIn(await call(buildRequest(operation, values)), operation),
		remove: async (kind, id) => {
			await remove(segments(kind, id));
		},
	};
}

/** Requests that a dry run shows, in the order in which they would be sent. */
export function planningWriter(planned: Row[]): Writer {
	return {
		isDryRun: true,
		write: async (operation, values) => {
			const { method, path, body } = buildRequest(operation, values);
			planned.push({ method, path, body });
			return await Promise.resolve({ id: `{${operation.returns ?? 'id'}}` });
		},
		remove: async (kind, id) => {
			planned.push({ method: 'DELETE', path: segments(kind, id) });
			return await Promise.resolve();
		},
	};
}

function thingIn(body: unknown, { returns = '' }: Operation): Row {
	const thing = isRow(body) ? body[returns] : undefined;
	return isRow(thing) ? thing : {};
}
