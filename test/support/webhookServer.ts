import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse as parseForm } from 'node:querystring';
import type { IDataObject } from 'n8n-workflow';
import type { Delivered, Delivery } from './delivery';

export interface WebhookServer {
	/** Base of production URLs; that of test URLs has `-test` added. */
	url: string;
	/** Deliveries in order of completion. */
	delivered: Delivered[];
	/** Errors thrown by the node; the sender received a 500. */
	errors: unknown[];
	close(): Promise<void>;
}

const parseBody = (rawBody: Buffer, contentType = ''): IDataObject => {
	const text = rawBody.toString();
	if (contentType.includes('urlencoded')) return { ...parseForm(text) };
	return text ? (JSON.parse(text) as IDataObject) : {};
};

const readDelivery = async (request: IncomingMessage, path: string): Promise<Delivery> => {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	const rawBody = Buffer.concat(chunks);
	const headers = request.headers as Record<string, string>;
	const { pathname, searchParams } = new URL(request.url ?? '/', 'http://n8n.invalid');
	return {
		isTest: pathname.startsWith(`${path}/webhook-test/`),
		method: request.method as Delivery['method'],
		headers,
		query: Object.fromEntries(searchParams),
		body: parseBody(rawBody, headers['content-type']),
		rawBody,
	};
};

/** Serves one webhook on a free loopback port, below a path such as `/n8n` if there is one. */
export async function serveWebhook(
	deliver: (delivery: Delivery) => Promise<Delivered>,
	path = '',
): Promise<WebhookServer> {
	const delivered: Delivered[] = [];
	const errors: unknown[] = [];
	const answer = async (request: IncomingMessage): Promise<{ status: number; body: unknown }> => {
		try {
			const delivery = await readDelivery(request, path);
			const result = { ...(await deliver(delivery)), isTest: delivery.isTest === true };
			delivered.push(result);
			const body = result.raw.webhookResponse ?? { message: 'Workflow was started' };
			return { status: 200, body, ...result.response };
		} catch (error) {
			errors.push(error);
			return { status: 500, body: { message: String(error) } };
		}
	};
	const server = createServer((request, response) => {
		void answer(request).then(({ status, body }) => {
			response.writeHead(status);
			response.end(typeof body === 'string' ? body : JSON.stringify(body));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}/webhook`,
		delivered,
		errors,
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
