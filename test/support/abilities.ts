import { NodeApiError, type INode, type JsonObject } from 'n8n-workflow';

const error = new NodeApiError({} as INode, new Error('Any') as unknown as JsonObject);

/**
 * A test for versions of n8n whose errors keep the answer that they come from. In n8n 1.x and early
 * 2.x the rules of a credential test about a status never apply: n8n shows texts of its own.
 */
export const whereErrorsKeepAnswers = error.cause === undefined ? it.skip : it;
