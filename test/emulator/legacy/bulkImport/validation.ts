import { z } from 'zod';

import type { Positions } from '../../assumptions';

const listChange = z.object({ listid: z.union([z.string().min(1), z.number()]) });

const text = z.string().nullish();

const contact = z.object({
	email: z.string().regex(/^[^\s@]+@[^\s@]+$/),
	first_name: text,
	last_name: text,
	phone: text,
	customer_acct_name: text,
	exclude_automations: z.union([z.boolean(), z.string(), z.number()]).optional(),
	tags: z.array(z.string()).optional(),
	fields: z
		.array(z.object({ id: z.coerce.number().int(), value: z.union([z.string(), z.number()]) }))
		.optional(),
	subscribe: z.array(listChange).optional(),
	unsubscribe: z.array(listChange).optional(),
});

const pairs = z.array(z.object({ key: z.string(), value: z.string() })).optional();

const callback = z.object({
	url: z.string().min(1),
	requestType: z.enum(['GET', 'POST']),
	detailed_results: z.union([z.string(), z.boolean()]).optional(),
	params: pairs,
	headers: pairs,
});

export type ImportedContact = z.infer<typeof contact>;

export type Callback = z.infer<typeof callback>;

export interface FailureReason {
	/** Place of the contact in the request, from 0; absent where the service does not say. */
	contact?: number;
	failureReason: string;
}

type Validated =
	| { contacts: ImportedContact[]; callback?: Callback }
	| { failureReasons: Array<FailureReason | string> };

const most = { contacts: 250, bytes: 399_999 };

/** The observed text for a missing address; else the documented one, including its punctuation. */
function reasonOf(sent: unknown, path: string): string {
	const absent = path === 'email' && !(Object(sent) as Record<string, unknown>)['email'];
	return absent ? "Field 'email' not found" : `Field‘ ${path || 'contact'}’ incorrect format`;
}

/** The reasons with the places of their rows as the service counts them. */
export function numbered(
	reasons: Array<FailureReason | string>,
	position: Positions['importRowNumber'],
): Array<FailureReason | string> {
	return reasons.map((reason) => {
		if (typeof reason === 'string' || reason.contact === undefined) return reason;
		if (position === 'generalText') return reason.failureReason;
		const { contact: place, ...rest } = reason;
		if (position === 'missing') return rest;
		return { contact: position === 'fromOne' ? place + 1 : place, ...rest };
	});
}

/** The whole request, or all reasons to refuse it: one invalid contact refuses all. */
export function validate(body: unknown, bytes: number): Validated {
	const request = z
		.object({ contacts: z.array(z.unknown()), callback: z.unknown() })
		.safeParse(body);
	if (typeof body === 'string' || body === undefined) {
		return { failureReasons: ['Invalid or unparsable json'] };
	}
	if (!request.success) return { failureReasons: ["Field 'contacts' is required"] };
	const { contacts } = request.data;
	if (contacts.length === 0) return { failureReasons: ["Field 'contacts' is required"] };
	if (contacts.length > most.contacts) {
		return { failureReasons: [`Up to ${most.contacts} contacts may be included in a request`] };
	}
	if (bytes > most.bytes) return { failureReasons: ['Payload must be smaller than 400,000 bytes'] };

	const results = contacts.map((each) => contact.safeParse(each));
	const reasons: Array<FailureReason | string> = results.flatMap((result, index) =>
		(result.error?.issues ?? []).map(({ path }) => ({
			contact: index,
			failureReason: reasonOf(contacts[index], path.join('.')),
		})),
	);
	const notice = callback.optional().safeParse(request.data.callback);
	if (!notice.success) reasons.push("Field 'callback' needs url and requestType");
	if (reasons.length > 0 || !notice.success) return { failureReasons: reasons };
	return {
		contacts: results.flatMap((result) => result.data ?? []),
		...(notice.data ? { callback: notice.data } : {}),
	};
}
