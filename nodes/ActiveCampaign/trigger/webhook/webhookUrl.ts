import { Failure } from '../../core/failure';

const privateHost =
	/^(localhost|.*\.(local|localhost|internal|lan)|0\.0\.0\.0|127\..*|10\..*|192\.168\..*|172\.(1[6-9]|2\d|3[01])\..*|169\.254\..*|\[.*\])$/i;

const howToPublish =
	'Give n8n a public https address (environment variable WEBHOOK_URL, or a tunnel while you test) and activate the workflow again';

/**
 * Throws `Failure` for a webhook URL that ActiveCampaign could never reach: this machine, a private
 * network, plain http, or https on another port than 443. An account on this machine reaches all.
 */
export function checkAddress(address: string, accountOrigin: string): void {
	// Plain http is kept for accounts on this machine only, see `originOf`.
	if (accountOrigin.startsWith('http:')) return;
	if (!URL.canParse(address)) {
		throw new Failure(`The webhook URL of n8n is no web address: ${address}`, {
			description: howToPublish,
		});
	}
	const { protocol, hostname, port } = new URL(address);
	if (privateHost.test(hostname) || !hostname.includes('.')) {
		throw new Failure(`ActiveCampaign cannot reach this n8n at ${hostname}`, {
			description: howToPublish,
		});
	}
	if (protocol !== 'https:') {
		throw new Failure('The webhook URL of n8n is plain http, and contacts must not travel so', {
			description: howToPublish,
		});
	}
	if (port !== '') {
		throw new Failure(`ActiveCampaign reaches https on port 443 only, not on ${port}`, {
			description: `Put a proxy on port 443 in front of n8n. ${howToPublish}`,
		});
	}
}
