import type { Resource } from '../../core/descriptor';
import { required, text, waitForResult } from '../../core/form/fields';
import { asRowsOrJson } from '../shared/listInput';
import { importsAreSilent } from '../shared/notices';
import { contacts, forAll } from './bulkImport.fields';
import { importContacts, readStatus } from './bulkImport.steps';
import { importerRoute } from './importer';

export const bulkImportResource = {
	name: 'Bulk Import',
	value: 'bulkImport',
	description:
		'Many contacts at once, up to 250 a request. Imports start no webhooks, and never subscribe again who has unsubscribed.',
	first: 'import',
	operations: {
		getOutstanding: {
			name: 'Get Outstanding',
			action: 'Get the outstanding imports',
			description: 'Read how many imports wait and how many were finished lately, by day',
			docs: 'bulk-import-status-list',
			route: 'GET /import/bulk_import',
		},
		getStatus: {
			name: 'Get Status',
			action: 'Get the status of an import',
			description: 'Read whether an import has ended, and which contacts it stored',
			docs: 'bulk-import-status-info',
			route: 'GET /import/info',
			fields: [
				required(
					text('id', 'Batch ID', 'The ID that the import gave', {
						sendAs: 'batchId',
						placeholder: 'e.g. 0641fbdd-f62f-4c2c-ba02-3a83d5d11ac9',
					}),
				),
				...waitForResult,
			],
			steps: readStatus,
		},
		import: {
			name: 'Import',
			action: 'Import contacts in bulk',
			description:
				'Create or update many contacts with tags, lists and custom fields. One contact that is not valid refuses all.',
			...importerRoute,
			fields: [
				importsAreSilent,
				...asRowsOrJson(
					contacts,
					'e.g. [{"email":"nathan@example.com","first_name":"Nathan","tags":["Customer"]}]',
				),
				forAll,
				...waitForResult,
			],
			steps: importContacts,
		},
	},
} satisfies Resource;
