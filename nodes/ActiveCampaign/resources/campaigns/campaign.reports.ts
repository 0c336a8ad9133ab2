import type { Operation } from '../../core/descriptor';
import { campaigns } from '../shared/things';

/** Lists of the whole account that public clients read in production. */
const ofAll = (path: string, name: string, action: string, description: string): Operation => ({
	name,
	action,
	description,
	docs: 'https://github.com/singer-io/tap-activecampaign',
	route: `GET /${path}`,
	returns: path,
	paging: 'byOffset',
});

/** What happened to campaigns: opens, clicks, sends and revenue. */
export const campaignReports: Record<string, Operation> = {
	getActivities: ofAll(
		'messageActivities',
		'Get Opens and Clicks',
		'Get the opens and clicks of messages',
		'Read what contacts did with the messages of all campaigns. Not on every plan.',
	),
	getAllLinks: ofAll(
		'links',
		'Get Links of All Campaigns',
		'Get the links of all campaigns',
		'Read the links of all campaigns with their campaign and message',
	),
	getLinkClicks: ofAll(
		'linkData',
		'Get Link Clicks',
		'Get the clicks on links in campaigns',
		'Read who clicked which link of a campaign, and when',
	),
	getListsOfAll: ofAll(
		'campaignLists',
		'Get Lists of All Campaigns',
		'Get the lists that campaigns are sent to',
		'Read which campaign is sent to which list',
	),
	getMessages: {
		name: 'Get Messages',
		action: 'Get the messages of a campaign with their totals',
		description: 'Read sends, opens and clicks of a campaign, message by message',
		docs: 'retrieve-a-campaign',
		route: 'GET /campaigns/{campaign}/campaignMessages',
		fields: [campaigns.locator()],
		returns: 'campaignMessages',
		answers: 'list',
	},
	getMessagesOfAll: ofAll(
		'campaignMessages',
		'Get Messages of All Campaigns',
		'Get the messages of all campaigns with their totals',
		'Read sends, opens and clicks of all campaigns, message by message',
	),
	getRevenue: {
		name: 'Get Revenue',
		action: 'Get the revenue of a campaign',
		description: 'Read what orders brought in that came through a campaign',
		docs: 'retrieve-a-campaign',
		route: 'GET /campaigns/{campaign}/aggregateRevenues',
		fields: [campaigns.locator()],
		returns: 'aggregateRevenues',
		answers: 'list',
	},
};
