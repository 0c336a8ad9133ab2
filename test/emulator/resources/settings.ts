import { invalid, message, missing, ok } from '../answers';
import type { Operation, Operations, Rules } from '../operation';
import { pageOf } from '../query';

/** Company members go by other names in answers than in the documented body (recorded). */
const addresses: Rules = {
	rename: {
		company_name: 'companyName',
		address_1: 'address1',
		address_2: 'address2',
		is_default: 'isDefault',
	},
};

const readSwitch =
	(name: string): Operation =>
	({ account }) =>
		ok({ [name]: { enabled: account.collection(name).get(name)?.['enabled'] === true } });

const writeSwitch =
	(name: string): Operation =>
	({ account, values }) => {
		const enabled = values['enabled'] === true || String(values['enabled']) === '1';
		account.collection(name).update(name, { enabled });
		return ok({ [name]: { enabled } });
	};

const setLock =
	(isLocked: boolean): Operation =>
	({ account, request }) => {
		const id = request.params['id'] ?? '0';
		return account.collection('personalizations').update(id, { isLocked })
			? ok({ success: true, message: 'Personalization updated successfully' })
			: message(404, `No Result found for Personalization with id ${id}`);
	};

const named =
	(collection: string, member: string, status: number): Operation =>
	({ account, request }) => {
		const name = request.params[member] ?? '';
		const row = account.collection(collection).findBy('name', name)[0];
		if (!row) return message(404, 'Not Found');
		account.collection(collection).remove(row.id);
		return status === 204 ? { status } : ok({}, status);
	};

export const rules: Record<string, Rules> = {
	addresses,
	eventTrackingEvents: { numericTotal: true },
	savedResponses: {
		searched: ['title'],
		refuse: ({ values }, row) =>
			row || (values['title'] && (values['subject'] || values['body']))
				? undefined
				: values['title']
					? invalid('field_invalid', 'Either a subject or a body needs to be provided.', 'subject')
					: missing('POST /savedResponses', 'savedResponse', ['title']),
	},
	personalizations: {
		rename: { listids: 'listIds' },
		defaults: () => ({ isLocked: false, listNames: '', listsCount: '0' }),
	},
};

export const operations: Operations = {
	'GET /eventTracking': readSwitch('eventTracking'),
	'PUT /eventTracking': writeSwitch('eventTracking'),
	'GET /siteTracking': readSwitch('siteTracking'),
	'PUT /siteTracking': writeSwitch('siteTracking'),
	'GET /siteTracking/code': () => ({
		status: 200,
		headers: { 'Content-Type': 'text/html; charset=UTF-8' },
		body: '<script type="text/javascript">/* site tracking */</script>',
	}),
	'GET /eventTrackingEvents': ({ account, request }) => {
		const rows = account.collection('eventTrackingEvents').all();
		const { limit, offset } = pageOf(request.query, account);
		return ok({
			eventTrackingEvents: rows.slice(offset, offset + limit).map(({ name }) => ({ name })),
			meta: { total: rows.length },
		});
	},
	'DELETE /eventTrackingEvents/{eventName}': named('eventTrackingEvents', 'eventName', 200),
	'DELETE /siteTrackingDomains/{name}': named('siteTrackingDomains', 'name', 204),
	'PATCH /personalizations/{id}/lock': setLock(true),
	'PATCH /personalizations/{id}/unlock': setLock(false),
	'DELETE /personalizations/bulkdelete': ({ account, request }) => {
		for (const [name, id] of request.query) {
			if (name.startsWith('ids')) account.collection('personalizations').remove(id);
		}
		return {
			status: 200,
			headers: { 'Content-Type': 'text/html; charset=UTF-8' },
			body: 'Delete successful',
		};
	},
	'GET /settings/account': ({ account }) => ({
		status: 200,
		body: {
			account: new URL(account.url).host,
			email: 'admin@example.com',
			first_name: 'Jane',
			last_name: 'Doe',
			cname: '',
			status: 'active',
			subscriber_limit: '50000',
			subscriber_total: String(account.collection('contacts').size),
			trial: 0,
			credits: '100',
			branding: 1,
		},
	}),
};
