import { PollContext } from 'n8n-core';
import {
	deepCopy,
	Workflow,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { createAdditionalData } from './additionalData';
import type { CredentialClass } from './credentials';
import type { NodeClass } from './nodeTypes';
import { Registry } from './registry';

export interface PollerOptions {
	nodes: NodeClass[];
	credentialTypes: CredentialClass[];
	parameters?: INodeParameters;
	credentials?: ICredentialDataDecryptedObject;
	/** Static data of the workflow as n8n stored it; used by reference, not copied. */
	staticData?: IDataObject;
	mode?: WorkflowExecuteMode;
}

export interface Poller {
	/** One poll of the active workflow: its items, none if the node returns null. */
	poll(): Promise<INodeExecutionData[]>;
	/** Static data of the workflow, as n8n would store it. */
	readonly staticData: IDataObject;
}

/** The first node class of the options as a polling trigger of an active workflow. */
export function createPoller(options: PollerOptions): Poller {
	const { nodes, credentialTypes } = options;
	const registry = new Registry({ nodes, credentials: credentialTypes });
	const type = registry.fullName();
	const typeVersion = registry.latestVersion(type);
	const nodeType = registry.nodeTypes.getByNameAndVersion(type, typeVersion);
	const node: INode = {
		id: 'poller',
		name: 'Poller',
		type,
		typeVersion,
		position: [0, 0],
		parameters: deepCopy(options.parameters ?? {}),
		...(options.credentials && {
			credentials: registry.credentialReferences({ type, typeVersion }),
		}),
	};
	const workflow = new Workflow({
		id: 'workflow',
		name: 'Workflow',
		nodes: [node],
		connections: {},
		active: true,
		nodeTypes: registry.nodeTypes,
		staticData: options.staticData ?? {},
	});
	const credentials = registry.credentialsFor([node], options.credentials);
	return {
		async poll() {
			const { mode = 'trigger' } = options;
			const additionalData = createAdditionalData({ credentials });
			const context = new PollContext(workflow, node, additionalData, mode, 'activate');
			if (!nodeType.poll) throw new Error(`Node type "${type}" has no poll function`);
			return (await nodeType.poll.call(context))?.[0] ?? [];
		},
		get staticData() {
			return JSON.parse(JSON.stringify(workflow.staticData)) as IDataObject;
		},
	};
}
