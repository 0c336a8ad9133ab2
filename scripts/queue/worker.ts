import { createWriteStream } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import axios from 'axios';
import execa from 'execa';
import getPort from 'get-port';
import { serverEnvironment } from '../n8n/environment';
import type { N8nInstall } from '../n8n/install';

export interface N8nWorker {
	pid: number;
	stop(): Promise<void>;
}

export interface WorkerOptions {
	/** The main instance's user folder, for the same database, packages and encryption key. */
	userFolder: string;
	/** The main instance's environment for queue mode. */
	env: Record<string, string>;
	logFile: string;
}

/** One execution per worker, so that every worker gets one. */
const concurrency = 1;
const bootTimeoutMs = 120_000;

/** Starts `n8n worker` and waits until it is ready for executions. */
export async function startWorker(
	install: N8nInstall,
	{ userFolder, env, logFile }: WorkerOptions,
): Promise<N8nWorker> {
	const port = await getPort({ host: '127.0.0.1' });
	const brokerPort = await getPort({ host: '127.0.0.1' });
	const child = execa(install.node, [install.script, 'worker', `--concurrency=${concurrency}`], {
		cwd: userFolder,
		env: {
			...serverEnvironment(install, { userFolder, port, brokerPort }),
			...env,
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(port),
			N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
		},
		extendEnv: false,
		reject: false,
		all: true,
		buffer: false,
	});
	child.all?.pipe(createWriteStream(logFile));
	const stop = async () => {
		child.kill('SIGTERM', { forceKillAfterTimeout: 15_000 });
		await child;
	};
	const isReady = await untilReady(`http://127.0.0.1:${port}`, () => child.exitCode !== null);
	if (!isReady) {
		await stop();
		throw new Error(`An n8n worker did not start; see its log: ${logFile}`);
	}
	return { pid: child.pid ?? 0, stop };
}

async function untilReady(url: string, hasEnded: () => boolean): Promise<boolean> {
	const deadline = Date.now() + bootTimeoutMs;
	while (Date.now() < deadline && !hasEnded()) {
		const answer = await axios
			.get(`${url}/healthz/readiness`, { proxy: false, timeout: 5_000 })
			.catch(() => undefined);
		if (answer) return true;
		await delay(200);
	}
	return false;
}
