import { settleImports } from './legacy/bulkImport/run';
import { settleOrders } from './legacy/graphql/asyncOrders';
import { settleCampaigns } from './legacy/v1/campaignSending';
import { settleAiBroadcasts } from './resources/smsAi';
import type { Account } from './types';

/** Does what is due on the account's clock: sends campaigns; finishes imports, orders and drafts. */
export function settle(account: Account): void {
	settleCampaigns(account);
	settleImports(account);
	settleOrders(account);
	settleAiBroadcasts(account);
}
