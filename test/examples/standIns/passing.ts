import { NodeConnectionTypes, type INodeType } from 'n8n-workflow';

const versions = [1, 1.1, 1.2, 2, 2.1, 2.2, 2.3, 3, 4, 4.1, 4.2];

type Execute = NonNullable<INodeType['execute']>;

/** A node type of n8n-nodes-base with as many inputs and outputs, whose parameters are all taken as given. */
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
			// `json` is handed over as it is, whether the example holds text, an object or an expression.
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

/** A trigger whose items the test gives. */
export const trigger = (name: string) => standIn(name, async () => [[{ json: {} }]], { inputs: 0 });

/** A node whose work does not matter to what reaches ActiveCampaign. */
export const passing = (name: string) =>
	standIn(name, async function () {
		return [this.getInputData()];
	});
