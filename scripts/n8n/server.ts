import { createWriteStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import axios from 'axios';
import execa from 'execa';
import getPort from 'get-port';
import { messageOf } from '../runMain';
import { serverEnvironment } from './environment';
import type { N8nInstall } from './install';
import { type CommunityPackage, placePackage } from './placement';

export interface N8nServerOptions extends CommunityPackage {
	/** Home folder of the server, with its state in `.n8n`; must be outside this repository. */
	userFolder: string;
	/** Default, also if the port is in use: a free port. */
	port?: number;
	/** Overrides and additions to `serverEnvironment`. */
	env?: Record<string, string>;
	/** Default 120,000. */
	bootTimeoutMs?: number;
	/** File for n8n's output; default `n8n.log` in the user folder. */
	logFile?: string;
	/** Stops the server, even while it is starting. */
	signal?: AbortSignal;
}

export interface N8nServer {
	/** Base URL of editor and REST API, without a trailing slash. */
	url: string;
	pid: number;
	logFile: string;
	bootMs: number;
	/** Resolves when the process has exited, by itself or by `stop`. */
	ended: Promise<void>;
	/** Asks n8n to shut down and kills it after 15 seconds; may be called twice. */
	stop(): Promise<void>;
}

/** Starts n8n and waits until its REST API answers; the error of a failed start has the last log lines. */
export async function startN8n(install: N8nInstall, options: N8nServerOptions): Promise<N8nServer> {
	const { userFolder, bootTimeoutMs = 120_000 } = options;
	options.signal?.throwIfAborted();
	await mkdir(userFolder, { recursive: true });
	if (options.packageTarball ?? options.packageFolder) await placePackage(userFolder, options);

	const port = await getPort({ port: options.port, host: '127.0.0.1' });
	const brokerPort = await getPort({ host: '127.0.0.1' });
	const url = `http://localhost:${port}`;
	const logFile = options.logFile ?? path.join(userFolder, 'n8n.log');
	const startedAt = Date.now();
	const child = execa(install.node, [install.script, 'start'], {
		cwd: userFolder,
		env: { ...serverEnvironment(install, { userFolder, port, brokerPort }), ...options.env },
		extendEnv: false,
		reject: false,
		all: true,
		buffer: false,
	});
	child.all?.pipe(createWriteStream(logFile));
	const ended = child.then(() => undefined);

	const stop = async () => {
		child.kill('SIGTERM', { forceKillAfterTimeout: 15_000 });
		await ended;
	};
	const waiting = new AbortController();
	options.signal?.addEventListener('abort', () => void stop(), { once: true });
	try {
		await Promise.race([
			untilReady(`http://127.0.0.1:${port}`, startedAt + bootTimeoutMs, waiting.signal),
			ended.then(() => Promise.reject(new Error('n8n exited while starting'))),
		]);
	} catch (cause) {
		await stop();
		throw new Error(
			`${messageOf(cause)}. Last lines of its log:\n${await lastLines(logFile, 25)}`,
			{
				cause,
			},
		);
	} finally {
		waiting.abort();
	}
	return { url, pid: child.pid ?? 0, logFile, bootMs: Date.now() - startedAt, ended, stop };
}

/** `/healthz` already answers during database migrations, so this also waits for the REST API. */
async function untilReady(url: string, deadline: number, signal: AbortSignal): Promise<void> {
	const http = axios.create({ baseURL: url, proxy: false, timeout: 5000 });
	while (Date.now() < deadline && !signal.aborted) {
		try {
			await http.get('/healthz/readiness');
			const settings = await http.get<{ data?: unknown }>('/rest/settings');
			if (settings.data.data) return;
		} catch (error) {
			if (!axios.isAxiosError(error)) throw error;
		}
		await delay(200);
	}
	throw new Error('n8n was not ready in time');
}

async function lastLines(file: string, count: number): Promise<string> {
	const text = await readFile(file, 'utf8').catch(() => '');
	return text.trimEnd().split('\n').slice(-count).join('\n');
}
