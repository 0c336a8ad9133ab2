import { NodeConnectionTypes, type IExecuteFunctions, type INodeType } from 'n8n-workflow';
import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';

type Execute = NonNullable<INodeType['execute']>;

const standIn = (
	name: string,
	hasInput: boolean,
	properties: INodeProperties[],
	execute: Execute,
): INodeType => ({
	description: {
		displayName: name,
		name,
		group: [hasInput ? 'transform' : 'trigger'],
		version: [1, 2, 3, 3.1, 3.2, 3.3, 3.4],
		description: '',
		defaults: { name },
		inputs: hasInput ? [NodeConnectionTypes.Main] : [],
		outputs: [NodeConnectionTypes.Main],
		properties,
	},
	execute,
});

const pass: Execute = async function () {
	return [this.getInputData()];
};

const parameter = (name: string, type: INodeProperties['type']): INodeProperties => ({
	displayName: name,
	name,
	type,
	default: type === 'string' ? '' : {},
});

/** Edit Fields in both modes, assignments and JSON, without options. */
const setFields = function (this: IExecuteFunctions, index: number): IDataObject {
	if (this.getNodeParameter('mode', index, 'manual') === 'raw') {
		const raw = this.getNodeParameter('jsonOutput', index);
		return typeof raw === 'string' ? (JSON.parse(raw) as IDataObject) : (raw as IDataObject);
	}
	const { assignments = [] } = this.getNodeParameter('assignments', index, {}) as {
		assignments?: Array<{ name: string; value: IDataObject[string] }>;
	};
	return Object.fromEntries(assignments.map(({ name, value }) => [name, value]));
};

const set: Execute = async function () {
	const keepsInput = this.getNodeParameter('includeOtherFields', 0, false) === true;
	const items = this.getInputData().map((item, index): INodeExecutionData => ({
		json: { ...(keepsInput ? item.json : {}), ...setFields.call(this, index) },
		pairedItem: { item: index },
	}));
	return [items];
};

/** Simple versions of the n8n-nodes-base types that test workflows and examples use. */
export const standIns: Record<string, INodeType> = {
	'n8n-nodes-base.manualTrigger': standIn('manualTrigger', false, [], async () => [[{ json: {} }]]),
	'n8n-nodes-base.noOp': standIn('noOp', true, [], pass),
	'n8n-nodes-base.stickyNote': standIn('stickyNote', true, [], pass),
	'n8n-nodes-base.set': standIn(
		'set',
		true,
		[
			parameter('mode', 'string'),
			parameter('jsonOutput', 'json'),
			parameter('assignments', 'assignmentCollection'),
			{ ...parameter('includeOtherFields', 'boolean'), default: false },
		],
		set,
	),
};
