import type { IExecuteFunctions } from 'n8n-workflow';

type Context = Pick<IExecuteFunctions, 'getNode' | 'continueOnFail'> &
	Partial<Pick<IExecuteFunctions, 'isToolExecution'>>;

/**
 * Whether the node runs as a tool of an AI agent: n8n adds `Tool` to the type of such a node. Older
 * agents run it within themselves, which only n8n 2.10 and later tells.
 */
export function isTool(context: Context): boolean {
	return context.getNode().type.endsWith('Tool') || context.isToolExecution?.() === true;
}

/**
 * Whether a failure is given as an item. Agents lose what a tool throws, or its advice, so a tool
 * throws only if On Error is set to Stop Workflow by hand.
 */
export function keepsGoing(context: Context): boolean {
	const { onError } = context.getNode();
	return context.continueOnFail() || (isTool(context) && onError === undefined);
}
