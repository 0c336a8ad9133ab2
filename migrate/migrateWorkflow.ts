import { CannotMigrate } from './conversions';
import { readersOf, readsFlatMember, readsMember } from './readers';
import { chosenIn, moveOperation } from './operation';
import { moveTrigger } from './trigger';
import type { Parameters, WorkflowFile, WorkflowNode } from './workflowFile';

/** The result for one node. */
export interface NodeReport {
	node: string;
	moved: boolean;
	/** Its operation in n8n's node, e.g. `contact: create`, or `trigger`. */
	before: string;
	/** Its operation in our node, e.g. `contact: upsert`; absent for triggers and unmigrated nodes. */
	after?: string;
	/** What the user should know or check; for an unmigrated node, the reason. */
	notes: string[];
}

export interface Migrated {
	workflow: WorkflowFile;
	nodes: NodeReport[];
	/** Names of the credentials that the migrated nodes refer to. */
	credentials: string[];
}

const shippedCredential = 'activeCampaignApi';
export const ourCredential = 'activeCampaignAccountApi';
const defaultCredentialName = 'ActiveCampaign Complete account';
const shippedPackage = 'n8n-nodes-base.';
const ourPackage = 'n8n-nodes-activecampaign.';
const shippedName = /^n8n-nodes-base\.activeCampaign(Tool|Trigger)?$/;

/**
 * Replaces n8n's ActiveCampaign nodes with ours; names, positions, connections and settings are
 * kept. A node that cannot be migrated without changing what it does is left unchanged.
 */
export function migrateWorkflow(workflow: WorkflowFile): Migrated {
	const nodes: NodeReport[] = [];
	const credentials = new Set<string>();
	const moved = workflow.nodes.map((node) => {
		if (!shippedName.test(node.type)) return node;
		const { report, node: result } = migrateNode(workflow, node);
		nodes.push(report);
		if (report.moved) credentials.add(credentialName(node));
		return result;
	});
	return { workflow: { ...workflow, nodes: moved }, nodes, credentials: [...credentials] };
}

function migrateNode(
	workflow: WorkflowFile,
	node: WorkflowNode,
): { report: NodeReport; node: WorkflowNode } {
	const isTrigger = node.type.endsWith('Trigger');
	const before = isTrigger ? 'trigger' : titleOf(chosenIn(node.parameters ?? {}));
	const attempt = isTrigger ? () => movedTrigger(workflow, node) : () => movedNode(workflow, node);
	try {
		if ((node.typeVersion ?? 1) !== 1) {
			throw new CannotMigrate(`version ${String(node.typeVersion)} of n8n's node is not supported`);
		}
		const { parameters, notes } = attempt();
		return {
			report: {
				node: node.name,
				moved: true,
				before,
				...(isTrigger ? {} : { after: titleOf(parameters) }),
				notes,
			},
			node: {
				...node,
				type: node.type.replace(shippedPackage, ourPackage),
				typeVersion: isTrigger ? 2 : 1,
				parameters,
				credentials: credentialsOf(node),
			},
		};
	} catch (error) {
		if (!(error instanceof CannotMigrate)) throw error;
		return { report: { node: node.name, moved: false, before, notes: [error.message] }, node };
	}
}

function titleOf({ resource, operation }: Parameters): string {
	// Our operation values start with the resource.
	return `${String(resource)}: ${String(operation).replace(`${String(resource)}.`, '')}`;
}

function movedNode(workflow: WorkflowFile, node: WorkflowNode) {
	const { parameters, notes, unwrapped } = moveOperation(node.parameters ?? {});
	if (unwrapped === undefined) return { parameters, notes };
	const readers = readersOf(workflow, node.name, readsMember(unwrapped));
	return {
		parameters,
		notes: [
			...notes,
			`The result is no longer wrapped in "${unwrapped}": use $json.x instead of $json.${unwrapped}.x.${adviceFor(readers)}`,
		],
	};
}

function movedTrigger(workflow: WorkflowFile, node: WorkflowNode) {
	const { parameters, notes } = moveTrigger(node.parameters ?? {});
	const readers = readersOf(workflow, node.name, readsFlatMember);
	return {
		parameters,
		notes: readers.length > 0 ? [...notes, adviceFor(readers).trim()] : notes,
	};
}

function adviceFor(readers: string[]): string {
	return readers.length > 0 ? ` Change the expressions in: ${readers.join(', ')}.` : '';
}

/** Without an ID, the editor selects the credential of this type with this name. */
function credentialsOf(node: WorkflowNode): Record<string, unknown> {
	const { [shippedCredential]: _, ...others } = node.credentials ?? {};
	return { ...others, [ourCredential]: { id: null, name: credentialName(node) } };
}

/** The name of the old credential: a new one with the same name is selected automatically. */
function credentialName({ credentials = {} }: WorkflowNode): string {
	const old = credentials[shippedCredential];
	if (typeof old === 'string') return old;
	const name = (old as { name?: unknown } | undefined)?.name;
	return typeof name === 'string' && name !== '' ? name : defaultCredentialName;
}
