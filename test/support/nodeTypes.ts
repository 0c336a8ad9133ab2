import {
	NodeHelpers,
	type IDataObject,
	type INodeType,
	type INodeTypes,
	type IVersionedNodeType,
} from 'n8n-workflow';

export type NodeClass = new () => INodeType | IVersionedNodeType;

/** Node types by full name (`package.name`); throws for an unknown name. */
export class NodeTypes implements INodeTypes {
	private readonly types = new Map<string, INodeType | IVersionedNodeType>();

	add(type: string, node: INodeType | IVersionedNodeType): void {
		this.types.set(type, node);
	}

	has(type: string): boolean {
		return this.types.has(type);
	}

	/** Full names of all known node types. */
	names(): string[] {
		return [...this.types.keys()];
	}

	getByName(type: string): INodeType | IVersionedNodeType {
		const node = this.types.get(type);
		if (!node) {
			throw new Error(`Unknown node type "${type}"; known are: ${this.names().join(', ')}`);
		}
		return node;
	}

	getByNameAndVersion(type: string, version?: number): INodeType {
		return NodeHelpers.getVersionedNodeType(this.getByName(type), version);
	}

	getKnownTypes(): IDataObject {
		return Object.fromEntries(this.names().map((name) => [name, { className: name }]));
	}
}
