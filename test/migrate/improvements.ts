import type { SentRequest } from './requestsOf';

/** An intended difference between the requests of n8n's node and of this node, with the reason. */
export interface Improvement {
	reason: string;
	/** Cases that it applies to, `operation`, `operation: case` or `chain`; all by default. */
	only?: string[];
	/** Changes a request of n8n's node to what this node sends. */
	before?: (request: SentRequest) => SentRequest;
	/** Removes from a request what only this node sends; undefined removes the request. */
	after?: (request: SentRequest) => SentRequest | undefined;
}

type Members = Record<string, unknown>;

const fieldLists = ['/api/3/fields', '/api/3/accountCustomFieldMeta'];

/** Every allowed difference; a test fails for any other. */
export const improvements: Record<string, Improvement> = {
	'types of numbers and flags': {
		reason:
			'IDs, amounts and flags are sent with the type in the API reference; the service accepts both.',
		before: (request) => asText(request),
		after: (request) => asText(request),
	},
	'times without milliseconds': {
		reason: 'A time is sent to the second: the service stores no milliseconds.',
		only: ['contact.getAll', 'ecommerceOrder.create', 'ecommerceOrder.update'],
		before: (request) => toTheSecond(request),
		after: (request) => toTheSecond(request),
	},
	'custom fields are read first': {
		reason:
			'The type of a custom field decides how its value is encoded, so the fields are read once.',
		after: (request) =>
			request.method === 'GET' && fieldLists.includes(request.path) ? undefined : request,
	},
	'consent is read first': {
		reason:
			'The list memberships of a contact are read before it is subscribed, because the service subscribes again who has unsubscribed.',
		only: ['contactList.add', 'chain'],
		after: (request) =>
			request.method === 'GET' && request.path.endsWith('/contactLists') ? undefined : request,
	},
	'position in a list': {
		reason:
			'Pages have a stated position: an offset, or for contacts the last ID, as the provider recommends.',
		before: withoutQuery('offset'),
		after: withoutQuery('offset', 'orders[id]'),
	},
	'email address required': {
		reason:
			'This node can create contacts with a phone number alone, and states when an email address is required.',
		only: ['contact.create: required', 'contact.create: without updating'],
		before: (request) => {
			const { contact } = request.body as { contact: Members };
			return { ...request, body: { contact: { ...contact, allowNullEmail: '0' } } };
		},
	},
	'no empty body': {
		reason: 'An empty list of products is not sent.',
		only: ['ecommerceOrder.create: required'],
		before: withoutMembers('ecomOrder', 'orderProducts'),
	},
	'order of contacts': {
		reason:
			'The order is sent as ASC, which the service supports, instead of true, which it does not.',
		only: ['contact.getAll'],
		before: (request) => ({
			...request,
			query: Object.fromEntries(
				Object.entries(request.query).map(([name, value]) => [
					name,
					name.startsWith('orders[') ? 'ASC' : value,
				]),
			),
		}),
	},
	'filter that does not exist': {
		reason: 'The service has no filter datetime; the migration report says that it is left out.',
		only: ['contact.getAll'],
		before: withoutQuery('datetime'),
	},
	'stage without pipeline': {
		reason: 'The stage implies the pipeline, so the two cannot contradict each other.',
		only: ['deal.create: all'],
		before: withoutMembers('deal', 'group'),
	},
	'all products of an order': {
		reason: 'The list is read in pages of 100, so that no product is missing.',
		only: ['ecommerceOrderProducts.getByOrderId'],
		after: withoutQuery('limit'),
	},
	'name that does not exist': {
		reason:
			'n8n’s node sends the creation date of an order under a misspelt name; the migration report says that it is left out.',
		only: ['ecommerceOrder.update'],
		before: withoutMembers('ecomOrder', 'externalupdatedDate'),
	},
	'currency in capitals': {
		reason: 'The service expects USD; in an update n8n’s node sends usd, as the user chose it.',
		only: ['ecommerceOrder.update'],
		before: (request) => withMember(request, 'ecomOrder', 'currency', 'USD'),
	},
};

/** The requests of n8n's node, changed by the improvements that apply. */
export function expectedOf(name: string, requests: SentRequest[]): SentRequest[] {
	return applicable(name).reduce(
		(changed, { before }) => (before ? changed.map(before) : changed),
		requests,
	);
}

/** The requests of this node, without what the improvements add. */
export function comparableOf(name: string, requests: SentRequest[]): SentRequest[] {
	return applicable(name).reduce(
		(changed, { after }) =>
			after ? changed.map(after).filter((request) => request !== undefined) : changed,
		requests,
	);
}

function applicable(name: string): Improvement[] {
	return Object.values(improvements).filter(
		({ only }) => only === undefined || only.some((one) => [name, operationOf(name)].includes(one)),
	);
}

function operationOf(name: string): string {
	return name.split(': ')[0] ?? '';
}

function toTheSecond(request: SentRequest): SentRequest {
	const text = JSON.stringify(request).replace(/(T\d\d:\d\d:\d\d)\.000Z/g, '$1Z');
	return JSON.parse(text) as SentRequest;
}

function asText(request: SentRequest): SentRequest {
	return JSON.parse(JSON.stringify(request), (_, value: unknown) =>
		typeof value === 'number' || typeof value === 'boolean' ? String(Number(value)) : value,
	) as SentRequest;
}

function withoutQuery(...names: string[]) {
	return (request: SentRequest): SentRequest => ({
		...request,
		query: Object.fromEntries(
			Object.entries(request.query).filter(([name]) => !names.includes(name)),
		),
	});
}

function withoutMembers(envelope: string, ...names: string[]) {
	return (request: SentRequest): SentRequest => {
		const body = request.body as Record<string, Members>;
		const members = Object.entries(body[envelope] ?? {}).filter(([name]) => !names.includes(name));
		return { ...request, body: { ...body, [envelope]: Object.fromEntries(members) } };
	};
}

function withMember(
	request: SentRequest,
	envelope: string,
	name: string,
	value: string,
): SentRequest {
	const body = request.body as Record<string, Members>;
	const members = body[envelope] ?? {};
	return name in members
		? { ...request, body: { ...body, [envelope]: { ...members, [name]: value } } }
		: request;
}
