import { switchOf } from './switch';

/** Paging, filters and relations. */
export const queries = {
	limitAbove100: switchOf({
		belief: '`limit` above 100 is taken as 100.',
		positions: ['clamped', 'refused422', 'honored'],
		default: 'clamped',
		evidence:
			'unproven; amp-labs/connectors expects 422, other clients are clamped, links of the service itself ask for 1000',
		operations: [],
	}),
	nameFilters: switchOf({
		belief: '`filters[name]` and `filters[title]` find names that contain the text.',
		positions: ['contains', 'equals'],
		default: 'contains',
		evidence:
			'unproven; the page on filtering says that it depends on the endpoint whether a filter is equals or contains',
		operations: [
			'GET /lists',
			'GET /campaigns',
			'GET /deals',
			'GET /dealGroups',
			'GET /dealStages',
		],
	}),
	unknownFilters: switchOf({
		belief: 'A filter that the reference does not name compares the member called so.',
		positions: ['compare', 'ignored'],
		default: 'compare',
		evidence: 'unproven; only GET /lists/exclusions is known to refuse other filters',
		operations: [],
	}),
	statusWithoutList: switchOf({
		belief: '`status` without `listid` finds contacts with that status on any list.',
		positions: ['anyList', 'ignored'],
		default: 'anyList',
		evidence: 'unproven',
		operations: ['GET /contacts'],
	}),
	dateFilterZone: switchOf({
		belief: 'The offset in the value of a date filter is heeded.',
		positions: ['heeded', 'ignored'],
		default: 'heeded',
		evidence:
			'unproven; singer-io/tap-activecampaign and amp-labs/connectors send times with a zone',
		operations: ['GET /contacts', 'GET /deals', 'GET /dealTasks'],
	}),
	unreadableDateFilter: switchOf({
		belief: 'A date filter that cannot be read finds nothing.',
		positions: ['findsNothing', 'ignored'],
		default: 'findsNothing',
		evidence: 'unproven',
		operations: ['GET /contacts', 'GET /deals', 'GET /dealTasks'],
	}),
	tagSearch: switchOf({
		belief: '`search` of tags takes for equal what the unique index takes for equal.',
		positions: ['asIndex', 'lowerCase'],
		default: 'asIndex',
		evidence:
			'unproven; the collation of the index is observed (tagNames), that of the search is not',
		operations: ['GET /tags'],
	}),
	sublists: switchOf({
		belief: 'A list below a thing, such as `/contacts/{id}/notes`, comes whole, without pages.',
		positions: ['whole', 'paged', 'pagesOf20'],
		default: 'whole',
		evidence:
			'unproven; the page on pagination names no exception, recorded answers have no `meta.total`',
		operations: [
			'GET /contacts/{id}/notes',
			'GET /deals/{id}/notes',
			'GET /fields/{id}/options',
			'GET /contacts/{id}/contactAutomations',
		],
	}),
	emptyRelation: switchOf({
		belief: 'A relation to one thing that is not there answers `{}`.',
		positions: ['emptyObject', 'null', 'notFound404'],
		default: 'emptyObject',
		evidence: 'unproven',
		operations: ['GET /contacts/{id}/organization', 'GET /notes/{id}/owner'],
	}),
};
