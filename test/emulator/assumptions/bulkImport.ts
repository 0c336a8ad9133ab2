import { switchOf } from './switch';

const START = 'POST /import/bulk_import';

/** The bulk importer. */
export const bulkImport = {
	importRowNumber: switchOf({
		belief: '`failureReasons[].contact` counts from 1.',
		positions: ['fromOne', 'fromZero', 'missing', 'generalText'],
		default: 'fromOne',
		evidence:
			'observed 2026-05 (public integration guide, one source); the documented example, 230 of at most 250, fits both',
		operations: [START],
	}),
	importFirstSecond: switchOf({
		belief: 'In the first second the status of a batch is the boolean false.',
		positions: ['booleanFalse', 'waiting'],
		default: 'booleanFalse',
		evidence:
			'provider page bulk-import-status-list, and observed 2026-05 (public integration guide)',
		operations: ['GET /import/info'],
	}),
	importDuration: switchOf({
		belief: 'A batch of one contact takes about six seconds.',
		positions: ['sixSeconds', 'oneSecond', 'fiveMinutes'],
		default: 'sixSeconds',
		evidence: 'observed 2026-05 (public integration guide); nothing is known of larger batches',
		operations: ['GET /import/info'],
	}),
	importKeepsInactive: switchOf({
		belief:
			'Of the contacts on a list, the importer subscribes those who have not confirmed (status 0) or have bounced (status 3), and leaves only those as they are who have unsubscribed.',
		positions: ['unsubscribed', 'allInactive'],
		default: 'unsubscribed',
		evidence:
			'unproven; page bulk-import-contacts says that contacts who have unsubscribed stay so, and nothing of the others. The default is the position in which a client can do harm',
		operations: [START],
	}),
	importApostrophes: switchOf({
		belief: 'The importer takes addresses with an apostrophe.',
		positions: ['accepted', 'failed'],
		default: 'accepted',
		evidence:
			"unproven; contact/sync takes them, yet the documented example of GET /import/info has invalid'character@example.com among the failures",
		operations: [START],
	}),
};
