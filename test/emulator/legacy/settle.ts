import type { Account } from '../types';
import { settleImports } from './bulkImport/run';
import { settleOrders } from './graphql/asyncOrders';
import { settleCampaigns } from './v1/campaignSending';

/** Does what the account's clock has made due: campaigns to send, imports and orders to finish. */
export function settle(account: Account): void {
	settleCampaigns(account);
	settleImports(account);
	settleOrders(account);
}
