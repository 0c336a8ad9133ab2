import { invalid, ok } from '../answers';
import { exampleOf } from '../facts';
import type { Operations, Rules } from '../operation';
import { pageOf } from '../query';

const eventsOf = () =>
	(exampleOf('GET /webhook/events') as { webhookEvents: string[] }).webhookEvents;

/** `https` works with port 443 only (reference/create-webhook). */
function urlIsServed(url: unknown): boolean {
	try {
		const { protocol, port } = new URL(String(url));
		return protocol === 'http:' || (protocol === 'https:' && port === '');
	} catch {
		return false;
	}
}

const webhooks: Rules = {
	defaults: () => ({ listid: '0' }),
	refuse: ({ values }) => {
		const { url } = values;
		if (url === undefined || url === '') return undefined;
		return urlIsServed(url)
			? undefined
			: invalid('field_invalid', 'The webhook url is not valid.', 'url');
	},
};

export const rules: Record<string, Rules> = { webhooks };

export const operations: Operations = {
	'GET /webhook/events': ({ account, request }) => {
		const events = eventsOf();
		const { limit, offset } = request.query.has('limit')
			? pageOf(request.query, account)
			: { limit: events.length, offset: 0 };
		return ok({
			webhookEvents: events.slice(offset, offset + limit),
			meta: { total: events.length },
		});
	},
};
