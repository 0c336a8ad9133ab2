const walksSubLists = {
	'+limit': 'a response with 20 rows would hide rows; a list without paging ignores it',
	'+offset': 'a response with 20 rows would hide rows; a list without paging ignores it',
};

/**
 * Intended deviations of descriptors from the reference, with the reason, by operation
 * (`contact.create`), resource (`contact.*`) or everywhere (`*`). Keys: `x` is not offered ·
 * `x=1` is a value that is not offered or not documented · `+x` is sent although undocumented ·
 * `x required` may be missing · `type x` · `docs`, `envelope`, `returns`, `paging`, `route`,
 * `path`, `form`, `request GET /x`.
 */
export const leftOut: Record<string, Record<string, string>> = {
	'*': { api_key: 'the credential adds it' },
	'apiRequest.send': { route: 'sends any request that the user enters' },

	'campaign.*': {
		'tracklinks=html': 'would track no link, as links are not given one by one',
		'tracklinks=text': 'would track no link, as links are not given one by one',
		'tracklinks=mime': 'would track no link, as links are not given one by one',
		trackreadsanalytics: 'one switch turns Google Analytics on',
		htmlunsubdata: 'the account adds its own unsubscribe text',
		textunsubdata: 'the account adds its own unsubscribe text',
		'linkurl[N]': 'all links are tracked, or none',
		'linkname[N]': 'all links are tracked, or none',
		'linkmessage[N]': 'all links are tracked, or none',
		bounceid: 'no API call lists bounce settings, so users cannot find an ID',
		mailer_log_file: 'for self-hosted installations, which no longer exist',
	},
	'campaign.sendToContact': {
		'action=source': 'returns text instead of sending',
		'action=messagesize': 'returns a size instead of sending',
		'action=spamcheck': 'returns a rating instead of sending',
		'action=preview': 'returns a page instead of sending',
	},
	'message.createWithContent': {
		'priority=1': 'normal priority is what mail programs expect of campaigns',
		'priority=5': 'normal priority is what mail programs expect of campaigns',
		'htmlconstructor=external': 'the text is given, not fetched',
		'htmlconstructor=upload': 'the text is given, not uploaded',
		htmlfetch: 'the text is given, not fetched',
		htmlfetchwhen: 'the text is given, not fetched',
		'textconstructor=external': 'the text is given, not fetched',
		'textconstructor=upload': 'the text is given, not uploaded',
		textfetch: 'the text is given, not fetched',
		textfetchwhen: 'the text is given, not fetched',
	},

	'contact.*': {
		orgid: 'organizations have been replaced by accounts',
		organization: 'organizations have been replaced by accounts',
		deleted: 'deprecated in favour of Delete',
	},
	'contact.get': walksSubLists,
	'contact.upsert': walksSubLists,
	'subscription.subscribe': walksSubLists,
	'customField.*': {
		show_in_list: 'deprecated, without effect',
		rows: 'deprecated, without effect',
		cols: 'deprecated, without effect',
	},
	'eventTracking.track': {
		actid: 'the credential adds it',
		key: 'the credential adds it',
		'actid required': 'the credential adds it',
		'key required': 'the credential adds it',
	},
	'campaign.getReport': { messageid: 'sent by the reports that need it' },
	'contact.getAll': { 'forceQuery=0': 'is the default' },
	'contactAutomation.remove': {
		'+limit': 'a response with 20 rows would hide runs; a list without paging ignores it',
		'+offset': 'a response with 20 rows would hide runs; a list without paging ignores it',
	},
	'contactTag.remove': {
		'+limit': 'a response with 20 rows would hide tags; a list without paging ignores it',
		'+offset': 'a response with 20 rows would hide tags; a list without paging ignores it',
	},
	'deal.*': {
		'fields[].fieldCurrency':
			'goes with fields that hold an amount, which the sample field does not',
	},
	'dealContact.remove': {
		'+limit': 'a response with 20 rows would hide links; a list without paging ignores it',
		'+offset': 'a response with 20 rows would hide links; a list without paging ignores it',
	},
	'tag.getAll': { 'orders[search]=weight': 'the reference does not say what weighs more' },

	'account.*': {
		'fields[].fieldCurrency':
			'goes with fields that hold an amount, which the sample field does not',
	},
	'accountFieldValue.*': {
		accountId: 'an older name of customerAccountId, from an example',
		fieldCurrency: 'goes with fields that hold an amount, which the sample field does not',
	},
	'address.*': { global: 'the reference does not say what it takes' },
	'address.update': {
		companyName: 'another spelling of company_name, from the example',
		address1: 'another spelling of address_1, from the example',
		address2: 'another spelling of address_2, from the example',
		'company_name required': 'an update without it was recorded',
		'address_1 required': 'an update without it was recorded',
		'country required': 'an update without it was recorded',
	},
	'taskOutcome.*': {
		'disabled=0 or 1': 'two values that the reference writes as one',
		'disabled=0': 'two values that the reference writes as one',
		'disabled=1': 'two values that the reference writes as one',
	},
	'taskOutcome.getAll': {
		'filters[sentiment]=2 or 3': 'two values that the reference writes as one',
		'filters[sentiment]=2': 'two values that the reference writes as one',
		'filters[sentiment]=3': 'two values that the reference writes as one',
	},
	'taskOutcome.update': {
		'title required': 'the provider says that updates may be partial',
		'sentiment required': 'the provider says that updates may be partial',
	},
	'taskTypeOutcome.*': {
		envelope: 'the reference shows the body of another operation',
		returns: 'the reference shows the response of another operation',
		title: 'the reference shows the body of another operation',
		sentiment: 'the reference shows the body of another operation',
		taskOutcome: 'the reference shows the body of another operation',
		'title required': 'the reference shows the body of another operation',
		'sentiment required': 'the reference shows the body of another operation',
		'+tasktypeOutcomeRel': 'the body has the form of the response to a read',
		'+tasktypeOutcomeRel.tasktype': 'the body has the form of the response to a read',
		'+tasktypeOutcomeRel.outcome': 'the body has the form of the response to a read',
	},
	'user.update': { username: 'cannot be changed, says the reference' },

	'accountSetting.update': {
		envelope: 'the reference shows only the response; the body has its form',
		'+config': 'the reference shows only the response; the body has its form',
		'+config.val': 'the reference shows only the response; the body has its form',
	},
	'activity.getAll': {
		returns:
			'the example of the reference has activities[] beside contacts[], and public clients read it',
		form: 'the answer that the facts describe has contacts[] alone',
	},
	'form.*': {
		envelope: 'the reference does not describe the body; it has the form of the response to a read',
		returns: 'the reference does not describe the body; it has the form of the response to a read',
		'+form': 'the reference does not describe the body; it has the form of the response to a read',
		'+form.name':
			'the reference does not describe the body; it has the form of the response to a read',
		'+form.title':
			'the reference does not describe the body; it has the form of the response to a read',
		'+optin': 'the reference does not describe the body; it has the form of the response to a read',
	},
	'segment.*': {
		id: 'set by the service',
		type: 'set by the service',
		'sort=-score<score-id>': 'stands for the score or field with an ID, which is sent',
		'sort=-field<custom-field-id>': 'stands for the score or field with an ID, which is sent',
	},
	'segment.matchConditions': {
		envelope: 'the reference lists the members with their envelope',
		'data[].id': 'set by the service',
		'data[].type': 'set by the service',
		errors: 'a member of responses',
		'errors[].code': 'a member of responses',
		'errors[].detail': 'a member of responses',
		'errors[].source': 'a member of responses',
		'errors[].source.pointer': 'a member of responses',
		'errors[].status': 'a member of responses',
		'errors[].title': 'a member of responses',
	},
	'segment.getLegacyMany': {
		'+limit': 'the response has a total, and public clients page through it',
		'+offset': 'the response has a total, and public clients page through it',
	},
	'segment.getOfList': {
		returns: 'the response is an array without a name',
	},
	'smsBroadcast.getAll': {
		'orders[field]': 'stands for the name of a member',
		'+orders[name]': 'stands for the name of a member',
		'+orders[created_at]': 'stands for the name of a member',
		'+orders[sent_date]': 'stands for the name of a member',
	},
	'whatsappConversation.replace': {
		'status=CREATED': 'the user writes the JSON',
		'status=FLOW': 'the user writes the JSON',
		'status=NEW': 'the user writes the JSON',
		'status=IN_PROGRESS': 'the user writes the JSON',
		'status=CLOSED': 'the user writes the JSON',
	},
	'whatsappConversation.update': {
		id: 'in the path',
		contact: 'a conversation stays with its contact',
		created_on: 'set by the service',
		source: 'set by the service',
	},
	'whatsappFlow.run': {
		'contact_list[].is_deleted': 'a contact that starts a flow is not deleted',
		'contact_list[].created_on': 'set by the service',
		'contact_list[].contact_import': 'set by the service',
		'contact_list[].notes': 'notes are written in the inbox',
		'contact_list[].notes[].id': 'notes are written in the inbox',
		'contact_list[].notes[].notes': 'notes are written in the inbox',
		'contact_list[].notes[].contact': 'notes are written in the inbox',
		'contact_list[].notes[].created_on': 'notes are written in the inbox',
		'contact_list[].notes[].created_by': 'notes are written in the inbox',
		'contact_list[].notes[].created_by.first_name': 'notes are written in the inbox',
		'contact_list[].notes[].created_by.last_name': 'notes are written in the inbox',
		'contact_list[].notes[].created_by.email': 'notes are written in the inbox',
		'contact_list[].notes[].created_by.id': 'notes are written in the inbox',
		'contact_list[].notes[].created_by.profile_image': 'notes are written in the inbox',
		'contact_list[].notes[].created_by.role': 'notes are written in the inbox',
	},
	'whatsappTemplate.getAll': {
		category: 'the filter for several values takes one as well',
		channel: 'the filter for several values takes one as well',
		status: 'the filter for several values takes one as well',
	},

	'customObject.getAll': {
		orders: 'the reference does not say by what schemas can be ordered',
		filters: 'the reference does not say by what schemas can be filtered',
	},
	'customObject.update': Object.fromEntries(
		['id', 'labels', 'labels.singular', 'labels.plural', 'description', 'namespace', 'hasMany']
			.flatMap((member) => [`relationships.${member}`, `+relationships[].${member}`])
			.map((about) => [
				about,
				'the request example of the same page has an array; its schema types one element',
			]),
	),
	'customObjectRecord.*': {
		'+relationships.second-contact': 'relations have the names that each custom object gives them',
	},
	'customObjectRecord.create': {
		schemaId: 'in the path',
	},
	'customObjectRecord.getAll': {
		'+orders[createdTimestamp]': 'used by a public client of records',
	},
	'customObjectRecord.update': { schemaId: 'in the path' },
	'customObjectRecord.upsert': {
		schemaId: 'in the path',
	},
	'ecommerceGraphql.searchOrders': { paging: 'the pages are in the query that the step sends' },
	'ecommerceOrder.getAll': {
		'type orders[state]': 'the reference types the state itself here, and takes ASC or DESC',
	},
	'whatsappTemplate.update': {
		'channel.channel_type=EMAIL':
			'a template stays in its channel, which is sent back as it was read',
		'channel.channel_type=INSTAGRAM':
			'a template stays in its channel, which is sent back as it was read',
		'channel.channel_type=FB_MESSENGER':
			'a template stays in its channel, which is sent back as it was read',
		'channel.channel_type=TELEGRAM':
			'a template stays in its channel, which is sent back as it was read',
		'channel.channel_type=SMS':
			'a template stays in its channel, which is sent back as it was read',
		'channel.channel_type=VOICE':
			'a template stays in its channel, which is sent back as it was read',
		'channel.status=ACTIVE': 'a template stays in its channel, which is sent back as it was read',
		'channel.status=INACTIVE': 'a template stays in its channel, which is sent back as it was read',
		'channel.channel_provider=TECH_PROVIDER_CLOUD_API':
			'a template stays in its channel, which is sent back as it was read',
		'channel.channel_provider=D360_CLOUD_API':
			'a template stays in its channel, which is sent back as it was read',
		'channel.channel_provider=360DIALOG':
			'a template stays in its channel, which is sent back as it was read',
	},
};
