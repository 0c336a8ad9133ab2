import { facts, operationKey, servedPath } from './facts';
import { request, type Session, startSession } from './session';

describe('every operation of the reference', () => {
	let session: Session;
	beforeAll(async () => {
		session = await startSession();
		session.emulator.seed.contacts(1);
	});
	afterAll(() => session.emulator.close());

	it('has a route, and reads answer with the members of the reference', async () => {
		const broken: string[] = [];
		for (const fact of facts) {
			const path = servedPath(fact).replace(/\{\w+\}/g, '1');
			const body = fact.method === 'GET' || fact.method === 'DELETE' ? undefined : {};
			const reply = await request(session.emulator, fact.method, path, body);
			const entry = session.emulator.journal.entries.at(-1);
			if (entry?.unknownRoute || reply.status === 405 || reply.status >= 500) {
				broken.push(`${operationKey(fact)} ${reply.status}`);
			}
			const { list, dataKey } = fact.response;
			if (fact.method === 'GET' && !fact.base && reply.status === 200 && list && dataKey) {
				if (!Array.isArray(reply.json[dataKey])) broken.push(`${operationKey(fact)} ${dataKey}`);
			}
		}
		expect(broken).toEqual([]);
	});

	it('is in the table once', () => {
		const keys = facts.map(operationKey);
		expect(keys).toHaveLength(548);
		expect(new Set(keys).size).toBe(keys.length);
	});
});
