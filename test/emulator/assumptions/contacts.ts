import { switchOf } from './switch';

/** Contacts, their lists, tags, custom field values and automations. */
export const contacts = {
	subscribeAgain: switchOf({
		belief:
			'POST /contactLists with status 1 subscribes somebody again who had unsubscribed, with or without sourceid.',
		positions: ['reactivates', 'keepsUnsubscribed'],
		default: 'reactivates',
		evidence:
			'observed 2026-06-17 (public integration guide) and 2026-09 (offload-project/laravel-waitlist PR 29); provider page update-list-status-for-contact warns of it. The other position is the older reading that sourceid 4 is needed',
		operations: ['POST /contactLists'],
	}),
	emailBlanks: switchOf({
		belief: 'An address with blanks around it is refused.',
		positions: ['refuses', 'trims'],
		default: 'refuses',
		evidence: 'unproven',
		operations: ['POST /contact/sync', 'POST /contacts', 'PUT /contacts/{id}'],
	}),
	tagByName: switchOf({
		belief: 'A name in place of the tag id answers 422 "No tag id provided".',
		positions: ['refused422', 'refused400'],
		default: 'refused422',
		evidence:
			'observed 2026-06-17 (public integration guide); 400 in a recording of 2021-03-24 (anmol-yousaf/active_campaign_wrapper)',
		operations: ['POST /contactTags'],
	}),
	unknownTag: switchOf({
		belief: 'A tag id that does not exist answers 422 with code related_missing.',
		positions: ['refused422', 'notFound404'],
		default: 'refused422',
		evidence: 'unproven',
		operations: ['POST /contactTags'],
	}),
	tagDuplicate: switchOf({
		belief:
			'A tag whose name exists is refused with {message, error: "Duplicate entry …"}; the status was not seen.',
		positions: [
			'duplicateEntry422',
			'duplicateEntry400',
			'duplicateEntry500',
			'errors422',
			'existing200',
		],
		default: 'duplicateEntry422',
		evidence:
			'body logged on 2023-04-11 (verbb/formie issue 1389) and in tests of benkrig/active-campaign-sdk-go; a guide of 2026 says 200 with the existing tag',
		operations: ['POST /tags', 'PUT /tags/{id}'],
	}),
	tagNames: switchOf({
		belief:
			'Tag names are unique as a MySQL index compares: case, accents, composition, width, and trailing or doubled blanks do not count.',
		positions: ['asIndex', 'lowerCase'],
		default: 'asIndex',
		evidence:
			"the refusal names the unique index 'typetag' (verbb/formie issue 1389, 2023-04-11); which characters it takes for equal follows from MySQL's usual collations",
		operations: ['POST /tags', 'PUT /tags/{id}'],
	}),
	wrongDate: switchOf({
		belief: 'A date field given a date in another form than YYYY-MM-DD answers 500.',
		positions: ['error500', 'refused422', 'stored'],
		default: 'error500',
		evidence:
			'reported 2018-11 of contact_sync in v1 (ActiveCampaign/activecampaign-api-php issue 103); for v3 by analogy',
		operations: ['POST /fieldValues', 'PUT /fieldValues/{id}'],
	}),
	listDuplicate: switchOf({
		belief: 'A list whose stringid exists answers 422 with code duplicate.',
		positions: ['refused422', 'bothExist'],
		default: 'refused422',
		evidence: 'unproven',
		operations: ['POST /lists'],
	}),
	enrolAgain: switchOf({
		belief: 'Enrolling a contact who is in the automation makes a second enrolment.',
		positions: ['enrolsAgain', 'refused403'],
		default: 'enrolsAgain',
		evidence:
			'observed 2026-09-21 (breatheco-de/breatheco-de issue 10934); an automation that runs once for each contact may refuse as documented, 403 "Could not create SubscriberSeries"',
		operations: ['POST /contactAutomations'],
	}),
};
