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

/** What each status means when the credential is tested. */
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

/** URL and key of an ActiveCampaign account, and the request rate for it. */
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
			description: 'The address of your account for the API, as ActiveCampaign shows it',
			hint: findIt,
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'API key; it has the permissions of the user it belongs to',
			hint: findIt,
		},
		{
			displayName: 'Requests per Second',
			name: 'requestsPerSecond',
			type: 'number',
			typeOptions: { minValue: 0.1, maxValue: 100, numberPrecision: 1 },
			default: 5,
			description:
				'Max requests per second that this n8n sends. ActiveCampaign allows 5 per second for the whole account. Lower it to leave room for other tools, or to share it among queue workers; raise it if your account has a higher limit.',
		},
		{
			displayName: 'Track Events',
			name: 'tracksEvents',
			type: 'boolean',
			default: false,
			description: 'Whether to enable custom event tracking, which needs two more values',
		},
		{
			displayName: 'Event Key',
			name: 'eventApiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: { show: { tracksEvents: [true] } },
			description: 'Event tracking key (not the API key)',
			hint: 'In ActiveCampaign: Settings > Tracking > Event Tracking',
		},
		{
			displayName: 'Event Account ID',
			name: 'eventAccountId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 123456789',
			displayOptions: { show: { tracksEvents: [true] } },
			description: 'Account number for event tracking; ActiveCampaign calls it actid',
			hint: 'In ActiveCampaign: Settings > Tracking > Event Tracking API',
		},
	];

	/** Adds each key to requests for its own host only. */
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
		// v1 and v2 are documented with the key in the query; that they accept the header is not proven.
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
			// A web page has status 200 as well, but no user.
			{
				type: 'responseSuccessBody',
				properties: { key: 'user', value: undefined, message: wrongAddress },
			},
		] as unknown as ICredentialTestRequest['rules'],
	};
}

/** Event tracking takes its own account number and key, both in the form body. */
function withEventKey(
	options: IHttpRequestOptions,
	{ eventApiKey, eventAccountId }: ICredentialDataDecryptedObject,
): IHttpRequestOptions {
	const body = new URLSearchParams(typeof options.body === 'string' ? options.body : '');
	body.set('actid', String(eventAccountId ?? '').trim());
	body.set('key', String(eventApiKey ?? '').trim());
	return { ...options, body: body.toString() };
}
