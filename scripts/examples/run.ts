import { mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import axios from 'axios';
import { credentialType, packageName } from '../demo/examples';
import { type Figure, itemsOut } from '../demo/figures';
import { decodeExecution, type Execution, failureOf } from '../n8n/execution';
import { repositoryRoot } from '../../test/support/n8n/folders';
import type { N8nInstall } from '../n8n/install';
import type { Log } from '../n8n/progress';
import { releaseOf } from '../../test/support/n8n/versions';
import { readWorkflow, withCredential, type WorkflowFile } from '../n8n/workflow';
import { messageOf } from '../runMain';
import { Bench } from '../trigger/bench';
import { fillAccount } from './account';
import { campaignTable, type Sample, samples, spreadsheet } from './samples';

const folder = path.join(repositoryRoot, 'examples');
const http = axios.create({ proxy: false, timeout: 60_000 });

/** Stand-ins for what the examples use outside ActiveCampaign. */
interface RunContext {
	/** URL of a server that accepts every request. */
	service: string;
	/** Path of the spreadsheet file. */
	file: string;
	/** ID of the data table, for versions of n8n that cannot find it by name. */
	table: string | undefined;
}

/** Imports every example into a real n8n, and runs those that have a sample. */
export async function runExamples(
	install: N8nInstall,
	packageTarball: string,
	log: Log,
): Promise<Figure[]> {
	const files = await realpath(await mkdtemp(path.join(tmpdir(), 'n8n-activecampaign-files-')));
	const file = path.join(files, 'contacts.csv');
	await writeFile(file, spreadsheet);
	const service = createServer((request, response) => {
		request.resume();
		response.setHeader('content-type', 'application/json').end('{"number":"R-17"}');
	});
	await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
	const address = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
	try {
		const env = { N8N_RESTRICT_FILE_ACCESS_TO: files };
		const bench = await log.step('Start n8n', () => Bench.open(install, packageTarball, env));
		try {
			fillAccount(bench.emulator);
			const tableId = await createCampaignTable(bench);
			const table = releaseOf(install.version).tableByName ? undefined : tableId;
			return await figuresOf(bench, { service: address, file, table }, log);
		} finally {
			await bench.close();
		}
	} finally {
		service.close();
		await rm(files, { recursive: true, force: true });
	}
}

async function figuresOf(bench: Bench, context: RunContext, log: Log): Promise<Figure[]> {
	const credential = await bench.credential();
	const all = (await readdir(folder)).map((name) => path.basename(name, '.json'));
	const figures: Figure[] = [];
	const inOrder = new Set([...Object.keys(samples), ...all]);
	for (const name of inOrder) {
		const sample = samples[name];
		const wanted = sample ? `ran: ${sample.items} from "${sample.last}"` : 'imported';
		const value = await log.step(`examples/${name}.json`, async () => {
			try {
				const workflow = withLocalTargets(
					await readWorkflow(path.join(folder, `${name}.json`)),
					context,
				);
				const id = await bench.add(
					withCredential(workflow, packageName, credentialType, credential),
				);
				if (!sample) return 'imported';
				return outcomeOf(await start(bench, id, workflow, sample), sample);
			} catch (error) {
				return messageOf(error);
			}
		});
		if (value !== wanted) log.line(`✗ ${name}: ${value}`);
		const title = `examples/${name}.json`;
		const short = value.slice(0, 60);
		figures.push({ title, value: short, expected: { text: wanted, met: value === wanted } });
	}
	return figures;
}

/** The workflow with its placeholder URLs, file and table replaced by local ones. */
function withLocalTargets(
	workflow: WorkflowFile,
	{ service, file, table }: RunContext,
): WorkflowFile {
	const replaced: Record<string, Record<string, unknown>> = {
		'n8n-nodes-base.httpRequest': { url: service },
		'n8n-nodes-base.readWriteFile': { fileSelector: file },
		...(table !== undefined && {
			'n8n-nodes-base.dataTable': { dataTableId: { __rl: true, mode: 'id', value: table } },
		}),
	};
	const nodes = workflow.nodes.map((node) => ({
		...node,
		parameters: { ...node.parameters, ...replaced[node.type] },
	}));
	return { ...workflow, nodes };
}

function outcomeOf(execution: Execution, { last }: Sample): string {
	return failureOf(execution) ?? `ran: ${itemsOut(execution, last)} from "${last}"`;
}

async function start(
	bench: Bench,
	id: string,
	workflow: WorkflowFile,
	{ start: trigger }: Sample,
): Promise<Execution> {
	if (trigger.by === 'manual run') {
		const node = workflow.nodes.find(({ type }) => /Trigger$/.test(type))?.name;
		return await bench.api.runWorkflow(id, 120_000, node);
	}
	await bench.activate(id);
	try {
		if (trigger.by === 'webhook') await post(`${bench.url}/webhook/${trigger.path}`, trigger.body);
		else if (trigger.by === 'form') await submitForm(bench, workflow, trigger.values);
		else await causeEvent(bench, trigger);
		return await firstExecution(bench, id);
	} finally {
		await bench.deactivate(id);
	}
}

async function submitForm(bench: Bench, workflow: WorkflowFile, values: string[]): Promise<void> {
	const form = new FormData();
	values.forEach((value, index) => form.append(`field-${index}`, value));
	const trigger = workflow.nodes.find(({ type }) => type === 'n8n-nodes-base.formTrigger');
	const { webhookId } = trigger as { webhookId?: string };
	await post(`${bench.url}/form/${webhookId}`, form);
}

/** Retries on 404: n8n reports a workflow as active a moment before it accepts requests. */
async function post(url: string, body: unknown): Promise<void> {
	for (let tries = 0; tries < 40; tries++) {
		const { status } = await http.post(url, body, {
			validateStatus: (code) => code < 300 || code === 404,
		});
		if (status !== 404) return;
		await delay(250);
	}
	throw new Error(`n8n does not listen at ${url}`);
}

/** Changes the account like another program, so that it sends a webhook. */
async function causeEvent(
	bench: Bench,
	{ method, path: route, body }: Extract<Sample['start'], { by: 'event' }>,
): Promise<void> {
	await bench.hookCount(1);
	const { url, apiKey } = bench.emulator;
	const headers = { 'Api-Token': apiKey };
	await http.request({ method, url: `${url}/api/3${route}`, headers, data: body });
}

async function firstExecution(bench: Bench, workflow: string): Promise<Execution> {
	const sql = `SELECT id FROM execution_entity WHERE workflowId = '${workflow}' AND stoppedAt IS NOT NULL`;
	for (let tries = 0; tries < 120; tries++) {
		const [row] = await bench.query(sql);
		if (row) return decodeExecution(await bench.api.readExecution(String(row.id)));
		await delay(500);
	}
	throw new Error('No execution ended within a minute');
}

/** Creates the data table of the example campaign-report; gives its ID. */
async function createCampaignTable({ api }: Bench): Promise<string> {
	const project = await api.request<{ id: string }>({ url: '/projects/personal' });
	const table = await api.request<{ id: string }>({
		method: 'POST',
		url: `/projects/${project.id}/data-tables`,
		data: campaignTable,
	});
	return table.id;
}
