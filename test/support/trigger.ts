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
	type IWebhookResponseData,
	type WorkflowActivateMode,
	type WorkflowExecuteMode,
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
	/** Base of production URLs; set by `listen` by default. That of test URLs has `-test` added. */
	webhookUrl?: string;
	/** Static data of the node from an earlier activation. */
	staticData?: IDataObject;
	/** Static data that the nodes of the workflow share. */
	globalData?: IDataObject;
}

/** A trigger node in a workflow of its own, whose static data are in a database as n8n's. */
export interface Trigger {
	checkExists(): Promise<boolean>;
	create(): Promise<boolean>;
	delete(): Promise<boolean>;
	/** Activation as in n8n: create if checkExists finds none. */
	activate(): Promise<void>;
	/** Listens for one test event, as the editor does. */
	test(): Promise<void>;
	/** Ends that before an event came, as Stop Listening and n8n's time-out do. */
	stopTest(): Promise<void>;
	/** What n8n keeps of a test while it listens; undefined if it does not. Tests may change it. */
	listening: TestRegistration | undefined;
	/** The production URL. */
	readonly webhookUrl: string | undefined;
	/** The node's static data as the database has them. */
	readonly staticData: IDataObject;
	/** What the database has of the static data that all nodes of the workflow share. */
	readonly globalData: IDataObject;
	deliver(delivery: Delivery): Promise<Delivered>;
	/** Serves both URLs on a free loopback port, below a path if there is one, and records deliveries. */
	listen(path?: string): Promise<WebhookServer>;
}

export interface TestRegistration {
	/** Undefined until the webhook is registered. */
	staticData?: IDataObject;
}

type HookMethod = 'checkExists' | 'create' | 'delete';

/** How n8n calls a hook: of the production URL or of the test URL. */
interface HookCall {
	workflow: Workflow;
	mode: WorkflowExecuteMode;
	activation: WorkflowActivateMode;
	isTest: boolean;
}

