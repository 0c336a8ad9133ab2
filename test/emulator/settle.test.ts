import { ManualClock } from './clock';
import { request, startSession } from './session';

describe('what the clock has made due', () => {
	it('is done before any request, whichever interface it is for', async () => {
		const clock = new ManualClock();
		const { emulator, call } = await startSession({ clock });
		await call('POST', '/import/bulk_import', { contacts: [{ email: 'a@example.com' }] });
		await call('GET', '/contacts');
		expect(emulator.account.collection('contacts').size).toBe(0);
		clock.advance(6_000);
		await request(emulator, 'GET', `/api/2/track/site?api_key=${emulator.apiKey}`);
		expect(emulator.account.collection('contacts').size).toBe(1);
		await emulator.close();
	});
});
