import { LoadOptionsContext } from 'n8n-core';
import {
	deepCopy,
	Workflow,
	type ICredentialDataDecryptedObject,
	type INode,
	type INodeCredentialTestResult,
	type INodeListSearchResult,
	type INodeParameters,
	type INodePropertyOptions,
	type ResourceMapperFields,
} from 'n8n-workflow';
import { createAdditionalData } from './additionalData';
import { testCredential } from './credentialTest';
import type { Registry } from './registry';

export interface MethodsOptions {
	/** Name of a node type, full or without the package; the first class of the engine by default. */
	node?: string;
	typeVersion?: number;
	/** Parameters of the node in the editor. */
	parameters?: INodeParameters;
	credentials?: ICredentialDataDecryptedObject;
	/** Path of the edited parameter, the base of relative paths (`&name`). */
	path?: string;
}

export interface Methods {
	loadOptions(name: string): Promise<INodePropertyOptions[]>;
	listSearch(
		name: string,
		filter?: string,
		paginationToken?: string,
	): Promise<INodeListSearchResult>;
	resourceMapping(name: string): Promise<ResourceMapperFields>;
	/** Result of the declarative test of the node's first credential type. */
	credentialTest(): Promise<INodeCredentialTestResult>;
}

const required = <T>(method: T | undefined, kind: string, name: string): T => {
	if (!method) throw new Error(`The node has no ${kind} method "${name}"`);
	return method;
};

/** The calls of the editor, each as in n8n in a workflow with only a temporary node. */
export function createMethods(registry: Registry, options: MethodsOptions = {}): Methods {
	const type = registry.fullName(options.node);
	const typeVersion = options.typeVersion ?? registry.latestVersion(type);
	const { methods = {} } = registry.nodeTypes.getByNameAndVersion(type, typeVersion);
	const credentials = registry.credentialsFor([{ type, typeVersion }], options.credentials);

	const context = () => {
		const node: INode = {
			id: 'temporary',
			name: 'Temp-Node',
			type,
			typeVersion,
			position: [0, 0],
			parameters: deepCopy(options.parameters ?? {}),
			...(options.credentials && {
				credentials: registry.credentialReferences({ type, typeVersion }),
			}),
		};
		const workflow = new Workflow({
			nodes: [node],
			connections: {},
			active: false,
			nodeTypes: registry.nodeTypes,
		});
		const additionalData = createAdditionalData({
			credentials,
			currentNodeParameters: options.parameters ?? {},
		});
		return new LoadOptionsContext(workflow, node, additionalData, options.path ?? '');
	};

	return {
		loadOptions: async (name) =>
			await required(methods.loadOptions?.[name], 'loadOptions', name).call(context()),
		listSearch: async (name, filter, paginationToken) =>
			await required(methods.listSearch?.[name], 'listSearch', name).call(
				context(),
				filter,
				paginationToken,
			),
		resourceMapping: async (name) =>
			await required(methods.resourceMapping?.[name], 'resourceMapping', name).call(context()),
		credentialTest: async () => await testCredential(registry, { type, typeVersion }, credentials),
	};
}
