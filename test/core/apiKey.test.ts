import type { Outcome } from '../../nodes/ActiveCampaign/core/client/exchange';
import { withoutSecrets } from '../../nodes/ActiveCampaign/n8n/apiKey';
import { ask } from './memoryClient';

const key = 'a1b2c3d4e5f6a7b8';

describe('the API key in what the service says', () => {
	it('is masked wherever a refusal repeats it', async () => {
		const refusal: Outcome = {
			kind: 'refusal',
			status: 404,
			limited: false,
			location: `https://example.com/${key}`,
			missing: { model: 'Tag', id: key },
			problems: [
				{ title: `No ${key}`, detail: key, member: key, rows: [{ row: 0, reason: `Bad ${key}` }] },
			],
		};
		const send = withoutSecrets(async () => await Promise.resolve(refusal), ` ${key} `);
		const masked = await send(ask('GET', '/tags/1'));
		expect(JSON.stringify(masked)).not.toContain(key);
		expect(masked).toMatchObject({
			status: 404,
			missing: { model: 'Tag', id: '***' },
			problems: [{ title: 'No ***', rows: [{ row: 0, reason: 'Bad ***' }] }],
		});
	});

	it('stays in an answer, which is the user’s data', async () => {
		const answer: Outcome = { kind: 'answer', status: 200, body: { note: key } };
		const send = withoutSecrets(async () => await Promise.resolve(answer), key);
		expect(await send(ask('GET', '/notes/1'))).toEqual(answer);
	});

	it('masks no text of less than eight characters, which ordinary words contain', async () => {
		const refusal: Outcome = {
			kind: 'refusal',
			status: 422,
			limited: false,
			problems: [{ title: 'The contact exists' }],
		};
		const send = withoutSecrets(async () => await Promise.resolve(refusal), 'contact');
		expect(await send(ask('GET', '/tags/1'))).toEqual(refusal);
	});
});
