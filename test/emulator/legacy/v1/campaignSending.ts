import { isoDate } from '../../dates';
import type { Account, Row } from '../../types';
import { activeSubscribers } from '../subscriptions';
import { parseTime } from '../time';

/** Types that begin at `sdate`; the others wait for an event of a contact. */
export const datedTypes = ['single', 'recurring', 'split', 'activerss', 'text'];

const repeatingTypes = ['recurring', 'activerss'];

/** Sends every scheduled campaign whose `sdate` has come; `source` is who the webhook names. */
export function settleCampaigns(account: Account, source: 'api' | 'system' = 'system'): void {
	const now = account.clock.now();
	const due = account.collection('campaigns').filter((campaign) => {
		const start = parseTime(campaign.sdate);
		return (
			String(campaign.status) === '1' &&
			datedTypes.includes(String(campaign.type)) &&
			Number(campaign.send_amt ?? 0) === 0 &&
			start !== undefined &&
			start <= now
		);
	});
	for (const campaign of due) send(account, campaign, source);
}

/** Completed with the active contacts of its lists; a repeating campaign stays scheduled. */
function send(account: Account, campaign: Row, source: 'api' | 'system'): void {
	const recipients = activeSubscribers(account, listIdsOf(account, campaign.id));
	const now = isoDate(account.clock.now());
	const repeats = repeatingTypes.includes(String(campaign.type));
	account.collection('campaigns').update(campaign.id, {
		status: repeats ? '1' : '5',
		send_amt: String(recipients.length),
		total_amt: String(recipients.length),
		ldate: now,
		mdate: now,
	});
	const messageId = messageIdsOf(account, campaign.id)[0] ?? '';
	account.emit('sent', source, {
		list: listIdsOf(account, campaign.id)[0] ?? '0',
		campaign: {
			id: campaign.id,
			name: campaign.name,
			status: repeats ? '1' : '5',
			type: campaign.type,
			recipients: String(recipients.length),
			message: {
				id: messageId,
				subject: account.collection('messages').get(messageId)?.subject ?? '',
			},
		},
	});
}

export function listIdsOf(account: Account, campaignId: string): string[] {
	return associated(account, 'campaignLists', campaignId).map((row) => String(row.listid));
}

export function messageIdsOf(account: Account, campaignId: string): string[] {
	return associated(account, 'campaignMessages', campaignId).map((row) => String(row.messageid));
}

function associated(account: Account, collection: string, campaignId: string): Row[] {
	return account.collection(collection).filter((row) => String(row.campaignid) === campaignId);
}
