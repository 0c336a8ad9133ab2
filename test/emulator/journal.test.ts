import { worstSecond } from './journal';
import { request, type Session, startSession } from './session';

describe('worstSecond', () => {
	it('finds the fullest sliding window whatever the order', () => {
		expect(worstSecond([])).toBe(0);
		expect(worstSecond([0, 1000, 2000])).toBe(1);
		expect(worstSecond([900, 0, 999, 1000, 1400])).toBe(4);
	});
});

describe('the journal', () => {
	let session: Session;
	beforeAll(async () => {
		session = await startSession();
	});
	afterAll(() => session.emulator.close());
	beforeEach(() => session.emulator.reset());

	it('keeps method, path, query, body, status and the operation', async () => {
		await session.call('GET', '/contacts?email=a%40b.co');
		expect(session.emulator.journal.entries[0]).toMatchObject({
			method: 'GET',
			path: '/api/3/contacts',
			query: { email: 'a@b.co' },
			status: 200,
			route: 'listContacts',
			violations: [],
		});
		expect(session.emulator.journal.count({ path: /contacts/, status: 200 })).toBe(1);
		expect(session.emulator.journal.count({ method: 'POST' })).toBe(0);
	});

	it('marks unknown paths and wrong methods', async () => {
		expect((await session.call('GET', '/contactz')).status).toBe(404);
		expect((await session.call('PATCH', '/contacts')).status).toBe(405);
		const [unknown, wrong] = session.emulator.journal.entries;
		expect(unknown?.unknownRoute).toBe(true);
		expect(wrong?.violations).toHaveLength(1);
		expect(session.emulator.journal.suspicious).toHaveLength(2);
	});

	it('marks the plural sync, which only creates', async () => {
		session.emulator.seed.contacts(1);
		const body = { contact: { email: 'contact1@example.com' } };
		expect((await session.call('POST', '/contacts/sync', body)).status).toBe(422);
		expect(session.emulator.journal.suspicious).toHaveLength(1);
	});

	it('refuses a missing or wrong key with 403', async () => {
		const { emulator } = session;
		const without = await request(emulator, 'GET', '/api/3/users/me', undefined, {});
		expect([without.status, without.json]).toEqual([403, { message: 'Forbidden' }]);
		const bearer = { Authorization: `Bearer ${emulator.apiKey}` };
		const wrong = await request(emulator, 'GET', '/api/3/users/me', undefined, bearer);
		expect(wrong.status).toBe(403);
	});
});
