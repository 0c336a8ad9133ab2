import { ExecuteContext, RoutingNode } from 'n8n-core';
import {
	createEmptyRunExecutionData,
	Workflow,
	type ICredentialTestRequest,
	type INode,
	type INodeCredentialTestResult,
	type INodeExecutionData,
	type INodeType,
} from 'n8n-workflow';
import { createAdditionalData } from './additionalData';
import type { MemoryCredentials } from './credentials';
import { NodeTypes } from './nodeTypes';
import type { Registry } from './registry';

interface RequestFailure {
	message: string;
	cause?: { code?: string; response?: { status: number; statusText?: string } };
}

type Rules = NonNullable<ICredentialTestRequest['rules']>;

const failed = (message: string): INodeCredentialTestResult => ({ status: 'Error', message });

const judgeFailure = ({ message, cause }: RequestFailure, rules: Rules) => {
	if (!cause?.response) return failed(cause?.code ?? message);
	const { status, statusText } = cause.response;
	for (const { type, properties } of rules) {
		if (type === 'responseCode' && properties.value === status) return failed(properties.message);
	}
	return failed(statusText || `Received HTTP status code: ${status}`);
};

const memberAt = (value: unknown, path: string): unknown =>
	path
		.split('.')
		.reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], value);

const judgeBody = (items: INodeExecutionData[], rules: Rules) => {
	for (const { type, properties } of rules) {
		if (type !== 'responseSuccessBody') continue;
		if (memberAt(items[0]?.json, properties.key) === properties.value) {
			return failed(properties.message);
		}
	}
	return { status: 'OK' as const, message: 'Connection successful!' };
};

/** The node that n8n creates for a test request: one hidden property with the routing. */
const temporaryNode = (model: INodeType, credential: string, test: ICredentialTestRequest) => ({
	description: {
		...model.description,
		credentials: [{ name: credential, required: true }],
		properties: [
			{
				displayName: 'Temp',
				name: 'temp',
				type: 'string' as const,
				default: '',
				routing: { request: test.request },
			},
		],
	},
});

/** Runs `test.request` of a node's first credential type through n8n's routing engine. */
export async function testCredential(
	registry: Registry,
	{ type, typeVersion }: Pick<INode, 'type' | 'typeVersion'>,
	credentials: MemoryCredentials,
): Promise<INodeCredentialTestResult> {
	const name = registry.credentialNames({ type, typeVersion })[0] ?? '';
	const { test } = registry.credentialType(name);
	if (!test) throw new Error(`Credential type "${name}" has no test`);
	const model = registry.nodeTypes.getByNameAndVersion(type, typeVersion);
	const nodeType = temporaryNode(model, name, test);
	const nodeTypes = new NodeTypes();
	nodeTypes.add(type, nodeType);
	const node: INode = {
		id: 'temporary',
		name: 'Temp-Node',
		type,
		typeVersion,
		position: [0, 0],
		parameters: {},
		credentials: { [name]: { id: 'credential', name: 'Credential' } },
	};
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const context = new ExecuteContext(
		workflow,
		node,
		createAdditionalData({ credentials, currentNodeParameters: {} }),
		'internal',
		createEmptyRunExecutionData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		{ node, data: {}, source: null },
		[],
	);
	const data = await credentials.getDecrypted(context.additionalData, { id: null, name }, name);
	const decrypted = { id: 'credential', name: 'Credential', type: name, data };
	const rules = test.rules ?? [];
	try {
		const output = await new RoutingNode(context, nodeType, decrypted).runNode();
		return judgeBody(output?.[0] ?? [], rules);
	} catch (error) {
		return judgeFailure(error as RequestFailure, rules);
	}
}
