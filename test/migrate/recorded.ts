import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Parameters } from '../../migrate/workflowFile';
import { requestsOf, type SentRequest, shipped, workflowOf } from './requestsOf';
import { operationsOf, sampleParameters } from './sampleParameters';
import { listVariants, variants } from './variants';

/** Parameters of an operation of n8n's node, and the requests that it sends with them. */
export interface RecordedCase {
	parameters: Parameters;
	requests: SentRequest[];
}

/** Cases by operation and name. */
export type Recorded = Record<string, Record<string, RecordedCase>>;

const file = path.join(__dirname, 'requests.json');

/** The stored recording. */
export function readRecorded(): Recorded {
	return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Recorded) : {};
}

export function writeRecorded(recorded: Recorded): void {
	writeFileSync(file, `${JSON.stringify(recorded, null, '\t')}\n`);
}

/** Runs every case with n8n's node; undefined if n8n was not downloaded. */
export async function record(): Promise<Recorded | undefined> {
	if (shipped === undefined) return undefined;
	const { description } = new shipped.ActiveCampaign();
	const recorded: Recorded = {};
	for (const operation of operationsOf(description)) {
		const all = sampleParameters(description, operation, 'all');
		const changes = { ...('returnAll' in all ? listVariants : {}), ...variants[operation] };
		const cases: Array<[name: string, parameters: Parameters]> = [
			['required', sampleParameters(description, operation, 'required')],
			['all', all],
			...Object.entries(changes).map(([name, change]): [string, Parameters] => [name, change(all)]),
		];
		const results: Record<string, RecordedCase> = {};
		for (const [name, parameters] of cases) {
			const { requests } = await requestsOf(workflowOf(parameters));
			results[name] = { parameters, requests };
		}
		recorded[operation] = results;
	}
	return recorded;
}
