import { createEngine } from '../support/engine';
import { ActiveCampaign } from '../../nodes/ActiveCampaign/ActiveCampaign.node';
import { ActiveCampaignAccountApi } from '../../credentials/ActiveCampaignAccountApi.credentials';
import { startEmulator } from '../emulator';

test('upserts a contact', async () => {
	const emulator = await startEmulator();
	const engine = createEngine({ nodes: [ActiveCampaign], credentials: [ActiveCampaignAccountApi] });
	const run = await engine.run({
		parameters: { resource: 'contact', operation: 'upsert', email: '={{ $json.email }}', additionalFields: { firstName: 'A' } },
		items: [{ email: 'a@example.com' }, { email: 'b@example.com' }],
		credentials: { apiUrl: emulator.url, apiKey: emulator.apiKey, requestsPerSecond: 5 },
	});
	console.log(JSON.stringify(run.items), run.error?.message);
	await emulator.close();
});
