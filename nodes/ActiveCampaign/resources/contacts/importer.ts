import type { RouteLimit } from '../../core/client/exchange';
import type { Operation } from '../../core/descriptor';
import { isRow } from '../../core/values';

/** What one request may hold (page bulk-import-contacts: 250 contacts and less than 400,000 bytes). */
export const most = { contacts: 250, bytes: 399_999 };

/**
 * How often the importer may be called (page bulk-import-contacts: 20 requests a minute with one
 * contact, 100 with several). The window is a tenth longer than the service's minute.
 */
const limits = {
	single: { by: 'import of one', rate: { requests: 20, windowMs: 66_000 } },
	several: { by: 'import', rate: { requests: 100, windowMs: 66_000 } },
} satisfies Record<string, RouteLimit>;

/** What every request to the bulk importer has in common, whatever operation sends it. */
export const importerRoute = {
	docs: 'bulk-import-contacts',
	route: 'POST /import/bulk_import',
	consequence: 'overwrites',
	// The same import twice stores the same contacts.
	repeatable: true,
	limit: (body) => {
		const contacts = isRow(body) ? body.contacts : undefined;
		return Array.isArray(contacts) && contacts.length > 1 ? limits.several : limits.single;
	},
} satisfies Partial<Operation>;

/** Bytes of a request body. */
export function bytesOf(value: unknown): number {
	return Buffer.byteLength(JSON.stringify(value));
}
