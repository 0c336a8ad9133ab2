import { runInNewContext } from 'node:vm';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { standIn } from './standIn';

/** Compare Datasets with one pair of fields: only in A, in both, different (never), only in B. */
const compareDatasets = standIn(
	'compareDatasets',
	async function () {
		const { values } = this.getNodeParameter('mergeByFields', 0) as {
			values: Array<{ field1: string; field2: string }>;
		};
		const { field1 = '', field2 = '' } = values[0] ?? {};
		const a = this.getInputData(0);
		const b = this.getInputData(1);
		const inB = new Set(b.map(({ json }) => json[field2]));
		const inA = new Set(a.map(({ json }) => json[field1]));
		return [
			a.filter(({ json }) => !inB.has(json[field1])),
			a.filter(({ json }) => inB.has(json[field1])),
			[],
			b.filter(({ json }) => !inA.has(json[field2])),
		];
	},
	{ inputs: 2, outputs: 4, parameters: ['mergeByFields'] },
);

/** Code node in JavaScript, run once for all items. */
const code = standIn(
	'code',
	async function () {
		const $input = { all: () => this.getInputData() };
		const jsCode = this.getNodeParameter('jsCode', 0) as string;
		return [runInNewContext(`(() => {${jsCode}\n})()`, { $input }) as INodeExecutionData[]];
	},
	{ parameters: ['jsCode'] },
);

/** Aggregate of single fields: one item with a list for each. */
const aggregate = standIn(
	'aggregate',
	async function () {
		const { fieldToAggregate } = this.getNodeParameter('fieldsToAggregate', 0) as {
			fieldToAggregate: Array<{ fieldToAggregate: string }>;
		};
		const items = this.getInputData();
		const lists = fieldToAggregate.map(({ fieldToAggregate: name }) => [
			name,
			items.map(({ json }) => json[name]),
		]);
		return [[{ json: Object.fromEntries(lists) as IDataObject }]];
	},
	{ parameters: ['fieldsToAggregate'] },
);

export const dataNodes = { aggregate, code, compareDatasets };
