import { settleImports } from './legacy/bulkImport/run';
import { settleOrders } from './legacy/graphql/asyncOrders';
import { settleCampaigns } from './legacy/v1/campaignSending';
import { settleAiBroadcasts } from './resources/smsAi';
import type { Account } from './types';

/** Does what the account's clock has made due: campaigns to send, imports, orders and drafts to finish. */
export function settle(account: Account): void {
	settleCampaigns(account);
	settleImports(account);
	settleOrders(account);
	settleAiBroadcasts(account);
}
