import { OwnWrites } from '../../nodes/ActiveCampaign/core/client/ownWrites';
import { ask } from './memoryClient';

let now = 0;
const clock = { now: () => now, sleep: async () => {} };

describe('OwnWrites', () => {
	it('records IDs from path, body and response for one minute', () => {
		const writes = new OwnWrites(clock);
		writes.noteRequest(
			ask('PUT', '/contacts/12', { body: { contact: { email: 'A@example.com' } } }),
		);
		writes.noteRequest(
			ask('POST', '/contactTags', { body: { contactTag: { contact: 13, tag: 2 } } }),
		);
		writes.noteAnswer(ask('POST', '/deals'), { deal: { id: '7', contact: '14' } });
		writes.noteRequest(ask('GET', '/contacts/15'));
		expect(
			['12', 'a@example.com', '13', '14', '15'].map((id) => writes.has('contact', id)),
		).toEqual([true, true, true, false, false]);
		expect(writes.has('deal', 7)).toBe(true);
		now += 60_000;
		expect(writes.has('contact', '12')).toBe(false);
	});

	it('keeps a limited number of writes', () => {
		const writes = new OwnWrites(clock, 60_000, 3);
		for (let id = 1; id <= 5; id++) writes.noteRequest(ask('DELETE', `/contacts/${id}`));
		expect([1, 2, 3, 4, 5].map((id) => writes.has('contact', id))).toEqual([
			false,
			false,
			true,
			true,
			true,
		]);
	});
});
