import type { Resource } from '../../core/descriptor';
import {
	additionalFields,
	clearWhenEmpty,
	filters,
	options,
	required,
	sort,
} from '../../core/form/fields';
import { campaignsGoToLists } from '../shared/notices';
import { automations, campaigns } from '../shared/things';
import { campaignCreation } from './campaign.create';
import { canSplitContent, editable, name, type } from './campaign.fields';
import { legacyCampaignOperations } from './campaign.legacy';
import { campaignReports } from './campaign.reports';
import { updateDraft } from './campaign.steps';

const simple = [
	'id',
	'name',
	'type',
	'status',
	'sdate',
	'ldate',
	'send_amt',
	'uniqueopens',
	'uniquelinkclicks',
	'unsubscribes',
];

export const campaignResource = {
	name: 'Campaign',
	value: 'campaign',
	description: 'Mailings to lists. To write to one contact, let an automation send the mail.',
	first: 'getAll',
	operations: {
		...campaignReports,
		...legacyCampaignOperations,
		...campaignCreation,
		copy: {
			name: 'Copy',
			action: 'Copy a campaign',
			description: 'Make a new draft that is like a campaign',
			docs: 'duplicate-campaign',
			route: 'POST /campaigns/{campaign}/copy',
			recovery: 'a copy does not tell what it was made from',
			fields: [campaigns.locator()],
		},
		createEmpty: {
			name: 'Create Empty Draft',
			action: 'Create an empty draft of a campaign',
			description: 'Begin a campaign that is finished in ActiveCampaign or with Update',
			docs: 'create-campaign',
			route: 'POST /campaign',
			recovery: campaigns.recovery,
			fields: [
				campaignsGoToLists,
				required(name),
				required(type),
				additionalFields(canSplitContent),
			],
		},
		delete: {
			name: 'Delete',
			action: 'Delete a campaign',
			description: 'Delete a campaign; its reports go with it',
			docs: 'delete-a-campaign',
			route: 'DELETE /campaigns/{campaign}',
			fields: [campaigns.locator()],
		},
		get: {
			name: 'Get',
			action: 'Get a campaign',
			description: 'Read one campaign with its figures',
			docs: 'retrieve-a-campaign',
			route: 'GET /campaigns/{campaign}',
			fields: [campaigns.locator()],
			returns: 'campaign',
			simple,
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many campaigns',
			description: 'Read the campaigns of the account with their figures',
			docs: 'list-all-campaigns',
			route: 'GET /campaigns',
			fields: [
				filters(
					automations.locator({
						sendAs: 'filters[seriesid]',
						required: false,
						description: 'Campaigns that this automation sends',
					}),
				),
				sort(['sdate', 'Send Date'], ['ldate', 'Last Send Date']),
			],
			returns: 'campaigns',
			paging: 'byOffset',
			simple,
		},
		getLinks: {
			name: 'Get Links',
			action: 'Get the links of a campaign with their clicks',
			description: 'Read which links a campaign has and how often each was clicked',
			docs: 'retrieve-links-associated-campaign',
			route: 'GET /campaigns/{campaign}/links',
			fields: [campaigns.locator()],
			returns: 'links',
			answers: 'list',
		},
		update: {
			name: 'Update',
			action: 'Update a campaign',
			description: 'Change the lists, the segment, the tracking or the schedule of a draft',
			docs: 'edit-campaign',
			route: 'PUT /campaigns/{campaign}/edit',
			answers: 'nothing',
			fields: [campaigns.locator(), editable, options(clearWhenEmpty)],
			steps: updateDraft,
			unproven: 'The reference does not show the answer',
		},
	},
} satisfies Resource;
