import { type Emulator, type EmulatorOptions, startEmulator } from '.';

export interface Reply {
	status: number;
	headers: Headers;
	text: string;
	/** Parsed body, `{}` when it is not an object. */
	json: Record<string, unknown>;
}

export interface Session {
	emulator: Emulator;
	/** One request under `/api/3` with the account's key. */
	call(method: string, path: string, body?: unknown): Promise<Reply>;
	/** The object under a key of an answer. */
	object(reply: Reply, key: string): Record<string, unknown>;
	list(reply: Reply, key: string): Array<Record<string, unknown>>;
}

/** An emulator and a plain client of it, for tests of the emulator itself. */
export async function startSession(options: EmulatorOptions = {}): Promise<Session> {
	const emulator = await startEmulator({ rateLimit: false, ...options });
	return {
		emulator,
		call: (method, path, body) => request(emulator, method, `/api/3${path}`, body),
		object: (reply, key) => reply.json[key] as Record<string, unknown>,
		list: (reply, key) => reply.json[key] as Array<Record<string, unknown>>,
	};
}

export async function request(
	{ url, apiKey }: Emulator,
	method: string,
	path: string,
	body?: unknown,
	headers: Record<string, string> = { 'Api-Token': apiKey },
): Promise<Reply> {
	const answer = await fetch(`${url}${path}`, {
		method,
		headers: { ...headers, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
		...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
	});
	const text = await answer.text();
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		json = undefined;
	}
	return {
		status: answer.status,
		headers: answer.headers,
		text,
		json: json !== null && typeof json === 'object' ? (json as Record<string, unknown>) : {},
	};
}
