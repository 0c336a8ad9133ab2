/**
 * `npm run bench -- form` compares the cost of this node's form with that of n8n's own ActiveCampaign
 * node: n8n resolves all properties of a form at every execution, webhook call and in the editor.
 * Exits with 1 if a figure misses its goal.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import Table from 'cli-table3';
import {
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { cacheRoot, repositoryRoot } from '../../test/support/n8n/folders';
import { defaultVersion } from '../../test/support/n8n/versions';

/** A node in a workflow. */
interface Sample {
	title: string;
	description: INodeTypeDescription;
	parameters: INodeParameters;
}

const rounds = 1_000;
const goals = { ratio: 3, properties: 600, names: 150, kilobytes: 500 };

const nodeFile = 'nodes/ActiveCampaign/ActiveCampaign.node';
const base = path.join(cacheRoot(), defaultVersion, 'node_modules', 'n8n-nodes-base', 'dist');
const own = descriptionIn(path.join(repositoryRoot, `${nodeFile}.ts`));
const builtIn = builtInDescription();

const contact = { email: 'nathan@example.com', additionalFields: { firstName: 'Nathan' } };
const picked = (value: string) => ({ __rl: true, mode: 'id', value });
const pairs: Array<[ours: Sample, theirs: Sample]> = [
	[
		{
			title: 'Contact: create or update',
			description: own,
			parameters: { resource: 'contact', operation: 'contact.upsert', ...contact },
		},
		{
			title: 'Contact: create',
			description: builtIn,
			parameters: { resource: 'contact', operation: 'create', updateIfExists: true, ...contact },
		},
	],
	[
		{
			title: 'Deal: create',
			description: own,
			parameters: {
				resource: 'deal',
				operation: 'deal.create',
				title: 'Website',
				value: 450,
				currency: 'eur',
				contact: picked('1'),
				pipeline: picked('1'),
				stage: picked('1'),
				owner: picked('1'),
			},
		},
		{
			title: 'Deal: create',
			description: builtIn,
			parameters: {
				resource: 'deal',
				operation: 'create',
				title: 'Website',
				contact: 1,
				value: 450,
				currency: 'eur',
				group: '1',
				stage: '1',
				owner: '1',
			},
		},
	],
];

/** Other nodes of a workflow, run in between: a single kind of node would be optimised too well. */
const otherNodes: Sample[] = [
	'ClickUp/ClickUp.node.js',
	'Freshservice/Freshservice.node.js',
	'GraphQL/GraphQL.node.js',
	'Mailchimp/Mailchimp.node.js',
	'Shopify/Shopify.node.js',
	'Zendesk/Zendesk.node.js',
].map((file) => ({
	title: file,
	description: descriptionIn(path.join(base, 'nodes', file)),
	parameters: {},
}));

const times = medianTimes(pairs.flat(), otherNodes);
const table = new Table({
	head: ['', 'this node', "n8n's own", 'ratio', 'goal', ''],
	colAligns: ['left', 'right', 'right', 'right', 'right', 'left'],
	style: { head: [], border: [] },
});
let allMet = true;
pairs.forEach(([ours, theirs]) => {
	const [mine = 0, other = 1] = [times.get(ours), times.get(theirs)];
	const ratio = mine / other;
	table.push([
		`${ours.title}, ms per node`,
		mine.toFixed(3),
		other.toFixed(3),
		ratio.toFixed(1),
		`≤ ${goals.ratio}`,
		mark(ratio <= goals.ratio),
	]);
});
for (const [title, measure, goal] of [
	[
		'Top-level properties',
		({ properties }: INodeTypeDescription) => properties.length,
		goals.properties,
	],
	['Distinct names', distinctNames, goals.names],
	['Description, KB', kilobytes, goals.kilobytes],
] as const) {
	const [mine, other] = [measure(own), measure(builtIn)];
	table.push([title, mine, other, (mine / other).toFixed(1), `≤ ${goal}`, mark(mine <= goal)]);
}
console.log(table.toString());
process.exitCode = allMet ? 0 : 1;

function mark(met: boolean): string {
	allMet &&= met;
	return met ? '✓' : '✗';
}

/** Median milliseconds of each sample; samples alternate, so that all see the same load. */
function medianTimes(samples: Sample[], others: Sample[]): Map<Sample, number> {
	const taken = new Map(samples.map((sample) => [sample, [] as number[]]));
	for (let round = -rounds; round < rounds; round++) {
		for (const sample of [...samples, ...others]) {
			const milliseconds = timeOf(sample);
			// Rounds below zero are the warm-up.
			if (round >= 0) taken.get(sample)?.push(milliseconds);
		}
	}
	return new Map([...taken].map(([sample, all]) => [sample, median(all)]));
}

function timeOf({ description, parameters }: Sample): number {
	const node: INode = {
		id: '1',
		name: description.displayName,
		type: description.name,
		typeVersion: 1,
		position: [0, 0],
		parameters,
	};
	const start = performance.now();
	NodeHelpers.getNodeParameters(description.properties, parameters, true, false, node, description);
	return performance.now() - start;
}

function median(values: number[]): number {
	const sorted = [...values].sort((one, other) => one - other);
	return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function distinctNames({ properties }: INodeTypeDescription): number {
	return new Set(properties.map(({ name }) => name)).size;
}

function kilobytes(description: INodeTypeDescription): number {
	return Math.round(Buffer.byteLength(JSON.stringify(description)) / 1024);
}

/** n8n's own node, from the n8n that the demo downloads. */
function builtInDescription(): INodeTypeDescription {
	const file = path.join(base, `${nodeFile}.js`);
	if (existsSync(file)) return descriptionIn(file);
	console.error(`n8n ${defaultVersion} is not installed. Run: npm run demo -- --once`);
	process.exit(1);
}

/** With the file extension: `import` without it resolves to the codex file *.node.json. */
function descriptionIn(file: string): INodeTypeDescription {
	const load = createRequire(__filename);
	const [NodeClass] = Object.values(load(file) as Record<string, new () => INodeType>);
	if (NodeClass === undefined) throw new Error(`There is no node in ${file}`);
	return new NodeClass().description;
}
