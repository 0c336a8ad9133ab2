import { equalIn } from '../../../core/equality';
import { thing } from '../../../core/form/thing';
import { asText } from '../../../core/values';

export const deals = thing({
	key: 'deals',
	name: 'deal',
	route: 'GET /deals',
	returns: 'deals',
	search: 'filters[title]',
	title: ({ title }) => asText(title),
	// `value` is absent if the API user may not see the deal.
	detail: ({ value, currency }) =>
		value === undefined
			? ''
			: `${(Number(value) / 100).toFixed(2)} ${asText(currency).toUpperCase()}`,
	parameter: 'deal',
	example: { name: 'Spring order', id: '31' },
	created: {
		query: ({ title }) => ({ 'filters[title]': title }),
		// A disabled row, which the API user may not see, has only a title to compare.
		same: (row, sent) =>
			row.isDisabled !== true &&
			equalIn(['title'], ['contact', 'account', 'value', 'currency', 'group', 'stage'])(row, sent),
	},
});
