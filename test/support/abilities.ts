import { NodeApiError, type INode, type JsonObject } from 'n8n-workflow';

const error = new NodeApiError({} as INode, new Error('Any') as unknown as JsonObject);

/**
 * A test for n8n versions whose errors keep their response as the cause. In n8n 1.x and early 2.x
 * they do not, so the status rules of a credential test never apply and n8n shows its own texts.
 */
export const itIfErrorsKeepResponse = error.cause === undefined ? it.skip : it;
