import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dialog, openCredentialDialog, tryCredential } from './credential';
import { expectIn, type Stage, type Step } from './stage';

const refused = async ({ page, pictures }: Stage, name: string, apiUrl: string, key: string) => {
	const words = await tryCredential(page, apiUrl, key);
	await pictures.take(name, dialog(page));
	return words;
};

/** A web page where an account should be. */
async function withWebPage<T>(work: (url: string) => Promise<T>): Promise<T> {
	const server = createServer((_request, response) => {
		response.setHeader('content-type', 'text/html');
		response.end('<html><body>Welcome to our shop</body></html>');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	try {
		return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
	} finally {
		server.closeAllConnections();
		server.close();
	}
}

export const credentialSteps: Step[] = [
	{
		title: 'Credential: a wrong key is named',
		async run(stage) {
			await openCredentialDialog(stage.page);
			await stage.pictures.take('credential', dialog(stage.page));
			const words = await refused(stage, 'credential-wrong-key', stage.account.url, 'wrong-key');
			expectIn(words, 'refused the key');
			return words;
		},
	},
	{
		title: 'Credential: an address that is not ActiveCampaign is named',
		async run(stage) {
			const words = await withWebPage(
				async (url) => await refused(stage, 'credential-wrong-address', url, stage.account.apiKey),
			);
			expectIn(words, 'not the API URL');
			return words;
		},
	},
	{
		title: 'Credential: the right one connects',
		async run(stage) {
			const { url, apiKey } = stage.account;
			return await tryCredential(stage.page, url, apiKey);
		},
	},
];
