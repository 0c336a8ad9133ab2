import type { VirtualClock } from './virtualClock';

export interface MemoryAnswer {
	status: number;
	headers?: Record<string, string>;
	body?: unknown;
}

/** A broken connection, e.g. `{ networkError: 'ECONNRESET' }`. */
export interface NetworkError {
	networkError: string;
}

export interface Journaled<Request> {
	request: Request;
	/** Virtual ms of arrival and response; an aborted or hanging request has no response. */
	arrivedAt: number;
	answeredAt?: number;
	answer?: MemoryAnswer | NetworkError;
}

type Scripted = MemoryAnswer | NetworkError | 'hang';

/** Responses in order of arrival, or a function of the request and its index. */
export type Script<Request> =
	Scripted[] | ((request: Request, index: number) => Scripted | Promise<Scripted>);

export interface MemoryServerOptions<Request> {
	clock: Pick<VirtualClock, 'now' | 'sleep'>;
	/** Status 200 with `{}` for every request by default. */
	script?: Script<Request>;
	/** Virtual ms from arrival to response; 100 by default. */
	latency?: number | ((request: Request, index: number) => number);
	/** Accepted arrivals per sliding window of milliseconds; 5 per 1000 by default. */
	limit?: { requests: number; window: number } | false;
	/** Whether refused requests count towards the limit, false by default. */
	countsRefused?: boolean;
	/** Seconds of the `retry-after` header of a 429, none by default. */
	retryAfter?: number;
	/** Whether responses have `ratelimit-limit` and `ratelimit-remaining`, false by default. */
	tellsLimit?: boolean;
}

/** A server without HTTP: scripted responses, virtual latency, a sliding rate limit and a journal. */
export class MemoryServer<Request = unknown> {
	readonly journal: Array<Journaled<Request>> = [];
	private readonly window: number[] = [];
	private accepted = 0;

	constructor(private readonly options: MemoryServerOptions<Request>) {}

	/** Virtual arrival times in order. */
	get arrivals(): number[] {
		return this.journal.map(({ arrivedAt }) => arrivedAt);
	}

	/** Number of requests refused with 429 by the limit. */
	get refused(): number {
		return this.journal.length - this.accepted;
	}

	/** Rejects only for an incomplete script; an abort returns `ERR_CANCELED` at once. */
	async send(request: Request, signal?: AbortSignal): Promise<MemoryAnswer | NetworkError> {
		const { clock, latency = 100, tellsLimit = false } = this.options;
		if (signal?.aborted) return { networkError: 'ERR_CANCELED' };
		const index = this.journal.length;
		const entry: Journaled<Request> = { request, arrivedAt: clock.now() };
		this.journal.push(entry);
		const isOver = this.isOverLimit(entry.arrivedAt);
		const headers = this.limitHeaders();
		const scripted = isOver ? this.refusal() : await this.answerOf(request, this.accepted++);
		const answer =
			tellsLimit && typeof scripted === 'object' && 'status' in scripted
				? { ...scripted, headers: { ...headers, ...scripted.headers } }
				: scripted;
		const delay = typeof latency === 'number' ? latency : latency(request, index);
		await clock.sleep(answer === 'hang' ? Infinity : delay, signal);
		if (signal?.aborted || answer === 'hang') return { networkError: 'ERR_CANCELED' };
		Object.assign(entry, { answer, answeredAt: clock.now() });
		return answer;
	}

	private async answerOf(request: Request, index: number): Promise<Scripted> {
		const { script } = this.options;
		if (typeof script === 'function') return await script(request, index);
		if (!script) return { status: 200, headers: {}, body: {} };
		const answer = script[index];
		if (!answer) {
			throw new Error(`No answer scripted for request ${index + 1}: ${JSON.stringify(request)}`);
		}
		return answer;
	}

	private isOverLimit(now: number): boolean {
		const { limit = { requests: 5, window: 1000 }, countsRefused = false } = this.options;
		if (!limit) return false;
		while (this.window[0] !== undefined && this.window[0] <= now - limit.window) {
			this.window.shift();
		}
		const isOver = this.window.length >= limit.requests;
		if (!isOver || countsRefused) this.window.push(now);
		return isOver;
	}

	private limitHeaders(): Record<string, string> {
		const { limit = { requests: 5, window: 1000 } } = this.options;
		if (!limit) return {};
		return {
			'ratelimit-limit': String(limit.requests),
			'ratelimit-remaining': String(Math.max(0, limit.requests - this.window.length)),
		};
	}

	private refusal(): MemoryAnswer {
		const { retryAfter } = this.options;
		const headers: Record<string, string> =
			retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
		return { status: 429, headers, body: { message: 'API rate limit exceeded' } };
	}
}
