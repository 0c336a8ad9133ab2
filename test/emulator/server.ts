import type { IncomingMessage, ServerResponse } from 'node:http';

import { faultAnswer, LOGIN_PATH, loginPage } from './faultAnswers';
import type { Fault, Faults } from './faults';
import type { Journal, JournalEntry } from './journal';
import type { Limiter } from './limiter';
import type { Service } from './service';
import type { Account, Clock, EmulatorRequest, EmulatorResponse } from './types';

export interface Wiring {
	clock: Clock;
	account: Pick<Account, 'assumes'>;
	service: Service;
	limiter: Limiter;
	faults: Faults;
	journal: Journal;
	/** Milliseconds before a request arrives. */
	transitMs: () => number;
	/** Milliseconds of work on an accepted request. */
	latencyMs: () => number;
	/** Milliseconds by which the server's clock is ahead. */
	skewMs: () => number;
	uuid: () => string;
}

/** One exchange: transit, arrival, limiter, fault, work, answer. */
export function listener(wiring: Wiring) {
	return (incoming: IncomingMessage, outgoing: ServerResponse): void => {
		exchange(wiring, incoming, outgoing).catch((error: unknown) => {
			outgoing.statusCode = 500;
			outgoing.setHeader('Content-Type', 'application/json');
			outgoing.end(JSON.stringify({ message: `Emulator failed: ${String(error)}` }));
		});
	};
}

async function exchange(
	wiring: Wiring,
	incoming: IncomingMessage,
	outgoing: ServerResponse,
): Promise<void> {
	const { clock, journal, limiter, faults, service } = wiring;
	const rawBody = await readBody(incoming);
	await clock.sleep(wiring.transitMs());
	const url = new URL(incoming.url ?? '/', 'http://emulator');
	const request = parse(incoming, url, rawBody, clock.now());
	if (url.pathname === LOGIN_PATH) {
		outgoing.writeHead(loginPage.status, loginPage.headers).end(loginPage.body);
		return;
	}
	const { assumes } = wiring.account;
	const admission = limiter.admit(request.arrivedAt, assumes);
	const entry = journal.add({
		at: request.arrivedAt,
		method: request.method,
		path: request.path,
		query: Object.fromEntries(request.query),
		search: [...request.query].map(([name, value]) => `${name}=${value}`).join('&'),
		headers: request.headers,
		body: request.body,
		status: 0,
		violations: [],
	});
	const answer = (response: EmulatorResponse, fault?: Fault) => {
		send(
			wiring,
			outgoing,
			{ ...response, headers: { ...admission.headers, ...response.headers } },
			entry,
			fault,
		);
	};
	if (!admission.accepted) {
		const status = assumes.overLimit === 'status503' ? 503 : 429;
		answer({ status, body: { message: 'Too Many Requests' } });
		return;
	}
	const fault = faults.take(request);
	if (fault) entry.faulted = fault.kind;
	if (fault?.kind === 'resetBefore') {
		incoming.socket.destroy();
		return;
	}
	await clock.sleep(wiring.latencyMs());
	const instead = fault && faultAnswer(fault, request);
	if (instead) {
		answer(instead);
		return;
	}
	const { response, violations, route, unknownRoute, wrongKey } = await service.answer(
		request,
		url.pathname,
	);
	if (wrongKey && assumes.forbiddenRequests === 'doNotCount') limiter.forget(request.arrivedAt);
	entry.violations.push(...violations);
	if (route !== undefined) entry.route = route;
	if (unknownRoute) entry.unknownRoute = true;
	if (fault?.kind === 'resetAfter') {
		incoming.socket.destroy();
		return;
	}
	if (fault?.kind === 'slow') await clock.sleep(fault.delayMs ?? 0);
	answer(fault?.kind === 'empty' ? { status: 200 } : response, fault);
}

function send(
	{ uuid, clock, skewMs }: Wiring,
	outgoing: ServerResponse,
	{ status, headers, body }: EmulatorResponse,
	entry: JournalEntry,
	fault: Fault | undefined,
): void {
	const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
	const bytes = Buffer.from(text);
	const type = typeof body === 'string' ? 'text/plain; charset=UTF-8' : 'application/json';
	const cut = fault?.kind === 'truncated' && bytes.length > 0;
	entry.status = status;
	outgoing.writeHead(status, {
		'Content-Type': type,
		Date: new Date(clock.now() + skewMs()).toUTCString(),
		'Cache-Control': 'no-store',
		'X-Request-Id': uuid(),
		...(status === 204 ? {} : { 'Content-Length': String(bytes.length) }),
		...headers,
	});
	if (!cut) {
		outgoing.end(bytes);
		return;
	}
	outgoing.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => outgoing.destroy());
}

function parse(
	incoming: IncomingMessage,
	url: URL,
	rawBody: string,
	arrivedAt: number,
): EmulatorRequest {
	const headers = Object.fromEntries(
		Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
	);
	let path = url.pathname;
	try {
		path = decodeURIComponent(url.pathname);
	} catch {
		// An undecodable path stays as it is and finds no route.
	}
	return {
		method: (incoming.method ?? 'GET') as EmulatorRequest['method'],
		path,
		params: {},
		query: url.searchParams,
		headers,
		rawBody,
		body: parseBody(rawBody),
		arrivedAt,
	};
}

/** JSON by its first character, else a form; what is neither stays text. */
function parseBody(rawBody: string): unknown {
	const text = rawBody.trim();
	if (text === '') return undefined;
	if (/^[[{"]/.test(text)) {
		try {
			return JSON.parse(text) as unknown;
		} catch {
			return text;
		}
	}
	return text.includes('=') ? Object.fromEntries(new URLSearchParams(text)) : text;
}

function readBody(incoming: IncomingMessage): Promise<string> {
	return new Promise((resolve, reject) => {
		const chunks: Buffer[] = [];
		incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
		incoming.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
		incoming.on('error', reject);
	});
}
