/** What happened, and what to do about it. */
export interface Explanation {
	message: string;
	description: string;
}

/** A request that a firewall or proxy has blocked. */
export function explainBlock(status: number, later: string | undefined): Explanation {
	if (status === 407) {
		return {
			message: 'The proxy between n8n and ActiveCampaign wants a login (status 407)',
			description:
				'Give the user and the password in the proxy settings of this n8n (HTTPS_PROXY), or let requests to ActiveCampaign pass without the proxy',
		};
	}
	const isPassing = status === 429 || status === 503;
	return {
		message: `A firewall or proxy between n8n and ActiveCampaign blocked the request (status ${status})`,
		description: isPassing
			? `${later ?? 'Run it again in a few minutes'}. If it stays, see status.activecampaign.com, and ask whoever runs the network of this n8n`
			: 'The API key is not the reason. Ask whoever runs the network of this n8n to let requests to the API URL pass; if nothing there blocks them, ask the support of ActiveCampaign to allow the IP address of this n8n',
	};
}
