import { ExternalSecretsProxy } from 'n8n-core';
import type { IDataObject, INodeParameters, IWorkflowExecuteAdditionalData } from 'n8n-workflow';
import type { MemoryCredentials } from './credentials';

export interface AdditionalDataOptions {
	credentials: MemoryCredentials;
	executionId?: string;
	/** Base of webhook URLs. */
	webhookUrl?: string;
	currentNodeParameters?: INodeParameters;
	onMessage?: (message: IDataObject | IDataObject[]) => void;
}

const unavailable = (what: string) => async (): Promise<never> => {
	throw new Error(`${what} is not part of the test engine`);
};

/** The additional data that n8n passes to every context; members that tests do not use throw. */
export function createAdditionalData(
	options: AdditionalDataOptions,
): IWorkflowExecuteAdditionalData {
	const base = 'http://n8n.invalid';
	const webhookUrl = options.webhookUrl ?? `${base}/webhook`;
	return {
		credentialsHelper: options.credentials,
		externalSecretsProxy: new ExternalSecretsProxy(),
		executionId: options.executionId,
		currentNodeParameters: options.currentNodeParameters,
		currentNodeExecutionIndex: 0,
		variables: {},
		restApiUrl: `${base}/rest`,
		instanceBaseUrl: `${base}/`,
		webhookBaseUrl: webhookUrl,
		webhookTestBaseUrl: `${webhookUrl}-test`,
		webhookWaitingBaseUrl: `${base}/webhook-waiting`,
		formBaseUrl: `${base}/form`,
		formTestBaseUrl: `${base}/form-test`,
		formWaitingBaseUrl: `${base}/form-waiting`,
		mcpBaseUrl: `${base}/mcp`,
		mcpTestBaseUrl: `${base}/mcp-test`,
		sendDataToUI: (_type, data) => options.onMessage?.(data),
		logAiEvent: () => {},
		setExecutionStatus: () => {},
		executeWorkflow: unavailable('executeWorkflow'),
		getRunExecutionData: unavailable('getRunExecutionData'),
		getRuntimeCredential: unavailable('getRuntimeCredential'),
		startRunnerTask: unavailable('startRunnerTask'),
	};
}
