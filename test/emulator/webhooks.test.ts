import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Session, startSession } from './session';

describe('webhooks', () => {
	let session: Session;
	let receiver: Server;
	let status = 200;
	let received: URLSearchParams[] = [];
	let target = '';

	beforeAll(async () => {
		session = await startSession();
		receiver = createServer((incoming, outgoing) => {
			let body = '';
			incoming.on('data', (chunk: Buffer) => (body += chunk.toString()));
			incoming.on('end', () => {
				received.push(new URLSearchParams(body));
				outgoing.writeHead(status).end();
			});
		});
		await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
		target = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
	});
	afterAll(async () => {
		await session.emulator.close();
		await new Promise((resolve) => receiver.close(resolve));
	});
	beforeEach(() => {
		session.emulator.reset();
		status = 200;
		received = [];
	});

	const subscribe = (events: string[], values: Record<string, unknown> = {}) =>
		session.call('POST', '/webhooks', {
			webhook: { name: 'Hook', url: target, events, sources: ['api'], ...values },
		});

	it('get form-encoded bracket keys of events they listen to', async () => {
		const { seed, account, webhooks } = session.emulator;
		expect((await subscribe(['contact_tag_added'])).status).toBe(201);
		seed.contacts(1);
		seed.tags(['vip']);
		seed.fields(['Size']);
		account.collection('fieldValues').insert({ contact: '1', field: '1', value: 'M' });
		await session.call('POST', '/contactTags', { contactTag: { contact: 1, tag: 1 } });
		await webhooks.idle();
		expect(Object.fromEntries(received[0] ?? [])).toMatchObject({
			type: 'contact_tag_added',
			initiated_from: 'api',
			list: '0',
			tag: 'vip',
			'contact[id]': '1',
			'contact[email]': 'contact1@example.com',
			'contact[tags]': 'vip',
			'contact[fields][1]': 'M',
		});
		expect(webhooks.deliveries).toMatchObject([{ event: 'contact_tag_added', status: 200 }]);
	});

	it('hear nothing of other events, sources and lists', async () => {
		const { seed, webhooks } = session.emulator;
		await subscribe(['unsubscribe']);
		await subscribe(['subscribe'], { sources: ['admin'] });
		await subscribe(['subscribe'], { listid: 2 });
		await subscribe(['subscribe'], { listid: 1 });
		seed.contacts(1);
		seed.lists(2);
		await session.call('POST', '/contactLists', {
			contactList: { contact: 1, list: 1, status: 1 },
		});
		await webhooks.idle();
		expect(webhooks.deliveries.map(({ webhook }) => webhook)).toEqual(['4']);
		expect(received[0]?.get('list')).toBe('1');
	});

	it('are not tried again after a failure and switched off by 410', async () => {
		const { webhooks } = session.emulator;
		await subscribe(['list_add']);
		const list = (stringid: string) => ({
			list: { name: stringid, stringid, sender_url: 'https://example.com', sender_reminder: 'x' },
		});
		status = 500;
		await session.call('POST', '/lists', list('a'));
		await webhooks.idle();
		status = 410;
		await session.call('POST', '/lists', list('b'));
		await webhooks.idle();
		await session.call('POST', '/lists', list('c'));
		await webhooks.idle();
		expect(received.map((body) => body.get('list[name]'))).toEqual(['a', 'b']);
	});
});
