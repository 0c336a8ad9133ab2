import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
	Themed,
} from 'n8n-workflow';
import { hosts, originOf } from '../nodes/ActiveCampaign/core/client/accountUrl';

const findIt = 'In ActiveCampaign: Settings > Developer';

const wrongAddress =
	'This address is not the API URL of an ActiveCampaign account. Copy the API URL from Settings > Developer, for example https://youraccount.api-us1.com';
const forwards =
	'This address forwards to another one, so it is not the API URL. Copy the API URL from Settings > Developer; the key is not sent on to the other address';
const refusedKey =
	'ActiveCampaign refused the key. Copy the API key from Settings > Developer of the account that this API URL belongs to';
const inTrouble =
	'ActiveCampaign has a problem of its own at the moment. Try again in a few minutes';

/** What the answers to the test mean, by status. */
const refusals: Array<[status: number, message: string]> = [
	[301, forwards],
	[302, forwards],
	[303, forwards],
	[307, forwards],
	[308, forwards],
	[400, wrongAddress],
	[401, refusedKey],
	[
		402,
		'This ActiveCampaign account is not active. Log in to ActiveCampaign and check Settings > Billing',
	],
	[403, refusedKey],
	[404, wrongAddress],
	[405, wrongAddress],
	[
		429,
		'The account is over its limit of requests, so the key could not be checked. Wait a minute and test again',
	],
	[500, inTrouble],
	[502, inTrouble],
	[503, inTrouble],
	[504, inTrouble],
];

/** Address and key of an ActiveCampaign account, and how fast this n8n may call it. */
export class ActiveCampaignAccountApi implements ICredentialType {
	name = 'activeCampaignAccountApi';

	displayName = 'ActiveCampaign Complete API';

	icon: Themed<`file:${string}.svg`> = {
		light: 'file:../nodes/ActiveCampaign/activecampaign.svg',
		dark: 'file:../nodes/ActiveCampaign/activecampaign.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-activecampaign/n8n-nodes-activecampaign#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'API URL',
			name: 'apiUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://youraccount.api-us1.com',
			description: 'The address of your account for the API. It can be pasted as it is shown.',
			hint: findIt,
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'The key of the user in whose name n8n acts; it may do what that user may do',
			hint: findIt,
		},
		{
			displayName: 'Requests per Second',
			name: 'requestsPerSecond',
			type: 'number',
			typeOptions: { minValue: 0.1, maxValue: 100, numberPrecision: 1 },
			default: 5,
			description:
				'How fast this n8n may call the account. ActiveCampaign allows 5 a second for the whole account. Lower it to leave room for other tools, or to share it among queue workers; raise it if your account has a higher limit.',
		},
		{
			displayName: 'Track Events',
			name: 'tracksEvents',
			type: 'boolean',
			default: false,
			description: 'Whether workflows send events of your own, which takes two more values',
		},
		{
			displayName: 'Event Key',
			name: 'eventApiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: { show: { tracksEvents: [true] } },
			description: 'The key for event tracking, another one than the API key',
			hint: 'In ActiveCampaign: Settings > Tracking > Event Tracking',
		},
		{
			displayName: 'Event Account ID',
			name: 'eventAccountId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 123456789',
			displayOptions: { show: { tracksEvents: [true] } },
			description: 'The number of the account for event tracking; ActiveCampaign calls it actid',
			hint: 'In ActiveCampaign: Settings > Tracking > Event Tracking API',
		},
	];

	/** Each key goes to the host that it is for, and nowhere else. */
	authenticate: IAuthenticate = async (
		credentials: ICredentialDataDecryptedObject,
		options: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const origin = originOf(credentials.apiUrl);
		const key = String(credentials.apiKey ?? '').trim();
		const url = new URL(options.url, options.baseURL || origin);
		if (url.href === `${hosts.tracking}/event`) return withEventKey(options, credentials);
		if (url.origin !== origin) return options;
		const target = { ...options, baseURL: undefined, url: url.href };
		// The legacy API is documented with the key in the query; for its header form there is no proof.
		return url.pathname.startsWith('/admin/api.php') || url.pathname.startsWith('/api/2/')
			? { ...target, qs: { ...options.qs, api_key: key } }
			: { ...target, headers: { ...options.headers, 'Api-Token': key } };
	};

	test: ICredentialTestRequest = {
		request: {
			url: '/api/3/users/me',
			disableFollowRedirect: true,
			timeout: 15_000,
		},
		rules: [
			...refusals.map(([value, message]) => ({
				type: 'responseCode' as const,
				properties: { value, message },
			})),
			// A web page answers 200 as well, but without a user.
			{
				type: 'responseSuccessBody',
				properties: { key: 'user', value: undefined, message: wrongAddress },
			},
		] as unknown as ICredentialTestRequest['rules'],
	};
}

/** Event tracking knows the account by a number and a key of its own, both in the form. */
function withEventKey(
	options: IHttpRequestOptions,
	{ eventApiKey, eventAccountId }: ICredentialDataDecryptedObject,
): IHttpRequestOptions {
	const body = new URLSearchParams(typeof options.body === 'string' ? options.body : '');
	body.set('actid', String(eventAccountId ?? '').trim());
	body.set('key', String(eventApiKey ?? '').trim());
	return { ...options, body: body.toString() };
}
