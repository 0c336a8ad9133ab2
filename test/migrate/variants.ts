import type { Parameters } from '../../migrate/workflowFile';

/** Parameters changed so that another path of n8n's node is taken. */
type Change = (all: Parameters) => Parameters;

/** Cases beside the required and all parameters, by operation and what is special in them. */
export const variants: Record<string, Record<string, Change>> = {
	'contact.create': { 'without updating': set({ updateIfExists: false }) },
	'deal.create': { 'in a pipeline': without('stage') },
	'ecommerceOrder.create': {
		'an order': without('externalcheckoutid', 'abandonedDate'),
		'a cart': without('externalid'),
	},
	'ecommerceOrder.update': {
		'what the reference offers': (all) => ({
			...all,
			updateFields: without(
				'source',
				'connectionid',
				'customerid',
				'externalupdatedDate',
			)(all.updateFields as Parameters),
		}),
	},
};

/** Changes that apply to every operation with Return All. */
export const ofLists: Record<string, Change> = { everything: set({ returnAll: true }) };

function set(parameters: Parameters): Change {
	return (all) => ({ ...all, ...parameters });
}

function without(...names: string[]): Change {
	return (all) => Object.fromEntries(Object.entries(all).filter(([name]) => !names.includes(name)));
}
