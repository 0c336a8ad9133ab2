import type { INode, INodeParameters } from 'n8n-workflow';
import type { WorkflowFile } from '../../test/support/engine';
import { nodeTypes, upsert } from './contenders';

/** How the workflow of shipped nodes copes with responses 429. */
export interface Precaution {
	/** Settings of each of its nodes, e.g. `retryOnFail`. */
	settings?: Partial<INode>;
	/** Batch size of Loop Over Items, and seconds to wait after each node. */
	loop?: { items: number; seconds: number };
}

const credentials = { activeCampaignApi: { id: 'credential', name: 'Credential' } };
const contactId = "={{ $('Create contact').item.json.id }}";
const value = (field: string, member: string) => ({ field, value: `={{ $json.${member} }}` });
const tag = (tagId: number) => ({ resource: 'contactTag', operation: 'add', tagId, contactId });

/** One node for each of the four requests per contact. */
const steps: Array<[name: string, parameters: INodeParameters]> = [
	[
		'Create contact',
		{
			...upsert.shipped,
			additionalFields: {
				fieldValues: { property: [value('1', 'company'), value('2', 'city'), value('3', 'plan')] },
			},
		},
	],
	['Add first tag', tag(1)],
	['Add second tag', tag(2)],
	['Add to list', { resource: 'contactList', operation: 'add', listId: 1, contactId }],
];

const node = (name: string, type: string, typeVersion: number, more: Partial<INode>): INode => ({
	id: name,
	name,
	type,
	typeVersion,
	position: [0, 0],
	parameters: {},
	...more,
});

/** Create with Update if Exists, Contact Tag Add twice and Contact List Add, one after another. */
export function shippedWorkflow({ settings, loop }: Precaution): WorkflowFile {
	const nodes = [node('Start', 'n8n-nodes-base.manualTrigger', 1, {})];
	const path = ['Start'];
	const add = (added: INode) => {
		nodes.push(added);
		path.push(added.name);
	};
	if (loop) {
		const parameters = { batchSize: loop.items };
		add(node('Loop Over Items', 'n8n-nodes-base.splitInBatches', 3, { parameters }));
	}
	for (const [name, parameters] of steps) {
		add(node(name, nodeTypes.shipped, 1, { parameters, credentials, ...settings }));
		if (!loop) continue;
		const wait = { resume: 'timeInterval', amount: loop.seconds, unit: 'seconds' };
		add(node(`Wait: ${name}`, 'n8n-nodes-base.wait', 1.1, { parameters: wait }));
	}
	if (loop) path.push('Loop Over Items');
	return { nodes, connections: connected(path) };
}

/** Connects each node to the next; the second output of a loop continues it. */
function connected(path: string[]): WorkflowFile['connections'] {
	return Object.fromEntries(
		path.slice(0, -1).map((name, index) => {
			const next = [{ node: path[index + 1], type: 'main', index: 0 }];
			return [name, { main: name === 'Loop Over Items' ? [[], next] : [next] }];
		}),
	);
}
