import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INode, INodeParameters } from 'n8n-workflow';
import type { WorkflowFile } from '../support/engine';

const folder = join(__dirname, '../../examples');

export interface Example extends WorkflowFile {
	name: string;
	nodes: INode[];
	connections: Record<string, Record<string, Array<Array<{ node: string; type: string }>>>>;
}

/** Names of all examples, without `.json`. */
export const exampleNames = readdirSync(folder)
	.filter((file) => file.endsWith('.json'))
	.map((file) => file.slice(0, -'.json'.length));

export function readExample(name: string): Example {
	return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Example;
}

export function nodeOf(example: Example, name: string): INode {
	const node = example.nodes.find((candidate) => candidate.name === name);
	if (!node) throw new Error(`The example has no node "${name}"`);
	return node;
}

export const parametersOf = (example: Example, name: string): INodeParameters =>
	nodeOf(example, name).parameters;
