import type { Parameters } from '../../migrate/workflowFile';

/** Changes parameters so that n8n's node takes another path. */
type Change = (all: Parameters) => Parameters;

/** Further cases than `required` and `all`, by operation and name. */
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

/** Cases for every operation with Return All. */
export const listVariants: Record<string, Change> = { everything: set({ returnAll: true }) };

function set(parameters: Parameters): Change {
	return (all) => ({ ...all, ...parameters });
}

function without(...names: string[]): Change {
	return (all) => Object.fromEntries(Object.entries(all).filter(([name]) => !names.includes(name)));
}
