import { CannotMove } from './forms';
import { mentions, reads, readsFlat } from './mentions';
import { chosenIn, moveOperation } from './operation';
import { moveTrigger } from './trigger';
import type { Parameters, WorkflowFile, WorkflowNode } from './workflowFile';

/** What became of one node. */
export interface NodeReport {
	node: string;
	moved: boolean;
	/** What it did, e.g. `contact: create`, or `trigger`. */
	was: string;
	/** What it does, e.g. `contact: upsert`; left out for triggers and where it was not moved. */
	is?: string;
	/** Why it could not be moved, or what to know and to check, as sentences. */
	notes: string[];
}

export interface Migrated {
	workflow: WorkflowFile;
	nodes: NodeReport[];
	/** Names of the credentials that the moved nodes look for. */
	credentials: string[];
}

const shippedCredential = 'activeCampaignApi';
export const ourCredential = 'activeCampaignAccountApi';
const defaultCredentialName = 'ActiveCampaign Complete account';
const shippedPackage = 'n8n-nodes-base.';
const ourPackage = 'n8n-nodes-activecampaign.';
const shippedName = /^n8n-nodes-base\.activeCampaign(Tool|Trigger)?$/;

/**
 * The workflow with n8n's ActiveCampaign nodes replaced by ours; names, positions, connections and
 * settings stay. A node that cannot be moved faithfully stays as it was, and its report says why.
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
	const was = isTrigger ? 'trigger' : inWords(chosenIn(node.parameters ?? {}));
	const attempt = isTrigger ? () => movedTrigger(workflow, node) : () => movedNode(workflow, node);
	try {
		if ((node.typeVersion ?? 1) !== 1) {
			throw new CannotMove(`version ${String(node.typeVersion)} of n8n's node is not known here`);
		}
		const { parameters, notes } = attempt();
		return {
			report: {
				node: node.name,
				moved: true,
				was,
				...(isTrigger ? {} : { is: inWords(parameters) }),
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
		if (!(error instanceof CannotMove)) throw error;
		return { report: { node: node.name, moved: false, was, notes: [error.message] }, node };
	}
}

function inWords({ resource, operation }: Parameters): string {
	// Ours name the resource in the operation too.
	return `${String(resource)}: ${String(operation).replace(`${String(resource)}.`, '')}`;
}

function movedNode(workflow: WorkflowFile, node: WorkflowNode) {
	const { parameters, notes, unwrapped } = moveOperation(node.parameters ?? {});
	if (unwrapped === undefined) return { parameters, notes };
	const readers = mentions(workflow, node.name, reads(unwrapped));
	return {
		parameters,
		notes: [
			...notes,
			`The result no longer stands in "${unwrapped}": what was $json.${unwrapped}.x is $json.x.${readersInWords(readers)}`,
		],
	};
}

function movedTrigger(workflow: WorkflowFile, node: WorkflowNode) {
	const { parameters, notes } = moveTrigger(node.parameters ?? {});
	const readers = mentions(workflow, node.name, readsFlat);
	return {
		parameters,
		notes: readers.length > 0 ? [...notes, readersInWords(readers).trim()] : notes,
	};
}

function readersInWords(readers: string[]): string {
	return readers.length > 0 ? ` Change the expressions in: ${readers.join(', ')}.` : '';
}

/** Without an ID the editor takes the credential of this type that has this name. */
function credentialsOf(node: WorkflowNode): Record<string, unknown> {
	const { [shippedCredential]: _, ...others } = node.credentials ?? {};
	return { ...others, [ourCredential]: { id: null, name: credentialName(node) } };
}

/** The name that the old credential had: one made under it fits without a click. */
function credentialName({ credentials = {} }: WorkflowNode): string {
	const old = credentials[shippedCredential];
	if (typeof old === 'string') return old;
	const name = (old as { name?: unknown } | undefined)?.name;
	return typeof name === 'string' && name !== '' ? name : defaultCredentialName;
}
