import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import execa from 'execa';
import getPort from 'get-port';
import type { Log } from '../n8n/progress';

export interface Redis {
	port: number;
	version: string;
	stop(): Promise<void>;
}

const executable = 'redis-server';
const howToInstall =
	'Queue mode needs Redis: install it with "apt-get install redis-server", then run this again';

/** Starts a Redis server on a free local port, without persistence. */
export async function startRedis(log: Log): Promise<Redis> {
	const version = (await installedVersion()) ?? (await install(log));
	const folder = await mkdtemp(path.join(tmpdir(), 'n8n-activecampaign-redis-'));
	const port = await getPort({ host: '127.0.0.1' });
	const options = ['--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
	const child = execa(executable, ['--port', String(port), ...options], { reject: false });
	const stop = async () => {
		child.kill('SIGTERM', { forceKillAfterTimeout: 5_000 });
		await child;
		await rm(folder, { recursive: true, force: true });
	};
	if (!(await untilReady(port))) {
		await stop();
		throw new Error('Redis did not start');
	}
	return { port, version, stop };
}

async function installedVersion(): Promise<string | undefined> {
	const { stdout } = await execa(executable, ['--version'], { reject: false });
	return /v=(\S+)/.exec(stdout ?? '')?.[1];
}

/** Installs Debian's package; needs root. */
async function install(log: Log): Promise<string> {
	if (process.getuid?.() !== 0) throw new Error(howToInstall);
	await log
		.step('Install Redis (redis-server of the distribution)', async () => {
			// RUNLEVEL=1 keeps the package from starting its own service: this test starts one itself.
			const env = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
			await execa('apt-get', ['install', '-y', '--no-install-recommends', executable], { env });
		})
		.catch((cause: unknown) => {
			throw new Error(howToInstall, { cause });
		});
	const version = await installedVersion();
	if (!version) throw new Error(howToInstall);
	return version;
}

async function untilReady(port: number): Promise<boolean> {
	for (let attempt = 0; attempt < 50; attempt++) {
		const { stdout } = await execa('redis-cli', ['-p', String(port), 'ping'], { reject: false });
		if (stdout === 'PONG') return true;
		await delay(100);
	}
	return false;
}
