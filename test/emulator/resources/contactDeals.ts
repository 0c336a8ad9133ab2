import { invalid, message, ok, relatedMissing } from '../answers';
import type { Operations, Rules } from '../operation';
import { showAll } from '../show';

const contactDeals: Rules = {
	refuse: ({ account, values, missing: absent }, row) => {
		if (absent.length > 0 && !row) {
			return {
				status: 422,
				body: {
					errors: absent.map((member) => ({
						title: `The contactDeal ${member} was not provided.`,
						detail: '',
						code: 'field_missing',
						source: { pointer: `/data/attributes/${member}` },
					})),
				},
			};
		}
		const contact = values['contact'] ?? row?.['contact'];
		const deal = values['deal'] ?? row?.['deal'];
		if (!account.collection('deals').get(String(deal))) return relatedMissing('deal');
		if (!account.collection('contacts').get(String(contact))) return relatedMissing('contact');
		const taken = account
			.collection('contactDeals')
			.findBy('deal', deal)
			.some((other) => other['contact'] === String(contact) && other.id !== row?.id);
		return taken
			? invalid('field_invalid', 'The given contact is already associated to the deal', 'contact')
			: undefined;
	},
	besideWritten: (row, { account }) => ({
		deals: showAll(account, 'deals', account.collection('deals').findBy('id', row['deal'])),
	}),
};

export const rules: Record<string, Rules> = { contactDeals };

export const operations: Operations = {
	'GET /contacts/{id}/contactDeals': ({ account, request }) => {
		const id = request.params['id'] ?? '0';
		if (!account.collection('contacts').get(id)) {
			return message(404, `No Result found for Subscriber with id ${id}`);
		}
		const rows = account.collection('contactDeals').findBy('contact', id);
		const own = rows.flatMap((row) => account.collection('deals').findBy('id', row['deal']));
		return ok({
			contacts: showAll(account, 'contacts', account.collection('contacts').findBy('id', id)),
			deals: showAll(account, 'deals', own),
			contactDeals: showAll(account, 'contactDeals', rows),
		});
	},
};
