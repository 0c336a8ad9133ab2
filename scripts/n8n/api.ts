import { setTimeout as delay } from 'node:timers/promises';
import axios, { type AxiosInstance, type AxiosRequestConfig } from 'axios';
import { decodeExecution, type Execution, type StoredExecution } from './execution';
import { type CredentialReference, manualTriggerOf, type WorkflowFile } from './workflow';

export interface Owner {
	email: string;
	/** n8n requires 8 to 64 characters with a number and a capital letter. */
	password: string;
	firstName: string;
	lastName: string;
}

export interface StoredWorkflow extends WorkflowFile {
	id: string;
}

/** The editor's REST API, signed in as the owner. */
export interface N8nApi {
	/** Calls `/rest/…`; gives the `data` member of the response, throws an error with n8n's message. */
	request<T>(config: AxiosRequestConfig): Promise<T>;
	createCredential(
		type: string,
		name: string,
		data: Record<string, unknown>,
	): Promise<CredentialReference>;
	importWorkflow(workflow: WorkflowFile): Promise<StoredWorkflow>;
	/** Runs a stored workflow from `trigger` (default: the manual one) and waits until it has finished. */
	runWorkflow(workflowId: string, timeoutMs?: number, trigger?: string): Promise<Execution>;
	readExecution(executionId: string): Promise<StoredExecution>;
}

/** Creates the owner of a new n8n, or signs in if the owner exists. */
export async function signIn(url: string, owner: Owner): Promise<N8nApi> {
	const http = axios.create({
		baseURL: `${url.replace('//localhost', '//127.0.0.1')}/rest`,
		proxy: false,
		validateStatus: () => true,
	});
	const settings = await call<{ userManagement: { showSetupOnFirstLoad?: boolean } }>(http, {
		url: '/settings',
	});
	const { email, password } = owner;
	const answer = settings.userManagement.showSetupOnFirstLoad
		? await http.post('/owner/setup', owner)
		: await http.post('/login', { email, emailOrLdapLoginId: email, password });
	const cookies = answer.headers['set-cookie'];
	if (!cookies) throw new Error(`Signing in to n8n as ${email} failed: ${messageOf(answer.data)}`);
	http.defaults.headers.common.Cookie = cookies.map((cookie) => cookie.split(';')[0]).join('; ');
	return apiOver(http);
}

function apiOver(http: AxiosInstance): N8nApi {
	const request = <T>(config: AxiosRequestConfig) => call<T>(http, config);
	const readExecution = (id: string) => request<StoredExecution>({ url: `/executions/${id}` });
	return {
		request,
		readExecution,
		createCredential: (type, name, data) =>
			request({ method: 'POST', url: '/credentials', data: { name, type, data } }),
		importWorkflow: (workflow) =>
			request({ method: 'POST', url: '/workflows', data: { ...workflow, active: false } }),
		async runWorkflow(workflowId, timeoutMs = 120_000, trigger) {
			const workflowData = await request<StoredWorkflow>({ url: `/workflows/${workflowId}` });
			const { executionId } = await request<{ executionId: string }>({
				method: 'POST',
				url: `/workflows/${workflowId}/run`,
				// n8n 1.x runs the workflow in the body; 2.x runs the stored one.
				data: {
					workflowData,
					triggerToStartFrom: { name: trigger ?? manualTriggerOf(workflowData) },
				},
			});
			const deadline = Date.now() + timeoutMs;
			while (Date.now() < deadline) {
				const execution = await readExecution(executionId);
				if (!unfinished.has(execution.status)) return decodeExecution(execution);
				await delay(200);
			}
			throw new Error(`Execution ${executionId} did not finish in ${timeoutMs / 1000} s`);
		},
	};
}

const unfinished = new Set(['new', 'running', 'waiting', 'unknown']);

async function call<T>(http: AxiosInstance, config: AxiosRequestConfig): Promise<T> {
	const answer = await http.request<{ data?: T }>(config);
	if (answer.status < 400 && answer.data.data !== undefined) return answer.data.data;
	const request = `${config.method ?? 'GET'} /rest${config.url ?? ''}`;
	throw new Error(`n8n answered ${answer.status} to ${request}: ${messageOf(answer.data)}`);
}

function messageOf(body: unknown): string {
	if (typeof body === 'object' && body !== null && 'message' in body) return String(body.message);
	return String(body).slice(0, 200);
}
