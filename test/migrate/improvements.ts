import type { SeenRequest } from './requestsOf';

/** A difference between what n8n's node asks and what ours asks, and why it is for the better. */
export interface Improvement {
	reason: string;
	/** Cases it is about, `operation` or `operation: case`; all where nothing is said. */
	only?: string[];
	/** What n8n's node would ask if it did as ours. */
	before?: (request: SeenRequest) => SeenRequest;
	/** What ours asks without what it asks more; undefined for a request that only ours makes. */
	after?: (request: SeenRequest) => SeenRequest | undefined;
}

type Members = Record<string, unknown>;

const fieldLists = ['/api/3/fields', '/api/3/accountCustomFieldMeta'];

/** Every difference there may be; a test fails for any other. */
export const improvements: Record<string, Improvement> = {
	'types of numbers and flags': {
		reason:
			'IDs, amounts and flags are sent in the type the API reference gives; the service reads both.',
		before: (request) => asText(request),
		after: (request) => asText(request),
	},
	'custom fields are read first': {
		reason:
			'The type of a custom field decides how its value is written, so its list is read once.',
		after: (request) =>
			request.method === 'GET' && fieldLists.includes(request.path) ? undefined : request,
	},
	'position in a list': {
		reason:
			'Lists are walked from a stated position: by an offset, and contacts in the order of their IDs, which the provider recommends.',
		before: withoutQuery('offset'),
		after: withoutQuery('offset', 'orders[id]'),
	},
	'told that there is an e-mail address': {
		reason: 'Ours can make contacts with a phone number alone, and says when that is not so.',
		only: ['contact.create: required', 'contact.create: without updating'],
		before: (request) => {
			const { contact } = request.body as { contact: Members };
			return { ...request, body: { contact: { ...contact, allowNullEmail: '0' } } };
		},
	},
	'no empty body': {
		reason: 'A list of products that is empty says nothing and is not sent.',
		only: ['ecommerceOrder.create: required'],
		before: withoutMembers('ecomOrder', 'orderProducts'),
	},
	'order of contacts': {
		reason:
			'The order is told as ASC, which the service knows, instead of true, which it does not.',
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
		reason: 'The service has no filter datetime; the report says that it is left out.',
		only: ['contact.getAll'],
		before: withoutQuery('datetime'),
	},
	'stage without pipeline': {
		reason: 'The stage tells the pipeline, and two that do not fit cannot be sent.',
		only: ['deal.create: all'],
		before: withoutMembers('deal', 'group'),
	},
	'all products of an order': {
		reason: 'The list is asked for in pages of 100, so that no product is missing.',
		only: ['ecommerceOrderProducts.getByOrderId'],
		after: withoutQuery('limit'),
	},
	'name that does not exist': {
		reason:
			'n8n’s node sends the creation date of an order under a misspelt name; the report says that it is left out.',
		only: ['ecommerceOrder.update'],
		before: withoutMembers('ecomOrder', 'externalupdatedDate'),
	},
	'currency in capitals': {
		reason: 'The service wants USD; in an update n8n’s node sends what the user chose, usd.',
		only: ['ecommerceOrder.update'],
		before: (request) => withMember(request, 'ecomOrder', 'currency', 'USD'),
	},
};

/** What n8n's node would ask with the improvements that apply. */
export function expectedOf(name: string, requests: SeenRequest[]): SeenRequest[] {
	return applying(name).reduce(
		(changed, { before }) => (before ? changed.map(before) : changed),
		requests,
	);
}

/** What ours asks without what it asks more. */
export function comparableOf(name: string, requests: SeenRequest[]): SeenRequest[] {
	return applying(name).reduce(
		(changed, { after }) =>
			after ? changed.map(after).filter((request) => request !== undefined) : changed,
		requests,
	);
}

function applying(name: string): Improvement[] {
	return Object.values(improvements).filter(
		({ only }) => only === undefined || only.some((one) => [name, operationOf(name)].includes(one)),
	);
}

function operationOf(name: string): string {
	return name.split(': ')[0] ?? '';
}

function asText(request: SeenRequest): SeenRequest {
	return JSON.parse(JSON.stringify(request), (_, value: unknown) =>
		typeof value === 'number' || typeof value === 'boolean' ? String(Number(value)) : value,
	) as SeenRequest;
}

function withoutQuery(...names: string[]) {
	return (request: SeenRequest): SeenRequest => ({
		...request,
		query: Object.fromEntries(
			Object.entries(request.query).filter(([name]) => !names.includes(name)),
		),
	});
}

function withoutMembers(envelope: string, ...names: string[]) {
	return (request: SeenRequest): SeenRequest => {
		const body = request.body as Record<string, Members>;
		const members = Object.entries(body[envelope] ?? {}).filter(([name]) => !names.includes(name));
		return { ...request, body: { ...body, [envelope]: Object.fromEntries(members) } };
	};
}

function withMember(
	request: SeenRequest,
	envelope: string,
	name: string,
	value: string,
): SeenRequest {
	const body = request.body as Record<string, Members>;
	const members = body[envelope] ?? {};
	return name in members
		? { ...request, body: { ...body, [envelope]: { ...members, [name]: value } } }
		: request;
}