/**
 * The trigger follows n8n's LiveWebhooks, TestWebhooks and ActiveWorkflowManager (not part of
 * n8n-core): each call reads static data anew, a test has static data of its own, and a hook of a test
 * is deleted in the mode `internal`.
 */
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
	const key = `node:${node.name}`;
	let database: IDataObject = {
		...(options.staticData && { [key]: options.staticData }),
		...(options.globalData && { global: deepCopy(options.globalData) }),
	};
	const workflowWith = (staticData: IDataObject, active: boolean) =>
		new Workflow({
			id: 'workflow',
			name: 'Workflow',
			nodes: [node],
			connections: {},
			active,
			nodeTypes: registry.nodeTypes,
			staticData: deepCopy(staticData),
		});
	const save = ({ staticData }: Workflow) => {
		if (Reflect.get(staticData, '__dataChanged') === true) database = copyOf(staticData);
	};
	const credentials = registry.credentialsFor([node], options.credentials);
	let { webhookUrl } = options;
	const contextData = (isTest: boolean) => {
		const additionalData = createAdditionalData({ credentials, webhookUrl });
		const webhookData: IWebhookData = {
			httpMethod: 'POST',
			node: node.name,
			path: String(webhookDescription.path),
			webhookDescription,
			workflowId: 'workflow',
			workflowExecuteAdditionalData: additionalData,
			webhookId: node.webhookId,
			...(isTest ? { isTest } : {}),
		};
		return { additionalData, webhookData };
	};
	const hookContext = ({ workflow, mode, activation, isTest }: HookCall) => {
		const { additionalData, webhookData } = contextData(isTest);
		return new HookContext(workflow, node, additionalData, mode, activation, webhookData);
	};
	const call = async (method: HookMethod, how: HookCall) => {
		const hook = nodeType.webhookMethods?.[webhookDescription.name]?.[method];
		if (!hook) throw new Error(`Node type "${type}" has no webhook method "${method}"`);
		return await hook.call(hookContext(how));
	};
	const production = (method?: HookMethod): HookCall => ({
		workflow: workflowWith(database, true),
		mode: method === 'delete' ? 'internal' : 'trigger',
		activation: method === 'delete' ? 'update' : 'activate',
		isTest: false,
	});
	const setup = async (method: HookMethod) => {
		const how = production(method);
		const outcome = await call(method, how);
		save(how.workflow);
		return outcome;
	};

	const run = async (delivery: Delivery, workflow: Workflow, mode: WorkflowExecuteMode) => {
		const { additionalData, webhookData } = contextData(mode === 'manual');
		const { method = 'POST', body = {}, headers = {}, query = {} } = delivery;
		const rawBody = delivery.rawBody ?? Buffer.from(JSON.stringify(body));
		const response = new RecordedResponse();
		additionalData.httpRequest = { method, body, headers, query, params: {}, rawBody } as never;
		additionalData.httpResponse = response as never;
		const runData = createEmptyRunExecutionData();
		const context = new WebhookContext(
			workflow,
			node,
			additionalData,
			mode,
			webhookData,
			[],
			runData,
		);
		if (!nodeType.webhook) throw new Error(`Node type "${type}" has no webhook function`);
		const raw = await nodeType.webhook.call(context);
		return { items: raw.workflowData?.[0], response: response.sent, raw };
	};

	const trigger: Trigger = {
		checkExists: async () => await setup('checkExists'),
		create: async () => await setup('create'),
		delete: async () => await setup('delete'),
		async activate() {
			const how = production();
			if (!(await call('checkExists', how))) await call('create', how);
			save(how.workflow);
		},
		listening: undefined,
		async test() {
			const workflow = workflowWith({}, false);
			const how: HookCall = { workflow, mode: 'manual', activation: 'manual', isTest: true };
			trigger.listening = {};
			try {
				if (!(await call('checkExists', how))) await call('create', how);
			} catch (error) {
				await trigger.stopTest();
				throw error;
			}
			trigger.listening.staticData = copyOf(workflow.staticData);
		},
		async stopTest() {
			const { listening } = trigger;
			if (!listening) return;
			const workflow = workflowWith({}, false);
			if (listening.staticData) workflow.staticData = listening.staticData;
			await call('delete', { workflow, mode: 'internal', activation: 'update', isTest: true });
			trigger.listening = undefined;
		},
		get webhookUrl() {
			return hookContext(production()).getNodeWebhookUrl(webhookDescription.name);
		},
		get staticData() {
			return (database[key] ??= {}) as IDataObject;
		},
		get globalData() {
			return (database.global ??= {}) as IDataObject;
		},
		async deliver(delivery) {
			if (delivery.isTest !== true) {
				const workflow = workflowWith(database, true);
				const delivered = await run(delivery, workflow, 'webhook');
				if (savesStaticData(delivered.raw)) save(workflow);
				return delivered;
			}
			const { listening } = trigger;
			if (!listening) return { response: { status: 404 }, raw: {} };
			const workflow = workflowWith({}, false);
			if (listening.staticData) workflow.setTestStaticData(listening.staticData);
			const delivered = await run(delivery, workflow, 'manual');
			if (delivered.items) await trigger.stopTest();
			return delivered;
		},
		async listen(path) {
			const server = await serveWebhook(trigger.deliver, path);
			webhookUrl = server.url;
			return server;
		},
	};
	return trigger;
}

/**
 * n8n saves static data when it answers a call. n8n 2.40 answers `onReceived` after it has made the
 * execution's Workflow of the same object (`establishContextForPersistence` of its WorkflowRunner),
 * which clears the mark that the data have changed. A node that answers by itself is heard before.
 */
function savesStaticData({ noWebhookResponse, workflowData }: IWebhookResponseData): boolean {
	return noWebhookResponse === true || workflowData === undefined;
}

function copyOf(data: IDataObject): IDataObject {
	return JSON.parse(JSON.stringify(data)) as IDataObject;
}
