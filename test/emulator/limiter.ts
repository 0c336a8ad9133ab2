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

/**
 * Decides at arrival whether a request is within the limit. The service does not publish its
 * window; a sliding one in which refused requests do not count is assumed.
 */
export class Limiter {
	private accepted: number[] = [];

	constructor(readonly limit: RateLimit | false) {}

	admit(now: number): Admission {
		if (this.limit === false) return { accepted: true, headers: {} };
		const { requests, perMs } = this.limit;
		while (this.accepted.length > 0 && now - (this.accepted[0] ?? now) >= perMs) {
			this.accepted.shift();
		}
		const accepted = this.accepted.length < requests;
		if (accepted) this.accepted.push(now);
		return {
			accepted,
			headers: {
				'RateLimit-Limit': String(requests),
				'RateLimit-Remaining': String(requests - this.accepted.length),
				...(accepted ? {} : { 'Retry-After': String(Math.ceil(perMs / 1000)) }),
			},
		};
	}

	reset(): void {
		this.accepted = [];
	}
}
