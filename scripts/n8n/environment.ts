import path from 'node:path';
import type { N8nInstall } from './install';
import { environmentOutsideNpm } from './npm';
import { releaseOf } from '../../test/support/n8n/versions';

/** Ports and folder of a server. */
export interface N8nLocation {
	userFolder: string;
	port: number;
	/** Port of the task runners' broker; must differ between servers on one machine. */
	brokerPort: number;
}

/**
 * Environment of a local server: without the caller's own n8n settings, telemetry and first-run
 * screens, and reachable only from this machine.
 */
export function serverEnvironment(
	install: N8nInstall,
	{ userFolder, port, brokerPort }: N8nLocation,
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
		...withoutTelemetry,
		...withoutFirstRunScreens,
		...withoutWarnings,
		...expressionEngine(install),
		...releaseOf(install.version).env,
	};
}

const withoutTelemetry = {
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

/** Settings that n8n warns about at the start if they are missing. */
const withoutWarnings = {
	N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'true',
	DB_SQLITE_POOL_SIZE: '4',
};

/** The isolated expression engine of n8n 2.x does not start on Node.js 20. */
function expressionEngine(install: N8nInstall): NodeJS.ProcessEnv {
	const startedOnThisNode = install.node === process.execPath;
	const old = startedOnThisNode && Number(process.versions.node.split('.')[0]) < 22;
	return old ? { N8N_EXPRESSION_ENGINE: 'legacy' } : {};
}
