import { equalIn } from '../../../core/equality';
import { thing } from '../../../core/form/thing';
import { asText, isRow, type Row } from '../../../core/values';

const membersOf = ({ attributes }: Row): Row => (isRow(attributes) ? attributes : {});

export const trackedDomains = thing({
	key: 'trackedDomains',
	name: 'domain',
	route: 'GET /prism/urlWhitelistings',
	returns: 'data',
	title: (row) => asText(membersOf(row).whitelisted_domain),
	detail: (row) => asText(membersOf(row).whitelisted_page).replace(/^\*$/, ''),
	parameter: 'domain',
	example: { name: 'example.com', id: '490469' },
	created: {
		same: (row, sent) =>
			equalIn(['whitelisted_domain', 'whitelisted_page'])(membersOf(row), membersOf(sent)),
		anyAge: true,
	},
});
