import type { RouteLimit } from '../../core/client/exchange';
import type { Operation } from '../../core/descriptor';
import { Failure } from '../../core/failure';
import { isEmpty, isRow } from '../../core/values';

/** Limits of one request (page bulk-import-contacts: 250 contacts and less than 400,000 bytes). */
export const importLimits = { contacts: 250, bytes: 399_999 };

/**
 * Rate limits of the importer (page bulk-import-contacts: 20 requests per minute with one contact,
 * 100 with several). The window is 10 % longer than a minute, like that of the account's limit.
 */
const rateLimits = {
	single: { by: 'import of one', rate: { requests: 20, windowMs: 66_000 } },
	several: { by: 'import', rate: { requests: 100, windowMs: 66_000 } },
} satisfies Record<string, RouteLimit>;

/** Shared by all operations that use the bulk importer. */
export const importerRoute = {
	docs: 'bulk-import-contacts',
	route: 'POST /import/bulk_import',
	consequence: 'overwrites',
	// Importing the same contacts twice has the same effect as once.
	repeatable: true,
	limit: (body) => {
		const contacts = isRow(body) ? body.contacts : undefined;
		return Array.isArray(contacts) && contacts.length > 1 ? rateLimits.several : rateLimits.single;
	},
} satisfies Partial<Operation>;

/** Size in bytes as JSON in UTF-8. */
export function bytesOf(value: unknown): number {
	return Buffer.byteLength(JSON.stringify(value));
}

/**
 * The ID of the batch that an import was queued as; `{}` if it was queued without one. Throws
 * `Failure` for an answer that does not say that it was queued.
 */
export function acceptedIn(answer: unknown): { batchId?: string } {
	const { batchId, success, queued_contacts: count } = isRow(answer) ? answer : {};
	if (!isEmpty(batchId)) return { batchId: String(batchId) };
	if ([1, '1', true].some((yes) => yes === success) || Number(count) > 0) return {};
	throw new Failure('ActiveCampaign did not confirm the import', {
		description:
			'Its answer was empty, so the contacts may have been imported or not. Import them again, which does no harm',
		mayHaveHappened: true,
	});
}

/** The result, or the `Failure` that it was rejected with. */
export async function orFailure<T>(pending: Promise<T>): Promise<T | Failure> {
	return await pending.catch((failure: unknown) => {
		if (failure instanceof Failure) return failure;
		throw failure;
	});
}
