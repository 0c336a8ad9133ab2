import type { Emulator } from '../emulator';
import { isoDate } from '../emulator/dates';
import { singularOf } from '../emulator/models';
import { referring } from '../emulator/related';
import { normalise } from '../emulator/shape';
import type { Row } from '../emulator/types';
import { documentedRelations, documentedRows, related } from './documentedRows';

type SeedTarget = Pick<Emulator, 'account' | 'seed'>;

/**
 * Seeds an account so that every row that an operation refers to exists with the ID 1: related rows
 * by hand, all other collections with the row that the reference shows. A list below a row has at
 * least one row.
 */
export function seedEveryRow(target: SeedTarget): void {
	seedPeople(target);
	seedShops(target);
	seedObjects(target);
	seedChannels(target);
	for (const [name, example] of documentedRows()) {
		const collection = target.account.collection(name);
		for (const id of ['1', '2']) {
			if (!collection.get(id)) collection.insert(normalise(name, { ...related(example, id), id }));
		}
	}
	for (const { parents, collection: name } of documentedRelations()) {
		const collection = target.account.collection(name);
		if (referring(collection, parents, '1').length === 0)
			collection.insert(normalise(name, { [singularOf(parents)]: '1' }));
	}
}

/** Contacts with related rows, a pipeline with deals, a campaign with statistics. */
function seedPeople({ account, seed }: SeedTarget): void {
	const [contact] = seed.contacts(3, () => ({ orgid: '1' })) as [Row];
	const [list] = seed.lists(2) as [Row];
	const [tag] = seed.tags(2) as [Row];
	const [field] = seed.fields(['Colour', 'Size']) as [Row];
	const [automation] = seed.automations(2) as [Row];
	const [campaign] = seed.campaigns(2) as [Row];
	account.collection('campaigns').update(campaign.id, { ldate: isoDate(account.clock.now()) });
	seed.messages(2);
	account.collection('users').update('1', { localZoneid: 'America/Chicago', udate: null });
	seed.users(1, () => ({ username: 'nathan', email: 'nathan@example.com' }));
	const [company] = seed.accounts(2) as [Row];
	seed.pipeline('Sales');
	seed.pipeline('Service');
	const [deal] = seed.deals(2) as [Row];
	const [task] = seed.dealTasks(deal, 2) as [Row];
	seed.rows('notes', 1, () => ({ note: 'Done', reltype: 'DealTask', relid: task.id }));
	seed.webhooks(['https://example.com/1', 'https://example.com/2'], ['update']);
	seed.tag(contact, tag);
	seed.subscribe(contact, list);
	seed.fieldOptions(field, ['Blue', 'Red']);
	seed.fieldValue(contact, field, 'Blue');
	seed.enrol(contact, automation);
	seed.activities(contact, 2);
	seed.notes(contact, 'Subscriber', ['Called']);
	seed.notes(deal, 'Deal', ['Offered']);
	seed.notes(company, 'CustomerAccount', ['Met']);
	for (const kind of ['open', 'bounce', 'forward', 'unsubscribe'] as const)
		seed.campaignActivity(campaign, contact, kind);
	seed.campaignActivity(campaign, contact, 'click', { link: 'https://example.com/a' });
	const campaignIds = { campaignid: '1', campaign: '1' };
	account.collection('automationBlocks').insert({ automation: automation.id, type: 'send' });
	account.collection('userGroups').insert({ user: '1', userid: '1', group: '1', groupid: '1' });
	account.collection('campaignMessages').insert({ ...campaignIds, messageid: '1', message: '1' });
	account.collection('campaignLists').insert({ ...campaignIds, listid: '1', list: '1' });
}

/** Shops with customers and orders, for REST and GraphQL. */
function seedShops({ account }: SeedTarget): void {
	const shop = { connectionid: '1', connection: '1', email: 'nathan@example.com' };
	const customer = { customerid: '1', customer: '1' };
	account.collection('ecomCustomers').insert({ ...shop, externalid: '1' });
	account.collection('ecomOrders').insert({ ...shop, ...customer, externalid: '1' });
	account.collection('ecomOrderDiscounts').insert({ orderid: '1', name: 'Spring', type: 'order' });
	account.collection('graphqlOrders').insert({
		legacyConnectionId: 1,
		connectionId: '1',
		storeOrderId: '1',
		email: shop.email,
	});
}

/** Custom objects and segments, whose IDs the service generates, and tracking. */
function seedObjects({ account }: SeedTarget): void {
	const now = account.clock.now();
	account.collection('customObjectSchemas').insert({
		id: '1',
		slug: 'ticket',
		labels: { singular: 'Ticket', plural: 'Tickets' },
		visibility: 'private',
		fields: [
			{ id: '1', slug: 'colour', labels: { singular: 'Colour' }, type: 'text' },
			{ id: 'seat-number', slug: 'seat-number', labels: { singular: 'Seat' }, type: 'text' },
		],
		relationships: [],
	});
	account.collection('customObjectRecords').insert({
		id: '1',
		externalId: 'ticket-4711',
		schemaId: '1',
		fields: [{ id: 'seat-number', value: '12' }],
		relationships: {},
	});
	for (const name of ['eventTracking', 'siteTracking'])
		account.collection(name).update(name, { enabled: true });
	account.collection('eventTrackingEvents').insert({ name: 'Signed in' });
	account.collection('siteTrackingDomains').insert({ name: 'example.com' });
	const attributes = { whitelisted_domain: 'example.com', whitelisted_page: '*' };
	account.collection('urlWhitelistings').insert({ type: 'urlWhitelistings', attributes });
	account.collection('segmentsV2').insert({
		id: '1',
		attributes: { segment_id: '1', name: 'Readers' },
	});
	for (const type of ['matchAll', 'matchSome']) {
		account.collection('segmentRuns').insert({ type, segment: '1', startedAt: now - 60_000 });
	}
}

/** SMS broadcasts, WhatsApp, and a completed import. */
function seedChannels({ account, seed }: SeedTarget): void {
	const now = account.clock.now();
	const [broadcast] = seed.smsBroadcasts(1) as [Row];
	const [contact] = account.collection('contacts').all() as [Row];
	seed.smsRecipient(broadcast, contact);
	account.collection('bulkImports').insert({
		contacts: [],
		queuedAt: now - 60_000,
		status: 'completed',
		success: ['1'],
		failure: [],
	});
	account.collection('smsAiRequests').insert({
		source: 'prompt',
		status: 'success',
		broadcastId: 1,
		askedAt: now - 60_000,
	});
	account.collection('lists').insert({ name: 'SMS', channel: 'sms' });
	account.collection('whatsappTemplates').insert({ id: '1', name: 'hello', status: 'approved' });
	account.collection('whatsappConversations').insert({
		_phone: '+15551234567',
		created_on: isoDate(now),
	});
	const run = { flow: '1', execute_for: 'LIST', has_priority: false, startedAt: now - 60_000 };
	account.collection('whatsappFlowExecutions').insert(run);
	account.collection('whatsappFlowContacts').insert({ execution: '1', flow: '1', contact: {} });
}
