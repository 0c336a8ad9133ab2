/**
 * Where a descriptor differs from the reference on purpose, with the reason, by operation
 * (`contact.create`), resource (`contact.*`) or everywhere (`*`). The key says what:
 * `x` is not offered · `x=1` is a value that is not offered or not documented · `+x` is sent though
 * undocumented · `x required` may be missing · `type x` · `docs`, `envelope`, `returns`, `paging`,
 * `route`, `path`, `form`, `request GET /x`.
 */
export const leftOut: Record<string, Record<string, string>> = {
	'apiRequest.send': { route: 'calls whatever the user names' },

	'campaign.create': {
		trackreadsanalytics: 'one switch turns Google Analytics on',
		htmlunsubdata: 'the account adds its own unsubscribe text',
		textunsubdata: 'the account adds its own unsubscribe text',
		'linkurl[N]': 'all links are tracked, or none',
		'linkname[N]': 'all links are tracked, or none',
		'linkmessage[N]': 'all links are tracked, or none',
		bounceid: 'no call reads bounce settings, so nobody knows an ID',
		mailer_log_file: 'for self-hosted installations, which are gone',
	},
	'campaign.sendToContact': {
		'action=source': 'answers a text instead of sending',
		'action=messagesize': 'answers a size instead of sending',
		'action=spamcheck': 'answers a rating instead of sending',
		'action=preview': 'answers a page instead of sending',
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
	},
	'eventTracking.track': {
		actid: 'the credential adds it',
		key: 'the credential adds it',
		'actid required': 'the credential adds it',
		'key required': 'the credential adds it',
	},
	'contact.getAll': { 'forceQuery=0': 'is what happens when it is not sent' },
	'contactAutomation.remove': {
		'+limit': 'a list that is cut at 20 would hide runs; one that knows no pages ignores it',
		'+offset': 'a list that is cut at 20 would hide runs; one that knows no pages ignores it',
	},
	'contactTag.remove': {
		'+limit': 'a list that is cut at 20 would hide tags; one that knows no pages ignores it',
		'+offset': 'a list that is cut at 20 would hide tags; one that knows no pages ignores it',
	},
	'subscription.unsubscribe': { sourceid: 'only matters for subscribing again' },
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
		returns: 'the reference shows the answer of another operation',
		title: 'the reference shows the body of another operation',
		sentiment: 'the reference shows the body of another operation',
		taskOutcome: 'the reference shows the body of another operation',
		'title required': 'the reference shows the body of another operation',
		'sentiment required': 'the reference shows the body of another operation',
		'+tasktypeOutcomeRel': 'the body follows what reading answers',
		'+tasktypeOutcomeRel.tasktype': 'the body follows what reading answers',
		'+tasktypeOutcomeRel.outcome': 'the body follows what reading answers',
	},
	'user.update': { username: 'cannot be changed, says the reference' },
};
