import path from 'node:path';
import type { N8nInstall } from './install';
import { environmentOutsideNpm } from './npm';
import { releaseOf } from '../../test/support/n8n/versions';

/** Where a server listens and keeps its state. */
export interface N8nPlace {
	userFolder: string;
	port: number;
	/** Port of the task runner's broker; two servers on one machine need two. */
	brokerPort: number;
}

/**
 * The environment of a local server: nothing of the caller's own n8n settings, no calls home, no
 * first-run screens, and reachable from this machine only.
 */
export function serverEnvironment(
	install: N8nInstall,
	{ userFolder, port, brokerPort }: N8nPlace,
): NodeJS.ProcessEnv {
	const inherited = Object.entries(environmentOutsideNpm()).filter(
		([name]) => !/^(N8N|DB|EXECUTIONS|QUEUE)_|^(NODE_OPTIONS|PATH)$/i.test(name),
	);
	return {
		...Object.fromEntries(inherited),
		PATH: [path.dirname(install.node), process.env.PATH].join(path.delimiter),
		NODE_ENV: 'production',
		N8N_USER_FOLDER: userFolder,
		N8N_HOST: 'localhost',
		N8N_PORT: String(port),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_EDITOR_BASE_URL: `http://localhost:${port}`,
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		...withoutCallsHome,
		...withoutFirstRunScreens,
		...quieter,
		...expressionEngine(install),
		...releaseOf(install.version).env,
	};
}

const withoutCallsHome = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_LICENSE_DETACH_FLOATING_ON_SHUTDOWN: 'false',
	EXTERNAL_FRONTEND_HOOKS_URLS: '',
};

const withoutFirstRunScreens = {
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_SECURE_COOKIE: 'false',
};

const quieter = {
	N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'true',
	DB_SQLITE_POOL_SIZE: '4',
};

/** The isolated expression engine of n8n 2.x does not start on Node.js 20. */
function expressionEngine(install: N8nInstall): NodeJS.ProcessEnv {
	const startedOnThisNode = install.node === process.execPath;
	const old = startedOnThisNode && Number(process.versions.node.split('.')[0]) < 22;
	return old ? { N8N_EXPRESSION_ENGINE: 'legacy' } : {};
}
