import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage, ServerResponse } from 'node:http';

interface UndiciRequest {
	origin: string;
	method: string;
	path: string;
}

/** A request that a server of this process is handling. */
export interface Exchange {
	request: IncomingMessage;
	response: ServerResponse;
}

/** HTTP requests that this process has sent (`node:http` or fetch) and that are not complete. */
class Traffic {
	private readonly requests = new Map<object, string>();
	private readonly exchanges = new AsyncLocalStorage<Exchange>();
	/** Number of events so far; observers compare it to detect activity. */
	events = 0;

	/** Requests without a completely read response, as `METHOD URL`. */
	get open(): string[] {
		return [...this.requests.values()];
	}

	get count(): number {
		return this.requests.size;
	}

	/** The request that the calling server code handles. */
	get exchange(): Exchange | undefined {
		return this.exchanges.getStore();
	}

	private begin(request: object, label: string): void {
		this.events += 1;
		this.requests.set(request, label);
	}

	private end(request: object): void {
		this.events += 1;
		this.requests.delete(request);
	}

	private readonly listeners: Record<string, (message: unknown) => void> = {
		// The body may be incomplete when `http.client.response.finish` is published.
		'http.client.request.start': (message) => {
			const { request } = message as { request: ClientRequest };
			this.begin(request, `${request.method} ${request.protocol}//${request.host}${request.path}`);
			request.once('close', () => this.end(request));
		},
		'http.server.request.start': (message) => {
			const { request, response } = message as Exchange;
			this.events += 1;
			this.exchanges.enterWith({ request, response });
		},
		'http.server.response.finish': () => {
			this.events += 1;
		},
		'undici:request:create': (message) => {
			const { request } = message as { request: UndiciRequest };
			this.begin(request, `${request.method} ${request.origin}${request.path}`);
		},
		'undici:request:trailers': (message) => this.end((message as { request: object }).request),
		'undici:request:error': (message) => this.end((message as { request: object }).request),
	};

	watch(): void {
		for (const [channel, listener] of Object.entries(this.listeners)) subscribe(channel, listener);
	}

	unwatch(): void {
		for (const [channel, listener] of Object.entries(this.listeners)) {
			unsubscribe(channel, listener);
		}
	}
}

export const traffic = new Traffic();

traffic.watch();
// Diagnostics channels belong to the process, which outlives a test file.
if (typeof afterAll === 'function') afterAll(() => traffic.unwatch());
