import type { IDataObject, INodeType } from 'n8n-workflow';
import { standIn } from './standIn';

/** A request to another service that an example would have sent. */
export interface ExternalCall {
	method: string;
	url: string;
	body: IDataObject;
}

/** HTTP Request that sends nothing: it records the call and outputs the result of `answer`. */
export function httpRequestNode(
	calls: ExternalCall[],
	answer: (call: ExternalCall) => IDataObject,
): INodeType {
	return standIn(
		'httpRequest',
		async function () {
			const items = this.getInputData().map((_item, index) => {
				const call: ExternalCall = {
					method: this.getNodeParameter('method', index) as string,
					url: this.getNodeParameter('url', index) as string,
					body: this.getNodeParameter('jsonBody', index) as IDataObject,
				};
				calls.push(call);
				return { json: answer(call), pairedItem: { item: index } };
			});
			return [items];
		},
		{ parameters: ['method', 'url', 'jsonBody'] },
	);
}
