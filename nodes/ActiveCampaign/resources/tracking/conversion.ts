import type { Operation, Resource } from '../../core/descriptor';

const read = (path: string, name: string, action: string, description: string): Operation => ({
	name,
	action,
	description,
	docs: 'https://github.com/singer-io/tap-activecampaign',
	route: `GET /${path}`,
	returns: path,
	paging: 'byOffset',
});

export const conversionResource = {
	name: 'Conversion',
	value: 'conversion',
	description: 'The goals that conversions are counted for, and who reached them',
	first: 'getAllOfContacts',
	operations: {
		getAll: read(
			'conversions',
			'Get Many',
			'Get many conversions',
			'Read which conversions the account counts',
		),
		getAllOfContacts: read(
			'contactConversions',
			'Get Many of Contacts',
			'Get the conversions of contacts',
			'Read which contacts converted, and when',
		),
		getAllTriggers: read(
			'conversionTriggers',
			'Get Many Triggers',
			'Get the triggers of conversions',
			'Read what makes a conversion count',
		),
	},
} satisfies Resource;
