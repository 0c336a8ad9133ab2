/**
 * Compares what n8n pays for this node's form and for that of its own ActiveCampaign node, which n8n
 * works through at every execution, webhook call and look into the editor: `npm run bench -- form`.
 * Exits with 1 when a figure is over its goal.
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

/** A node as it stands in a workflow. */
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

/** What stands beside them in workflows: n8n never works on the nodes of one kind alone. */
const neighbours: Sample[] = [
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

const times = measured(pairs.flat(), neighbours);
const table = new Table({
	head: ['', 'this node', "n8n's own", 'ratio', 'goal', ''],
	colAligns: ['left', 'right', 'right', 'right', 'right', 'left'],
	style: { head: [], border: [] },
});
let good = true;
pairs.forEach(([ours, theirs]) => {
	const [mine = 0, other = 1] = [times.get(ours), times.get(theirs)];
	const ratio = mine / other;
	table.push([
		`${ours.title}, ms a node`,
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
process.exitCode = good ? 0 : 1;

function mark(met: boolean): string {
	good &&= met;
	return met ? '✓' : '✗';
}

/** Median milliseconds of each sample; the rounds alternate, so that all see the same machine. */
function measured(samples: Sample[], others: Sample[]): Map<Sample, number> {
	const taken = new Map(samples.map((sample) => [sample, [] as number[]]));
	for (let round = -rounds; round < rounds; round++) {
		for (const sample of [...samples, ...others]) {
			const milliseconds = timeOf(sample);
			// The rounds below zero warm the compiler up.
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

/** The node that n8n brings, out of the n8n that the demo downloads. */
function builtInDescription(): INodeTypeDescription {
	const file = path.join(base, `${nodeFile}.js`);
	if (existsSync(file)) return descriptionIn(file);
	console.error(`n8n ${defaultVersion} is not here. To download it: npm run demo -- --once`);
	process.exit(1);
}

/** By its whole name: `import` would take the JSON file of the same name that stands beside it. */
function descriptionIn(file: string): INodeTypeDescription {
	const load = createRequire(__filename);
	const [NodeClass] = Object.values(load(file) as Record<string, new () => INodeType>);
	if (NodeClass === undefined) throw new Error(`There is no node in ${file}`);
	return new NodeClass().description;
}
