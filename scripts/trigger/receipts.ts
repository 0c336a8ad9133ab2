import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** The program behind a workflow: it notes the ID of every event that reaches it. */
export class Receipts {
	/** In order of arrival; an ID that came twice is there twice. */
	readonly ids: string[] = [];
	private arrived: (() => void) | undefined;

	private constructor(private readonly server: Server) {}

	static async open(): Promise<Receipts> {
		const server = createServer();
		const receipts = new Receipts(server);
		server.on('request', (request, response) => {
			const parts: Buffer[] = [];
			request.on('data', (part: Buffer) => parts.push(part));
			request.on('end', () => {
				const { ids } = JSON.parse(Buffer.concat(parts).toString()) as { ids: string[] };
				receipts.ids.push(...ids);
				const isAwaited = receipts.arrived !== undefined;
				receipts.arrived?.();
				receipts.arrived = undefined;
				// Whoever awaits a receipt wants the execution to be still running.
				setTimeout(() => response.end('{}'), isAwaited ? 3_000 : 0);
			});
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return receipts;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	/** Resolves at the next receipt, which is answered 3 seconds later than others. */
	async next(): Promise<void> {
		await new Promise<void>((resolve) => (this.arrived = resolve));
	}

	/** Waits until all of these have arrived, or the time is over. */
	async all(wanted: ReadonlySet<string>, seconds: number): Promise<void> {
		const end = Date.now() + seconds * 1000;
		const isThere = () => {
			const arrived = new Set(this.ids);
			return [...wanted].every((id) => arrived.has(id));
		};
		while (!isThere() && Date.now() < end) await delay(250);
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}
