import { deepCopy, type IDataObject, type INodeExecutionData } from 'n8n-workflow';

/** An item, or only its JSON. */
export type ItemLike = IDataObject | INodeExecutionData;

const itemKeys = ['json', 'binary', 'pairedItem', 'error'];

const isItem = (value: ItemLike): value is INodeExecutionData =>
	typeof value.json === 'object' &&
	value.json !== null &&
	Object.keys(value).every((key) => itemKeys.includes(key));

/** Complete items; the JSON is copied, so that a node cannot change test data. */
export const toItems = (values: ItemLike[]): INodeExecutionData[] =>
	values.map((value) =>
		isItem(value)
			? { ...value, json: deepCopy(value.json) }
			: { json: deepCopy(value as IDataObject) },
	);
