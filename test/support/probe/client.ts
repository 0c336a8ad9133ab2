import { CannotRun, Inconclusive, Stopped, Unavailable, Unreachable } from './outcome';

export type Values = Record<string, unknown>;

/** Milliseconds, and a wait that ends early when the signal aborts. */
export interface ProbeClock {
	now(): number;
	sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export interface Answer {
	/** `POST /tags`, for evidence. */
	asked: string;
	status: number;
	headers: Headers;
	text: string;
	/** Parsed body, `{}` when it is not an object. */
	json: Values;
}

export interface Ask {
	query?: Record<string, string>;
	body?: unknown;
	/** In place of the account's key. */
	key?: string;
}

export interface ClientOptions {
	/** As in Settings > Developer; a slash or `/api/3` at its end does no harm. */
	url: string;
	key: string;
	clock: ProbeClock;
	/** At most 2. */
	requestsPerSecond: number;
	signal?: AbortSignal;
	send?: typeof fetch;
}

export const MOST_PER_SECOND = 2;
const TIMEOUT_MS = 30_000;
const MOST_WAITS = 5;
const LONGEST_WAIT_MS = 60_000;

/** A plain client of its own, so that the probe shares no belief with the node. */
export class Client {
	private readonly base: string;

	constructor(
		private readonly options: ClientOptions,
		private readonly pace = { requests: 0, next: 0 },
	) {
		this.base = options.url
			.trim()
			.replace(/\/+$/, '')
			.replace(/\/api\/3$/, '');
	}

	/** Requests sent so far, refused ones included. */
	get requests(): number {
		return this.pace.requests;
	}

	now(): number {
		return this.options.clock.now();
	}

	/** The same account without the signal, for cleaning up after Ctrl-C. */
	unstoppable(): Client {
		return new Client({ ...this.options, signal: undefined }, this.pace);
	}

	/** Waits; throws `Stopped` after Ctrl-C. */
	async sleep(milliseconds: number): Promise<void> {
		const { clock, signal } = this.options;
		await clock.sleep(milliseconds, signal);
		this.checkSignal();
	}

	/** One request under `/api/3` at the agreed pace; a refusal for the limit is waited out. */
	async call(method: string, path: string, ask: Ask = {}): Promise<Answer> {
		for (let waits = 0; ; waits++) {
			await this.turn();
			const answer = await this.again(method, () => this.atOnce(method, path, ask));
			const isRefused = answer.status === 429 || (answer.status === 503 && method === 'GET');
			if (!isRefused) return answer;
			if (waits === MOST_WAITS) {
				throw new Inconclusive('the account was over its rate limit for too long');
			}
			await this.sleep(waitOf(answer));
		}
	}

	/** One action of the older interface; the key goes into the query, as its pages have it. */
	async v1(
		method: 'GET' | 'POST',
		action: string,
		values: Record<string, string>,
	): Promise<Answer> {
		const fixed = { api_action: action, api_output: 'json', api_key: this.options.key };
		await this.turn();
		const form = new URLSearchParams(values);
		const query = new URLSearchParams(method === 'GET' ? { ...fixed, ...values } : fixed);
		const address = `${this.base}/admin/api.php?${query.toString()}`;
		const body = method === 'POST' ? { body: form } : {};
		return await this.exchange(`${method} ${action}`, address, { method, ...body });
	}

