import { z } from 'zod';

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
	/** Place of the contact in the request, from 0. */
	contact: number;
	failureReason: string;
}

type Validated =
	| { contacts: ImportedContact[]; callback?: Callback }
	| { failureReasons: Array<FailureReason | string> };

const most = { contacts: 250, bytes: 399_999 };

/** The whole request or every reason against it: one bad contact refuses all. */
export function validate(body: unknown, bytes: number): Validated {
	const request = z
		.object({ contacts: z.array(z.unknown()), callback: z.unknown() })
		.safeParse(body);
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
			// The quotation marks are the documented ones, blank included.
			failureReason: `Field‘ ${path.join('.') || 'contact'}’ incorrect format`,
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
