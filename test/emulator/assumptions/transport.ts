import { switchOf } from './switch';

/** Rate limit, headers and addresses. */
export const transport = {
	limitWindow: switchOf({
		belief: 'The limit counts the accepted requests of the last 1000 ms at arrival.',
		positions: ['sliding', 'fixed'],
		default: 'sliding',
		evidence:
			'unproven; the provider says "5 requests per second per account" (page rate-limits) and no more',
		operations: [],
	}),
	refusedRequests: switchOf({
		belief: 'A request that was refused for the limit does not count towards it.',
		positions: ['doNotCount', 'count'],
		default: 'doNotCount',
		evidence: 'unproven',
		operations: [],
	}),
	forbiddenRequests: switchOf({
		belief: 'A request with a wrong key counts towards the limit of the account.',
		positions: ['count', 'doNotCount'],
		default: 'count',
		evidence: 'unproven',
		operations: [],
	}),
	overLimit: switchOf({
		belief: 'A request over the limit answers 429.',
		positions: ['status429', 'status503'],
		default: 'status429',
		evidence:
			'429 in the output of a run of 2025-10 (chrisjoyce911/active-campaign-sdk-go) and on the page rate-limits; 503 in recordings of 2021',
		operations: [],
	}),
	rateLimitHeaders: switchOf({
		belief: 'Every answer carries RateLimit-Limit and RateLimit-Remaining.',
		positions: ['sent', 'notSent'],
		default: 'sent',
		evidence:
			'seen in a run of 2025-10 (chrisjoyce911/active-campaign-sdk-go); absent from all recordings of 2020 and 2021',
		operations: [],
	}),
	retryAfter: switchOf({
		belief: 'A refusal for the limit carries Retry-After in whole seconds.',
		positions: ['sent', 'notSent'],
		default: 'sent',
		evidence:
			'"Retry-After: 1" in a run of 2025-10 (chrisjoyce911/active-campaign-sdk-go), and on the page rate-limits; absent in 2021',
		operations: [],
	}),
	trailingSlash: switchOf({
		belief:
			'A slash after a path changes nothing for GET and POST; for PUT and DELETE it is an empty id, read as 0.',
		positions: ['ignored', 'idZero'],
		default: 'ignored',
		evidence:
			'many clients in production read /contacts/?email=; DELETE /dealGroups/ was recorded in 2020 as id 0 (mhenrixon/active_campaign)',
		operations: [],
	}),
	webhooksEventsPath: switchOf({
		belief: 'GET /webhooks/events answers like the documented GET /webhook/events.',
		positions: ['sameAnswer', 'notFound'],
		default: 'sameAnswer',
		evidence: 'unproven; one public SDK asks this path, in tests against a stand-in',
		operations: ['GET /webhook/events'],
	}),
};
