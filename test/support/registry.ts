import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
	INode,
	INodeCredentials,
	INodeType,
	ICredentialDataDecryptedObject,
} from 'n8n-workflow';
import {
	type CredentialClass,
	type CredentialData,
	CredentialTypes,
	MemoryCredentials,
} from './credentials';
import { type NodeClass, NodeTypes } from './nodeTypes';
import { standIns } from './standIns';

export interface EngineOptions {
	nodes: NodeClass[];
	credentials: CredentialClass[];
	/** Further node types by full name, e.g. a stand-in for `n8n-nodes-base.if`. */
	standIns?: Record<string, INodeType>;
}

const { name: packageName } = JSON.parse(
	readFileSync(join(__dirname, '../../package.json'), 'utf8'),
) as { name: string };

/** The node and credential types of one engine, and what can be told from their descriptions. */
export class Registry {
	readonly nodeTypes = new NodeTypes();
	private readonly credentialTypes: CredentialTypes;
	private readonly firstType: string;

	constructor(options: EngineOptions) {
		for (const NodeClass of options.nodes) {
			const node = new NodeClass();
			this.nodeTypes.add(`${packageName}.${node.description.name}`, node);
		}
		this.firstType = this.nodeTypes.names()[0] ?? '';
		for (const [type, node] of Object.entries({ ...standIns, ...options.standIns })) {
			this.nodeTypes.add(type, node);
		}
		this.credentialTypes = new CredentialTypes(options.credentials);
	}

	/** Full type name of a short one; the first node class of the engine for none. */
	fullName(name = this.firstType): string {
		return name.includes('.') ? name : `${packageName}.${name}`;
	}

	/** The version that a node freshly added in the editor gets. */
	latestVersion(type: string): number {
		const node = this.nodeTypes.getByName(type);
		if ('nodeVersions' in node) return node.currentVersion;
		const { version } = node.description;
		return Array.isArray(version) ? Math.max(...version) : version;
	}

	/** Names of the credential types that a node's description lists. */
	credentialNames({ type, typeVersion }: Pick<INode, 'type' | 'typeVersion'>): string[] {
		const { description } = this.nodeTypes.getByNameAndVersion(type, typeVersion);
		return (description.credentials ?? []).map(({ name }) => name);
	}

	/** The `credentials` member of a node for which a credential was chosen. */
	credentialReferences(node: Pick<INode, 'type' | 'typeVersion'>): INodeCredentials {
		const reference = { id: 'credential', name: 'Credential' };
		return Object.fromEntries(this.credentialNames(node).map((name) => [name, reference]));
	}

	/** One set of members for all credential types of the nodes; without members none exists. */
	credentialsFor(
		nodes: Array<Pick<INode, 'type' | 'typeVersion'>>,
		members: ICredentialDataDecryptedObject | undefined,
	): MemoryCredentials {
		const names = nodes.flatMap((node) => this.credentialNames(node));
		const data: CredentialData = {};
		if (members) for (const name of names) data[name] = members;
		return new MemoryCredentials(this.credentialTypes, data);
	}

	credentialType(name: string) {
		return this.credentialTypes.getByName(name);
	}

	get packageName(): string {
		return packageName;
	}
}
