import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { standIn } from './passing';

interface Condition {
	leftValue: unknown;
	rightValue: unknown;
	operator: { operation: string };
}

const judges: Record<string, (left: unknown, right: unknown) => boolean> = {
	exists: (left) => left !== undefined && left !== null && left !== '',
	notEmpty: (left) => left !== undefined && left !== null && left !== '',
	gt: (left, right) => Number(left) > Number(right),
	true: (left) => left === true || left === 'true',
};

/** One condition per item is what the examples use; any other operator is an error of the test. */
function fits(node: IExecuteFunctions, index: number): boolean {
	const { conditions } = node.getNodeParameter('conditions', index) as {
		conditions: Condition[];
	};
	return conditions.every(({ leftValue, rightValue, operator }) => {
		const judge = judges[operator.operation];
		if (!judge) throw new Error(`The stand-in knows no operator "${operator.operation}"`);
		return judge(leftValue, rightValue);
	});
}

function parted(node: IExecuteFunctions): [INodeExecutionData[], INodeExecutionData[]] {
	const yes: INodeExecutionData[] = [];
	const no: INodeExecutionData[] = [];
	node.getInputData().forEach((item, index) => {
		(fits(node, index) ? yes : no).push({ ...item, pairedItem: { item: index } });
	});
	return [yes, no];
}

export const choosing = {
	if: standIn(
		'if',
		async function () {
			return parted(this);
		},
		{ outputs: 2, parameters: ['conditions'] },
	),
	filter: standIn(
		'filter',
		async function () {
			return [parted(this)[0]];
		},
		{ parameters: ['conditions'] },
	),
};
