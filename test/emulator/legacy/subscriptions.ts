import type { Account, Row } from '../types';
import { contactEvent } from '../events';
import { isoDate } from '../dates';

export type ListStatus = '1' | '2';

interface SubscriptionOptions {
	/** Fires no webhook. */
	silent?: boolean;
	/** How the contact came to the list: `3` API, `4` a re-subscription, `10` an import. */
	sourceid?: string;
	sdate?: string;
	formid?: string;
	/** Leaves out the automations that begin with a subscription. */
	excludeAutomations?: boolean;
}

/** The association of a contact with a list, whatever its status. */
export function subscriptionOf(
	account: Account,
	contactId: string,
	listId: string,
): Row | undefined {
	return account
		.collection('contactLists')
		.findBy('contact', contactId)
		.find((row) => String(row.list) === listId);
}

/** Subscribes (`1`) or unsubscribes (`2`); an unsubscribed contact comes back with `1`. */
export function setListStatus(
	account: Account,
	contact: Row,
	listId: string,
	status: ListStatus,
	options: SubscriptionOptions = {},
): Row | undefined {
	const now = isoDate(account.clock.now());
	const known = subscriptionOf(account, contact.id, listId);
	if (known && String(known.status) === status) return known;
	const values = {
		contact: contact.id,
		list: listId,
		status,
		sdate: status === '1' ? (options.sdate ?? now) : (known?.sdate ?? now),
		udate: status === '2' ? now : null,
		form: options.formid ?? null,
		unsubreason: '',
		campaign: null,
		message: null,
		first_name: contact.firstName ?? '',
		last_name: contact.lastName ?? '',
		sourceid: options.sourceid ?? '3',
	};
	const collection = account.collection('contactLists');
	const row = known ? collection.update(known.id, values) : collection.insert(values);
	if (status === '1' && !options.excludeAutomations) startAutomations(account, contact.id, listId);
	if (options.silent) return row;
	account.emit(status === '1' ? 'subscribe' : 'unsubscribe', 'api', {
		list: listId,
		...contactEvent(account, contact),
	});
	return row;
}

/** Ids of the contacts that are active on at least one of the lists. */
export function activeSubscribers(account: Account, listIds: string[]): string[] {
	const active = listIds
		.flatMap((id) => account.collection('contactLists').findBy('list', id))
		.filter((row) => String(row.status) === '1');
	return [...new Set(active.map((row) => String(row.contact)))];
}

/** Enters the contact into automations with a start `{series, type: 'subscribe', listid}`. */
export function startAutomations(account: Account, contactId: string, listId: string): void {
	const starts = account
		.collection('automationStarts')
		.findBy('listid', listId)
		.filter((row) => row.type === 'subscribe');
	for (const start of starts) enterAutomation(account, contactId, String(start.series));
}

/** An enrolment as `POST /contactAutomations` makes it. */
export function enterAutomation(account: Account, contactId: string, automationId: string): Row {
	const now = isoDate(account.clock.now());
	const automation = account.collection('automations').get(automationId);
	if (automation) {
		account
			.collection('automations')
			.update(automationId, { entered: String(Number(automation.entered ?? 0) + 1) });
	}
	return account.collection('contactAutomations').insert({
		contact: contactId,
		automation: automationId,
		seriesid: automationId,
		startid: '0',
		status: '1',
		batchid: null,
		adddate: now,
		remdate: null,
		timespan: null,
		lastblock: '0',
		lastlogid: '0',
		lastdate: now,
		completedElements: '0',
		totalElements: '1',
		completed: 0,
		completeValue: 0,
	});
}
