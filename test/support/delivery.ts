import type { IDataObject, INodeExecutionData, IWebhookResponseData } from 'n8n-workflow';
import type { SentResponse } from './recordedResponse';

/** A request as it reaches the webhook of the node. */
export interface Delivery {
	/** It came to the test URL. */
	isTest?: boolean;
	method?: 'GET' | 'POST' | 'HEAD';
	/** As n8n parsed it: JSON, or an urlencoded form as flat keys. */
	body?: IDataObject;
	headers?: Record<string, string>;
	query?: Record<string, string>;
	rawBody?: Buffer;
}

export interface Delivered {
	/** It came to the test URL. */
	isTest?: boolean;
	/** Items that would start a workflow; undefined when the node starts none. */
	items?: INodeExecutionData[];
	/** What the node wrote to the HTTP response by itself, e.g. `{ status: 401, body: '…' }`. */
	response?: SentResponse;
	raw: IWebhookResponseData;
}
