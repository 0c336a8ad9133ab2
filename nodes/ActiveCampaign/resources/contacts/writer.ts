import { segments } from '../../core/client/route';
import type { Operation, StepInput } from '../../core/descriptor';
import { buildRequest } from '../../core/run/request';
import { isRow, type Row } from '../../core/values';

/** The contact that parts are written to. */
export interface Owner {
	id: string;
	/** This item has just created it, so it has no tags, lists or other parts yet. */
	isNew: boolean;
}

/** Sends writes; in a dry run, only collects them. Reads are not affected. */
export interface Writer {
	readonly isDryRun: boolean;
	/** Sends an operation with resolved values; gives the written row. Throws `Failure`. */
	write(operation: Operation, values: Row): Promise<Row>;
	/** Sends `DELETE /kind/id`. */
	remove(kind: string, id: string): Promise<void>;
}

export function sendingWriter({ call, remove }: StepInput): Writer {
	return {
		isDryRun: false,
		write: async (operation, values) =>
			rowIn(await call(buildRequest(operation, values)), operation),
		remove: async (kind, id) => {
			await remove(segments(kind, id));
		},
	};
}

/** Collects the requests of a dry run in `planned`, in their order. */
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

function rowIn(body: unknown, { returns = '' }: Operation): Row {
	const row = isRow(body) ? body[returns] : undefined;
	return isRow(row) ? row : {};
}
