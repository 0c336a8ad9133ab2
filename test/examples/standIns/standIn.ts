import { NodeConnectionTypes, type INodeType } from 'n8n-workflow';

const versions = [1, 1.1, 1.2, 2, 2.1, 2.2, 2.3, 3, 4, 4.1, 4.2];

type Execute = NonNullable<INodeType['execute']>;

/** Stands in for a node type of n8n-nodes-base; parameters are passed on unchecked. */
export function standIn(
	name: string,
	execute: Execute,
	{ inputs = 1, outputs = 1, parameters = [] as string[] } = {},
): INodeType {
	return {
		description: {
			displayName: name,
			name,
			group: [inputs === 0 ? 'trigger' : 'transform'],
			version: versions,
			description: '',
			defaults: { name },
			inputs: Array.from({ length: inputs }, () => NodeConnectionTypes.Main),
			outputs: Array.from({ length: outputs }, () => NodeConnectionTypes.Main),
			// Type `json` accepts text, objects and expressions alike.
			properties: parameters.map((parameter) => ({
				displayName: parameter,
				name: parameter,
				type: 'json' as const,
				default: '',
			})),
		},
		execute,
	};
}

/** A trigger whose items are pinned by the test. */
export const trigger = (name: string) => standIn(name, async () => [[{ json: {} }]], { inputs: 0 });

/** A node whose effect does not matter to the requests to ActiveCampaign. */
export const passThroughNode = (name: string) =>
	standIn(name, async function () {
		return [this.getInputData()];
	});
