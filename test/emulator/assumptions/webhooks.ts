import { switchOf } from './switch';

const CAPTURES =
	'captured 2022-10-13 (breatheco-de/apiv2) and 2024-02-28 (activepieces/activepieces)';

/** Which events the account's webhooks receive, and their format. */
export const webhooks = {
	newContactEvent: switchOf({
		belief: 'A new contact emits update.',
		positions: ['update', 'none'],
		default: 'update',
		evidence: 'unproven; there is no event of its own for a new contact',
		operations: ['POST /contacts', 'POST /contact/sync'],
	}),
	listWebhookUpdate: switchOf({
		belief: 'A webhook with a listid hears of update when the contact has any status on that list.',
		positions: ['anyStatus', 'activeOnly', 'allContacts'],
		default: 'anyStatus',
		evidence: 'unproven',
		operations: ['POST /webhooks'],
	}),
	webhookAfter410: switchOf({
		belief: 'A webhook that was switched off by 410 is still listed.',
		positions: ['listed', 'gone'],
		default: 'listed',
		evidence: 'unproven; page webhooks says that it must be deleted and created again',
		operations: ['GET /webhooks'],
	}),
	contactFieldsKey: switchOf({
		belief: 'contact[fields] of a webhook is keyed by the id of the field.',
		positions: ['fieldId', 'personalizationTag'],
		default: 'fieldId',
		evidence:
			"captured 2017 (a public integration project) and 2026-07 (a public worker project); the provider's webhook document has the personalization tag, which only the step of an automation was seen to use",
		operations: [],
	}),
	accountFieldsShape: switchOf({
		belief: 'account[fields] is a list of {id, key, value}.',
		positions: ['list', 'keyedByTitle'],
		default: 'list',
		evidence: `captured 2024-02-28 (activepieces/activepieces); the provider's webhook document has [Title]=value`,
		operations: [],
	}),
	dealContact: switchOf({
		belief: 'Deliveries of deals carry the whole contact.',
		positions: ['sent', 'notSent'],
		default: 'sent',
		evidence: `${CAPTURES}: with it in 2017 and 2024, without it in 2022`,
		operations: [],
	}),
	customFieldEvent: switchOf({
		belief:
			'Writing the value of a custom field of a deal or account emits deal_update or account_update.',
		positions: ['emits', 'silent'],
		default: 'emits',
		evidence: `captured 2022-10-13 for a change in the browser (breatheco-de/apiv2); unproven for the API`,
		operations: ['POST /dealCustomFieldData', 'POST /accountCustomFieldData'],
	}),
	currencyInDeliveries: switchOf({
		belief: 'Custom fields of type currency are delivered in units of the currency.',
		positions: ['units', 'cents'],
		default: 'units',
		evidence:
			'unproven; a field called money reads 18 in the capture of 2024-02-28 (activepieces/activepieces), and deal[value_raw] is in units',
		operations: [],
	}),
};
