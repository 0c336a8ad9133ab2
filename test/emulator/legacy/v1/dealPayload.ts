import type { Account, Row } from '../../types';
import { contactPayload } from '../contactPayload';
import { shortTime } from '../time';

/** The `deal[…]` and `contact[…]` members of a webhook delivery; values in currency units, as captured. */
export function dealPayload(account: Account, deal: Row): Record<string, unknown> {
	const contact = account.collection('contacts').get(String(deal.contact));
	const units = Number(deal.value ?? 0) / 100;
	return {
		list: '0',
		deal: {
			id: deal.id,
			title: deal.title,
			create_date: shortTime(deal.cdate) ?? '',
			create_date_iso: deal.cdate ?? '',
			orgid: '0',
			orgname: '',
			stageid: deal.stage,
			stage_title: account.collection('dealStages').get(String(deal.stage))?.title ?? '',
			pipelineid: deal.group,
			pipeline_title: account.collection('dealGroups').get(String(deal.group))?.title ?? '',
			value: units.toFixed(2),
			value_raw: String(units),
			currency: deal.currency,
			owner: deal.owner,
			contactid: deal.contact,
			contact_email: contact?.email ?? '',
			contact_firstname: contact?.firstName ?? '',
			contact_lastname: contact?.lastName ?? '',
			status: String(deal.status ?? '0'),
		},
		...(contact ? { contact: contactPayload(account, contact) } : {}),
		orgname: '',
	};
}
