import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dialog, openCredentialDialog, tryCredential } from './credential';
import { expectIn, type Stage, type Step } from './stage';

const messageFor = async ({ page, pictures }: Stage, name: string, apiUrl: string, key: string) => {
	const message = await tryCredential(page, apiUrl, key);
	await pictures.take(name, dialog(page));
	return message;
};

/** Runs `work` with the URL of a server that answers with a web page, as a wrong address does. */
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
		title: 'Credential: a wrong key is reported',
		async run(stage) {
			await openCredentialDialog(stage.page);
			await stage.pictures.take('credential', dialog(stage.page));
			const message = await messageFor(
				stage,
				'credential-wrong-key',
				stage.account.url,
				'wrong-key',
			);
			expectIn(message, 'refused the key');
			return message;
		},
	},
	{
		title: 'Credential: an address that is not ActiveCampaign is reported',
		async run(stage) {
			const message = await withWebPage(
				async (url) =>
					await messageFor(stage, 'credential-wrong-address', url, stage.account.apiKey),
			);
			expectIn(message, 'not the API URL');
			return message;
		},
	},
	{
		title: 'Credential: the correct key connects',
		async run(stage) {
			const { url, apiKey } = stage.account;
			return await tryCredential(stage.page, url, apiKey);
		},
	},
];
