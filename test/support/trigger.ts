import { HookContext, WebhookContext } from 'n8n-core';
import {
	createEmptyRunExecutionData,
	deepCopy,
	Workflow,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type INode,
	type INodeParameters,
	type IWebhookData,
} from 'n8n-workflow';
import { createAdditionalData } from './additionalData';
import type { Delivered, Delivery } from './delivery';
import { RecordedResponse } from './recordedResponse';
import type { Registry } from './registry';
import { serveWebhook, type WebhookServer } from './webhookServer';

export interface TriggerOptions {
	/** Name of a node type, full or without the package; the first class of the engine by default. */
	node?: string;
	typeVersion?: number;
	parameters?: INodeParameters;
	credentials?: ICredentialDataDecryptedObject;
	/** Base of webhook URLs; set by `listen` by default. */
	webhookUrl?: string;
	/** Static data of the node from an earlier activation. */
	staticData?: IDataObject;
	/** Static data that the nodes of the workflow share. */
	globalData?: IDataObject;
}

export interface Trigger {
	checkExists(): Promise<boolean>;
	create(): Promise<boolean>;
	delete(): Promise<boolean>;
	/** Activation as in n8n: create if checkExists finds none. */
	activate(): Promise<void>;
	/** The URL that the node registers. */
	readonly webhookUrl: string | undefined;
	/** The node's static data, kept between calls as n8n keeps it between activations. */
	readonly staticData: IDataObject;
	deliver(delivery: Delivery): Promise<Delivered>;
	/** Serves the webhook on a free loopback port and records deliveries. */
	listen(): Promise<WebhookServer>;
}

/** A trigger node in an active workflow of its own. */
export function createTrigger(registry: Registry, options: TriggerOptions = {}): Trigger {
	const type = registry.fullName(options.node);
	const typeVersion = options.typeVersion ?? registry.latestVersion(type);
	const nodeType = registry.nodeTypes.getByNameAndVersion(type, typeVersion);
	const webhookDescription = nodeType.description.webhooks?.[0];
	if (!webhookDescription) throw new Error(`Node type "${type}" has no webhook`);
	const node: INode = {
		id: 'trigger',
		name: 'Trigger',
		type,
		typeVersion,
		position: [0, 0],
		webhookId: '11111111-2222-4333-8444-555555555555',
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
		staticData: {
			...(options.staticData && { 'node:Trigger': options.staticData }),
			...(options.globalData && { global: deepCopy(options.globalData) }),
		},
	});
	const credentials = registry.credentialsFor([node], options.credentials);
	let { webhookUrl } = options;
	const contextData = () => {
		const additionalData = createAdditionalData({ credentials, webhookUrl });
		const webhookData: IWebhookData = {
			httpMethod: 'POST',
			node: node.name,
			path: String(webhookDescription.path),
			webhookDescription,
			workflowId: workflow.id,
			workflowExecuteAdditionalData: additionalData,
			webhookId: node.webhookId,
		};
		return { additionalData, webhookData };
	};
	const hook = () => {
		const { additionalData, webhookData } = contextData();
		return new HookContext(workflow, node, additionalData, 'trigger', 'activate', webhookData);
	};
	const setup = async (method: 'checkExists' | 'create' | 'delete') => {
		const call = nodeType.webhookMethods?.[webhookDescription.name]?.[method];
		if (!call) throw new Error(`Node type "${type}" has no webhook method "${method}"`);
		return await call.call(hook());
	};

	const deliver = async (delivery: Delivery): Promise<Delivered> => {
		const { additionalData, webhookData } = contextData();
		const { method = 'POST', body = {}, headers = {}, query = {} } = delivery;
		const rawBody = delivery.rawBody ?? Buffer.from(JSON.stringify(body));
		const response = new RecordedResponse();
		additionalData.httpRequest = { method, body, headers, query, params: {}, rawBody } as never;
		additionalData.httpResponse = response as never;
		const run = createEmptyRunExecutionData();
		const context = new WebhookContext(
			workflow,
			node,
			additionalData,
			'webhook',
			webhookData,
			[],
			run,
		);
		if (!nodeType.webhook) throw new Error(`Node type "${type}" has no webhook function`);
		const raw = await nodeType.webhook.call(context);
		return { items: raw.workflowData?.[0], response: response.sent, raw };
	};

	return {
		checkExists: async () => await setup('checkExists'),
		create: async () => await setup('create'),
		delete: async () => await setup('delete'),
		async activate() {
			if (!(await setup('checkExists'))) await setup('create');
		},
		get webhookUrl() {
			return hook().getNodeWebhookUrl(webhookDescription.name);
		},
		get staticData() {
			return workflow.getStaticData('node', node);
		},
		deliver,
		async listen() {
			const server = await serveWebhook(deliver);
			webhookUrl = server.url;
			return server;
		},
	};
}
