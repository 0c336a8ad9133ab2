import { defaultPositions, type Positions } from './assumptions';

export interface RateLimit {
	/** Requests accepted in any sliding window. */
	requests: number;
	/** Length of the window in milliseconds. */
	perMs: number;
}

/** Five requests a second per account (developers.activecampaign.com/reference/rate-limits). */
export const SERVICE_LIMIT: RateLimit = { requests: 5, perMs: 1000 };

export interface Admission {
	accepted: boolean;
	/** `RateLimit-*`, and on a refusal `Retry-After` in whole seconds. */
	headers: Record<string, string>;
}

/** The limiter's assumptions. */
export type LimitAssumptions = Pick<
	Positions,
	'limitWindow' | 'refusedRequests' | 'rateLimitHeaders' | 'retryAfter'
>;

/** Decides at arrival whether a request is within the limit. */
export class Limiter {
	private counted: number[] = [];

	constructor(readonly limit: RateLimit | false) {}

	admit(now: number, assumes: LimitAssumptions = defaultPositions): Admission {
		if (this.limit === false) return { accepted: true, headers: {} };
		const { requests, perMs } = this.limit;
		const isPast = (at: number) =>
			assumes.limitWindow === 'sliding'
				? now - at >= perMs
				: Math.floor(at / perMs) < Math.floor(now / perMs);
		while (this.counted.length > 0 && isPast(this.counted[0] ?? now)) this.counted.shift();
		const accepted = this.counted.length < requests;
		if (accepted || assumes.refusedRequests === 'count') this.counted.push(now);
		const headers: Record<string, string> = {};
		if (assumes.rateLimitHeaders === 'sent') {
			headers['RateLimit-Limit'] = String(requests);
			headers['RateLimit-Remaining'] = String(Math.max(0, requests - this.counted.length));
		}
		if (!accepted && assumes.retryAfter === 'sent') {
			headers['Retry-After'] = String(Math.ceil(perMs / 1000));
		}
		return { accepted, headers };
	}

	/** Takes back the request that was counted at this time. */
	forget(at: number): void {
		const index = this.counted.lastIndexOf(at);
		if (index >= 0) this.counted.splice(index, 1);
	}

	reset(): void {
		this.counted = [];
	}
}
