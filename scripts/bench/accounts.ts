import { fork } from 'node:child_process';
import path from 'node:path';

/** Arguments of the calls to the process that runs the emulated accounts, by name of the call. */
export interface Calls {
	/**
	 * Opens an account with a limit of five requests per second, three custom fields, two tags, a
	 * list and the given number of contacts; `latencyMs` is the average time to a response.
	 */
	open: { latencyMs: number; contacts: number };
	read: { account: number };
	close: { account: number };
}

export interface Answers {
	open: { account: number; credentials: Credentials; ids: string[] };
	read: Contents;
	close: object;
}

interface Credentials {
	apiUrl: string;
	apiKey: string;
	[member: string]: string;
}

/** What an account has received, and what it holds now. */
export interface Contents {
	requests: number;
	/** Requests answered with status 429. */
	refused: number;
	duplicated: number;
	/** Email addresses of all contacts. */
	stored: string[];
	/** Email addresses of the contacts with all custom fields, tags and the list. */
	complete: string[];
}

export interface Account {
	credentials: Credentials;
	/** IDs of the initial contacts, in the order of `people`. */
	ids: string[];
	read(): Promise<Contents>;
	close(): Promise<void>;
}

const server = fork(path.join(__dirname, 'accountServer.ts'), {
	execArgv: ['--import', 'tsx'],
	serialization: 'advanced',
});
server.unref();
server.channel?.unref();

type Reply = { id: number; answer: never } | { id: number; error: string };
const waiting = new Map<number, (reply: Reply) => void>();
let calls = 0;
server.on('message', (reply: Reply) => {
	waiting.get(reply.id)?.(reply);
	waiting.delete(reply.id);
});
server.on('exit', () => {
	for (const [id, settle] of waiting)
		settle({ id, error: 'The process of the emulated accounts has exited' });
});

async function ask<Name extends keyof Calls>(
	name: Name,
	given: Calls[Name],
): Promise<Answers[Name]> {
	const id = (calls += 1);
	const reply = await new Promise<Reply>((resolve) => {
		waiting.set(id, resolve);
		server.channel?.ref();
		server.send({ id, name, given });
	});
	if (waiting.size === 0) server.channel?.unref();
	if ('error' in reply) throw new Error(reply.error);
	return reply.answer;
}

/** Opens an account in the separate process, so that the emulator's work does not slow n8n down. */
export async function openAccount(latencyMs: number, contacts = 0): Promise<Account> {
	const { account, credentials, ids } = await ask('open', { latencyMs, contacts });
	return {
		credentials,
		ids,
		read: async () => await ask('read', { account }),
		close: async () => void (await ask('close', { account })),
	};
}
