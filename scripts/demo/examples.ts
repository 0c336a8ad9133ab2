import path from 'node:path';
import type { N8nApi } from '../n8n/api';
import { type Execution, failureOf as failureOfExecution } from '../n8n/execution';
import { repositoryRoot } from '../../test/support/n8n/folders';
import { type CredentialReference, readWorkflow, withCredential } from '../n8n/workflow';

export const credentialType = 'activeCampaignAccountApi';
export const packageName = 'n8n-nodes-activecampaign';

/** An example workflow in n8n, and how its run ended. */
export interface ExampleRun {
	title: string;
	workflowId: string;
	execution: Execution;
	seconds: number;
}

/** Imports `examples/<file>` with the credential on our nodes, runs it and waits until it ends. */
export async function runExample(
	api: N8nApi,
	file: string,
	credential: CredentialReference,
): Promise<ExampleRun> {
	const workflow = await readWorkflow(path.join(repositoryRoot, 'examples', file));
	const { id } = await api.importWorkflow(
		withCredential(workflow, packageName, credentialType, credential),
	);
	const startedAt = Date.now();
	const execution = await api.runWorkflow(id, 300_000);
	const seconds = (Date.now() - startedAt) / 1000;
	return { title: workflow.name, workflowId: id, execution, seconds };
}

/** The failure of a run in one line; undefined if it succeeded. */
export function failureOf({ title, execution }: ExampleRun): string | undefined {
	const failure = failureOfExecution(execution);
	return failure && `"${title}" ended with ${failure}`;
}
