import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { ICredentialType, INodeType } from 'n8n-workflow';
import { cacheRoot } from '../support/n8n/folders';
import { defaultVersion } from '../support/n8n/versions';

/** n8n's own ActiveCampaign nodes and their credential. */
export interface Shipped {
	ActiveCampaign: new () => INodeType;
	ActiveCampaignTrigger: new () => INodeType;
	ActiveCampaignApi: new () => ICredentialType;
}

const load = createRequire(__filename);
const dist = path.join(cacheRoot(), defaultVersion, 'node_modules', 'n8n-nodes-base', 'dist');

/** The classes of a downloaded n8n; undefined if none was downloaded, as in CI. */
export function shippedNodes(): Shipped | undefined {
	if (!existsSync(path.join(dist, 'nodes', 'ActiveCampaign'))) return undefined;
	const nodes = path.join(dist, 'nodes', 'ActiveCampaign');
	return {
		...(load(path.join(nodes, 'ActiveCampaign.node.js')) as Shipped),
		...(load(path.join(nodes, 'ActiveCampaignTrigger.node.js')) as Shipped),
		...(load(path.join(dist, 'credentials', 'ActiveCampaignApi.credentials.js')) as Shipped),
	};
}
