import type { Resource, StepInput } from '../../core/descriptor';
import { options, toggle } from '../../core/form/fields';
import { rowsFrom } from '../../core/run/output';
import { isRow, type Row } from '../../core/values';
import { contacts, lists } from '../shared/things';
import { listStatusOf } from './consent.steps';
import {
	subscriptionsInBulk,
	unsubscriptionsInBulk,
	useBulkImporterForParts,
} from './contactPartImport.steps';

export const subscriptionResource = {
	name: 'Subscription',
	value: 'subscription',
	description: 'Which contacts are on which lists',
	first: 'subscribe',
	operations: {
		getAll: {
			name: 'Get Many',
			action: 'Get the subscriptions of a contact',
			description: 'Read on which lists a contact is, and whether subscribed or not',
			docs: 'retrieve-contact-list-memberships',
			route: 'GET /contacts/{contact}/contactLists',
			fields: [contacts.locator()],
			returns: 'contactLists',
			answers: 'list',
		},
		getEverywhere: {
			name: 'Get Many of All Contacts',
			action: 'Get the subscriptions of all contacts',
			description: 'Read who is on which list and with which status, across the whole account',
			docs: 'retrieve-contact-list-memberships',
			route: 'GET /contactLists',
			returns: 'contactLists',
			paging: 'byOffset',
			simple: [
				'id',
				'contact',
				'list',
				'status',
				'sdate',
				'udate',
				'sourceid',
				'form',
				'automation',
				'campaign',
			],
		},
		subscribe: {
			name: 'Subscribe',
			action: 'Subscribe a contact to a list',
			description: 'Put a contact on a list, so that it gets the campaigns sent to it',
			docs: 'update-list-status-for-contact',
			route: 'POST /contactLists',
			wrap: 'contactList',
			fixed: { status: '1' },
			fields: [
				contacts.locator({ subject: true }),
				lists.locator(),
				options(
					toggle(
						'resubscribe',
						'Subscribe Again',
						'Whether to subscribe a contact again who has unsubscribed, has not confirmed or has bounced. Only with their consent. If off, such contacts are skipped.',
						{ sendAs: 'sourceid', convert: (on) => (on === true ? 4 : undefined) },
					),
					useBulkImporterForParts,
				),
			],
			returns: 'contactList',
			steps: subscribe,
			batch: subscriptionsInBulk,
			repeatable: true,
		},
		unsubscribe: {
			name: 'Unsubscribe',
			action: 'Unsubscribe a contact from a list',
			description: 'Take a contact off a list; the contact itself stays',
			docs: 'update-list-status-for-contact',
			route: 'POST /contactLists',
			consequence: 'removes',
			wrap: 'contactList',
			fixed: { status: '2' },
			fields: [
				contacts.locator({ subject: true }),
				lists.locator(),
				options(useBulkImporterForParts),
			],
			returns: 'contactList',
			batch: unsubscriptionsInBulk,
			repeatable: true,
		},
	},
} satisfies Resource;

/** Without Subscribe Again, subscribes only contacts that are not on the list yet. */
async function subscribe(step: StepInput): Promise<Row[]> {
	const { operation, values, build, call, resolve } = step;
	const request = await build();
	const { contact: contactId, list: listId, options: more } = await resolve(values);
	if (!(isRow(more) && more.resubscribe === true)) {
		const status = await listStatusOf(String(listId), String(contactId), step);
		if (status.kind === 'active') return [status.membership];
		if (status.kind === 'inactive') return [{ ...status.membership, skipped: status.reason }];
	}
	return rowsFrom(operation, await call(request), false);
}
