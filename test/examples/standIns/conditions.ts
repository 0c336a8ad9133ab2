import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { standIn } from './standIn';

interface Condition {
	leftValue: unknown;
	rightValue: unknown;
	operator: { operation: string };
}

const operators: Record<string, (left: unknown, right: unknown) => boolean> = {
	exists: (left) => left !== undefined && left !== null && left !== '',
	notEmpty: (left) => left !== undefined && left !== null && left !== '',
	gt: (left, right) => Number(left) > Number(right),
	true: (left) => left === true || left === 'true',
};

/** Supports the operators that the examples use; throws for any other. */
function meetsConditions(node: IExecuteFunctions, index: number): boolean {
	const { conditions } = node.getNodeParameter('conditions', index) as {
		conditions: Condition[];
	};
	return conditions.every(({ leftValue, rightValue, operator }) => {
		const compare = operators[operator.operation];
		if (!compare)
			throw new Error(`The stand-in does not support the operator "${operator.operation}"`);
		return compare(leftValue, rightValue);
	});
}

function split(node: IExecuteFunctions): [INodeExecutionData[], INodeExecutionData[]] {
	const met: INodeExecutionData[] = [];
	const unmet: INodeExecutionData[] = [];
	node.getInputData().forEach((item, index) => {
		(meetsConditions(node, index) ? met : unmet).push({ ...item, pairedItem: { item: index } });
	});
	return [met, unmet];
}

export const conditionNodes = {
	if: standIn(
		'if',
		async function () {
			return split(this);
		},
		{ outputs: 2, parameters: ['conditions'] },
	),
	filter: standIn(
		'filter',
		async function () {
			return [split(this)[0]];
		},
		{ parameters: ['conditions'] },
	),
};
