import type { IDataObject, INodeType } from 'n8n-workflow';
import { standIn } from './passing';

/** A request to another service that an example would have sent. */
export interface ForeignCall {
	method: string;
	url: string;
	body: IDataObject;
}

/** HTTP Request that sends nothing: it notes the call and gives what `answer` says. */
export function calling(
	calls: ForeignCall[],
	answer: (call: ForeignCall) => IDataObject,
): INodeType {
	return standIn(
		'httpRequest',
		async function () {
			const items = this.getInputData().map((_item, index) => {
				const call: ForeignCall = {
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
