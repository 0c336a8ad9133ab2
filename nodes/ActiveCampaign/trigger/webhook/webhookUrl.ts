import { Failure } from '../../core/failure';

const privateHost =
	/^(localhost|.*\.(local|localhost|internal|lan)|0\.0\.0\.0|127\..*|10\..*|192\.168\..*|172\.(1[6-9]|2\d|3[01])\..*|169\.254\..*|\[.*\])$/i;

const howToPublish =
	'Give n8n a public https URL (environment variable WEBHOOK_URL, or a tunnel for tests), then activate the workflow again';

/**
 * Throws `Failure` for a webhook URL that ActiveCampaign cannot reach: localhost, a private network,
 * plain http, or https on a port other than 443. An account on localhost can reach all of them.
 */
export function checkAddress(address: string, accountOrigin: string): void {
	// `originOf` allows plain http for an account on localhost only.
	if (accountOrigin.startsWith('http:')) return;
	if (!URL.canParse(address)) {
		throw new Failure(`n8n's webhook URL is not a web address: ${address}`, {
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
		throw new Failure("n8n's webhook URL is plain http, which would send contacts unencrypted", {
			description: howToPublish,
		});
	}
	if (port !== '') {
		throw new Failure(`ActiveCampaign can only reach https on port 443, not ${port}`, {
			description: `Put a proxy on port 443 in front of n8n. ${howToPublish}`,
		});
	}
}
