import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Delivery = Record<string, string>;

const STEP_MS = 500;

/** What one webhook has delivered. */
export class Inbox {
	readonly deliveries: Delivery[] = [];

	constructor(
		readonly url: string,
		/** Status of the answer to each delivery. */
		readonly status: number,
	) {}

	/** The first delivery that fits, or undefined when none comes in time. */
	async wait(
		clock: { now(): number; sleep(milliseconds: number): Promise<void> },
		seconds: number,
		fits: (delivery: Delivery) => boolean,
	): Promise<Delivery | undefined> {
		const until = clock.now() + seconds * 1000;
		for (;;) {
			const found = this.deliveries.find(fits);
			if (found || clock.now() >= until) return found;
			await clock.sleep(STEP_MS);
		}
	}
}

/** Takes deliveries on this machine; `publicUrl` is where the service reaches it. */
export interface Receiver {
	open(name: string, status?: number): Inbox;
	close(): Promise<void>;
}

export async function openReceiver(
	options: { publicUrl?: string; port?: number } = {},
): Promise<Receiver> {
	const inboxes = new Map<string, Inbox>();
	const server = createServer((incoming, outgoing) => {
		const chunks: Buffer[] = [];
		incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
		incoming.on('end', () => {
			const inbox = inboxes.get((incoming.url ?? '').split('/').at(-1) ?? '');
			const body = Buffer.concat(chunks).toString('utf8');
			if (incoming.method === 'POST') {
				inbox?.deliveries.push(Object.fromEntries(new URLSearchParams(body)));
			}
			outgoing.writeHead(inbox?.status ?? 404).end();
		});
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(options.port ?? 0, '127.0.0.1', resolve);
	});
	const { port } = server.address() as AddressInfo;
	const base = (options.publicUrl ?? `http://127.0.0.1:${port}`).replace(/\/+$/, '');
	return {
		open: (name, status = 200) => {
			const inbox = new Inbox(`${base}/${name}`, status);
			inboxes.set(name, inbox);
			return inbox;
		},
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}
