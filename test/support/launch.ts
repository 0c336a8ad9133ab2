import { Workflow } from 'n8n-workflow';
import type {
	IConnections,
	ICredentialDataDecryptedObject,
	INode,
	IPinData,
	IWorkflowSettings,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { createAdditionalData } from './additionalData';
import type { MemoryCredentials } from './credentials';
import { type Execution, startExecution, type WorkflowRun } from './execution';
import type { Registry } from './registry';

/** Settings that apply to runs of a node and of a workflow. */
export interface RunControl {
	/** Members of the credential, for every credential type of the nodes. */
	credentials?: ICredentialDataDecryptedObject;
	/** `manual` by default, as a test run in the editor. */
	mode?: WorkflowExecuteMode;
	/** Seconds until n8n cancels the execution; fractions allowed. */
	executionTimeout?: number;
	/** Aborting it acts as the Stop button. */
	signal?: AbortSignal;
}

export interface Launch {
	nodes: INode[];
	connections: IConnections;
	id?: string;
	name?: string;
	settings?: IWorkflowSettings;
	pinData: IPinData;
	/** Name of the node to start from; the workflow's trigger by default. */
	start?: string;
	control: RunControl;
}

let executions = 0;

/** Builds the workflow and starts it; throws for an unknown node type or a missing start. */
export function launch(
	registry: Registry,
	{ control, pinData, start, ...parts }: Launch,
): { execution: Execution; credentials: MemoryCredentials } {
	const credentials = registry.credentialsFor(parts.nodes, control.credentials);
	const workflow = new Workflow({
		id: 'workflow',
		name: 'Workflow',
		...parts,
		active: false,
		nodeTypes: registry.nodeTypes,
		settings: { executionOrder: 'v1', ...parts.settings },
	});
	const startNode = start ? workflow.getNode(start) : workflow.getStartNode();
	if (!startNode) throw new Error(`The workflow has no ${start ?? 'trigger'} to start from`);
	const messages: WorkflowRun['messages'] = [];
	executions += 1;
	const execution = startExecution({
		workflow,
		startNode,
		pinData,
		mode: control.mode ?? 'manual',
		additionalData: createAdditionalData({
			credentials,
			executionId: String(executions),
			onMessage: (message) => messages.push(message),
		}),
		timeout: control.executionTimeout ?? parts.settings?.executionTimeout,
		signal: control.signal,
		messages,
	});
	return { execution, credentials };
}