	/** One request without pace and without a second try. */
	async atOnce(method: string, path: string, { query, body, key }: Ask = {}): Promise<Answer> {
		const search = query ? `?${new URLSearchParams(query).toString()}` : '';
		return await this.exchange(`${method} ${path}`, `${this.base}/api/3${path}${search}`, {
			method,
			headers: {
				'Api-Token': key ?? this.options.key,
				Accept: 'application/json',
				...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
			},
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
	}

	/** Lets the account's limit recover before the next paced request. */
	rest(milliseconds: number): void {
		this.pace.next = Math.max(this.pace.next, this.now() + milliseconds);
	}

	private async turn(): Promise<void> {
		const { clock, requestsPerSecond } = this.options;
		const wait = this.pace.next - clock.now();
		if (wait > 0) await this.sleep(wait);
		this.pace.next = clock.now() + 1000 / Math.min(requestsPerSecond, MOST_PER_SECOND);
	}

	/** A read that nothing answered is sent once more; a write may have been done. */
	private async again(method: string, send: () => Promise<Answer>): Promise<Answer> {
		try {
			return await send();
		} catch (error) {
			if (method !== 'GET' || !(error instanceof Unreachable)) throw error;
			await this.turn();
			return await send();
		}
	}

	private async exchange(asked: string, address: string, request: RequestInit): Promise<Answer> {
		this.checkSignal();
		this.pace.requests += 1;
		const { signal, send = fetch } = this.options;
		const timeout = AbortSignal.timeout(TIMEOUT_MS);
		try {
			const answer = await send(address, {
				...request,
				// A redirect could carry the key to another host.
				redirect: 'manual',
				signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
			});
			const text = await answer.text();
			return { asked, status: answer.status, headers: answer.headers, text, json: objectIn(text) };
		} catch (error) {
			this.checkSignal();
			throw new Unreachable(`${asked}: ${timeout.aborted ? 'no answer in 30 s' : reason(error)}`);
		}
	}

	private checkSignal(): void {
		if (this.options.signal?.aborted) throw new Stopped();
	}
}

/** The code of a failure; the message of `fetch` may carry the address. */
function reason(error: unknown): string {
	const cause = error instanceof Error ? error.cause : undefined;
	const code = Object(cause) as { code?: unknown };
	return typeof code.code === 'string' ? code.code : 'no connection';
}

function waitOf({ headers }: Answer): number {
	const seconds = Number(headers.get('retry-after') ?? NaN);
	return Math.min(seconds > 0 ? seconds * 1000 : 2000, LONGEST_WAIT_MS);
}

function objectIn(text: string): Values {
	try {
		const value: unknown = JSON.parse(text);
		return isObject(value) ? value : {};
	} catch {
		return {};
	}
}

export const isObject = (value: unknown): value is Values =>
	value !== null && typeof value === 'object' && !Array.isArray(value);

/** The object under a key of an answer, `{}` when there is none. */
export const objectOf = ({ json }: Pick<Answer, 'json'>, key: string): Values => {
	const value = json[key];
	return isObject(value) ? value : {};
};

/** The objects of the list under a key, none when there is no list. */
export const listOf = ({ json }: Pick<Answer, 'json'>, key: string): Values[] => {
	const value = json[key];
	return Array.isArray(value) ? value.filter(isObject) : [];
};

export const isOk = ({ status }: Answer): boolean => status >= 200 && status < 300;

/** The answer when it is a success; else why the probe cannot go on. */
export function needed(answer: Answer): Answer {
	if (isOk(answer)) return answer;
	if ([402, 403, 404].includes(answer.status)) throw new Unavailable(answer.asked, answer.status);
	throw new Inconclusive(`${answer.asked} answered ${answer.status}`);
}

/** Throws unless the address is one of ActiveCampaign's API and the key is taken. */
export async function checkKey(client: Client): Promise<void> {
	const answer = await client.call('GET', '/users/me').catch((error: unknown) => {
		if (!(error instanceof Unreachable)) throw error;
		throw new CannotRun(
			`The address does not answer (${error.message}): see Settings > Developer for the API URL.`,
		);
	});
	if (answer.status === 401 || answer.status === 403) {
		throw new CannotRun('The account refuses the API key: see Settings > Developer.');
	}
	if (answer.status === 402) throw new CannotRun('The account has lapsed (402).');
	if (!isOk(answer) || Object.keys(answer.json).length === 0) {
		throw new CannotRun(
			`The address does not answer like an API of ActiveCampaign (status ${answer.status}): ` +
				'see Settings > Developer for the API URL.',
		);
	}
}
