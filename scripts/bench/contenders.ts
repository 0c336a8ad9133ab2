import { createRequire } from 'node:module';
import path from 'node:path';
import type { INodeParameters } from 'n8n-workflow';
import { ActiveCampaignAccountApi } from '../../credentials/ActiveCampaignAccountApi.credentials';
import { createEngine, type Engine } from '../../test/support/engine';
import type { NodeClass } from '../../test/support/nodeTypes';
import { repositoryRoot } from '../../test/support/n8n/folders';
import { loadShippedNodes } from './shippedNodes';

/** The node of this package, or the one that n8n ships. */
export type Contender = 'ours' | 'shipped';

export const nodeTypes: Record<Contender, string> = {
	ours: 'activeCampaign',
	shipped: 'n8n-nodes-base.activeCampaign',
};

/** An engine with both nodes, each with its credential type. */
export function openEngine(): { engine: Engine; shippedVersion: string } {
	const shipped = loadShippedNodes();
	const engine = createEngine({
		nodes: [ownNode()],
		credentials: [ActiveCampaignAccountApi, shipped.credential],
		standIns: shipped.types,
	});
	return { engine, shippedVersion: shipped.version };
}

/** With the file extension: `import` without it resolves to the codex file ActiveCampaign.node.json. */
function ownNode(): NodeClass {
	const file = path.join(repositoryRoot, 'nodes/ActiveCampaign/ActiveCampaign.node.ts');
	const { ActiveCampaign } = createRequire(__filename)(file) as { ActiveCampaign: NodeClass };
	return ActiveCampaign;
}

/** Contact > Create or Update with an email address only: one request in both nodes. */
export const upsert: Record<Contender, INodeParameters> = {
	ours: { resource: 'contact', operation: 'contact.upsert', email: '={{ $json.email }}' },
	shipped: {
		resource: 'contact',
		operation: 'create',
		updateIfExists: true,
		email: '={{ $json.email }}',
	},
};

/** Contact > Get by ID. */
export const get: Record<Contender, INodeParameters> = {
	ours: {
		resource: 'contact',
		operation: 'contact.get',
		contact: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
	},
	shipped: { resource: 'contact', operation: 'get', contactId: '={{ $json.id }}' },
};
