import type { IAllExecuteFunctions } from 'n8n-workflow';
import { sender } from '../../nodes/ActiveCampaign/n8n/send';
import { ask } from './memoryClient';

const sendTo = async (request: () => Promise<unknown>) => {
	const context = { helpers: { httpRequestWithAuthentication: request } };
	const send = sender(context as unknown as IAllExecuteFunctions, 'https://acme.api-us1.com');
	return await send(ask('GET', '/contacts'));
};

describe('Sending a request', () => {
	it.each(['ERR_STRING_TOO_LONG', 'ERR_BUFFER_TOO_LARGE'])(
		'takes an answer that Node.js cannot hold for too large, not for lost: %s',
		async (code) => {
			const outcome = await sendTo(async () => {
				await Promise.resolve();
				throw Object.assign(new Error('wrapped'), { cause: Object.assign(new Error(), { code }) });
			});
			expect(outcome).toMatchObject({ kind: 'refusal', problems: [{ code: 'too_large' }] });
		},
	);

	it('takes a cut connection for a lost answer', async () => {
		const outcome = await sendTo(async () => {
			await Promise.resolve();
			throw Object.assign(new Error(), { code: 'ECONNRESET' });
		});
		expect(outcome).toEqual({ kind: 'lost', sent: true, reason: 'ECONNRESET' });
	});

	it.each(['', '  ', undefined])('takes a read without a body, %j, for no answer', async (body) => {
		const reply = { statusCode: 200, headers: {}, body };
		const outcome = await sendTo(async () => await Promise.resolve(reply));
		expect(outcome).toEqual({ kind: 'lost', sent: true, reason: 'NO_CONTENT' });
	});
});
