import { existsSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import type { INodeType, VersionedNodeType } from 'n8n-workflow';
import type { CredentialClass } from '../../test/support/credentials';
import { cacheRoot } from '../../test/support/n8n/folders';
import { ensureN8n } from '../n8n/install';
import type { Log } from '../n8n/progress';
import { defaultVersion } from '../../test/support/n8n/versions';

/** n8n's own ActiveCampaign node, and the other nodes of its workflows. */
export interface ShippedNodes {
	/** Node types by full name. */
	types: Record<string, INodeType>;
	credential: CredentialClass;
	/** Version of n8n-nodes-base. */
	version: string;
}

/** Internal hook of Node.js that resolves `require`; not in its types. */
interface Resolver {
	_resolveFilename(request: string, ...rest: unknown[]): string;
}

const modules = path.join(cacheRoot(), defaultVersion, 'node_modules');
const load = createRequire(path.join(modules, 'n8n-nodes-base', 'package.json'));

/** Installs the default version of n8n if its nodes are not on this machine. */
export async function ensureShippedNodes(log: Log): Promise<void> {
	const isHere = existsSync(path.join(modules, 'n8n-nodes-base', 'package.json'));
	if (!isHere) await ensureN8n(defaultVersion, log);
}

/** Loads the nodes of that n8n, to run in the same engine as ours. */
export function loadShippedNodes(): ShippedNodes {
	shareEngine();
	const node = <T>(file: string) => load(`./dist/nodes/${file}.node.js`) as Record<string, T>;
	const { ActiveCampaign } = node<new () => INodeType>('ActiveCampaign/ActiveCampaign');
	const { SplitInBatches } = node<new () => VersionedNodeType>('SplitInBatches/SplitInBatches');
	const { Wait } = node<new () => INodeType>('Wait/Wait');
	const { ActiveCampaignApi } = load(
		'./dist/credentials/ActiveCampaignApi.credentials.js',
	) as Record<string, CredentialClass>;
	if (!ActiveCampaign || !SplitInBatches || !Wait || !ActiveCampaignApi) {
		throw new Error('This version of n8n-nodes-base lacks a node that the benchmark needs');
	}
	return {
		types: {
			'n8n-nodes-base.activeCampaign': new ActiveCampaign(),
			'n8n-nodes-base.splitInBatches': new SplitInBatches().getNodeType(3),
			'n8n-nodes-base.wait': new Wait(),
		},
		credential: ActiveCampaignApi,
		version: (load('./package.json') as { version: string }).version,
	};
}

/** The engine checks errors with `instanceof`, so nodes and engine must load the same n8n-workflow. */
function shareEngine(): void {
	const resolver = Module as unknown as Resolver;
	const own = createRequire(__filename);
	const files = new Map(['n8n-workflow', 'n8n-core'].map((name) => [name, own.resolve(name)]));
	const resolve = resolver._resolveFilename.bind(Module);
	resolver._resolveFilename = (request, ...rest) => files.get(request) ?? resolve(request, ...rest);
}
