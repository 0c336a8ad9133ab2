import type { contacts } from './contacts';
import { eachPosition, type Cases, type World } from './positions';

const subscribe = ({ call }: World, values: Record<string, unknown>) =>
	call('POST', '/contactLists', { contactList: { contact: 1, list: 1, ...values } });

const newTag = ({ call }: World, tag: string) =>
	call('POST', '/tags', { tag: { tag, tagType: 'contact' } });

const DUPLICATE = {
	message: 'Could not process request',
	error: "Duplicate entry 'contact-VIP' for key 'typetag'",
};

const cases: Cases<typeof contacts> = {
	subscribeAgain: {
		act: async (world) => {
			const { seed, account } = world.emulator;
			const [contact] = seed.contacts(1);
			const [list] = seed.lists(1);
			if (contact && list) seed.subscribe(contact, list, '2');
			const status = () => account.collection('contactLists').get('1')?.['status'];
			const answer = await subscribe(world, { status: 1 });
			const plain = status();
			await subscribe(world, { status: 1, sourceid: 4 });
			return [answer.status, plain, status()];
		},
		gives: { reactivates: [200, '1', '1'], keepsUnsubscribed: [200, '2', '1'] },
	},
	emailBlanks: {
		act: async ({ call, emulator }) => {
			const { status } = await call('POST', '/contact/sync', {
				contact: { email: ' ann@example.com\t' },
			});
			return [status, emulator.account.collection('contacts').get('1')?.['email']];
		},
		gives: { refuses: [422, undefined], trims: [201, 'ann@example.com'] },
	},
	tagByName: {
		act: async ({ call, emulator, list }) => {
			emulator.seed.contacts(1);
			const reply = await call('POST', '/contactTags', { contactTag: { contact: 1, tag: 'vip' } });
			return [reply.status, list(reply, 'errors')[0]?.['detail']];
		},
		gives: { refused422: [422, 'No tag id provided'], refused400: [400, 'No tag id provided'] },
	},
	unknownTag: {
		act: async ({ call, emulator }) => {
			emulator.seed.contacts(1);
			return (await call('POST', '/contactTags', { contactTag: { contact: 1, tag: 9 } })).status;
		},
		gives: { refused422: 422, notFound404: 404 },
	},
	tagDuplicate: {
		act: async (world) => {
			world.emulator.seed.tags(['vip']);
			const { status, json, text } = await newTag(world, 'VIP');
			if (text.includes('duplicate"')) return [status, 'duplicate'];
			return [status, json['tag'] ? world.emulator.account.collection('tags').size : json];
		},
		gives: {
			duplicateEntry422: [422, DUPLICATE],
			duplicateEntry400: [400, DUPLICATE],
			duplicateEntry500: [500, DUPLICATE],
			errors422: [422, 'duplicate'],
			existing200: [200, 1],
		},
	},
	tagNames: {
		act: async (world) => {
			world.emulator.seed.tags(['Café VIP']);
			const statuses = [];
			for (const name of ['CAFÉ VIP', 'Cafe VIP', 'Cafe\u0301  VIP ', 'Ｃafé VIP', 'Café VI']) {
				statuses.push((await newTag(world, name)).status);
			}
			return statuses;
		},
		gives: { asIndex: [422, 422, 422, 422, 201], lowerCase: [422, 201, 201, 201, 201] },
	},
	wrongDate: {
		act: async ({ call, emulator: { seed, account, url, apiKey } }) => {
			seed.contacts(1);
			seed.fields(['Birthday'], 'date');
			const send = async (value: string) =>
				(await call('POST', '/fieldValues', { fieldValue: { contact: 1, field: 1, value } }))
					.status;
			const statuses = [await send('1990-12-31'), await send('31-12-1990')];
			const sync = await call('POST', '/contact/sync', {
				contact: { email: 'b@example.com', fieldValues: [{ field: '1', value: '31.12.1990' }] },
			});
			const form = 'email=c@example.com&field[%25BIRTHDAY%25,0]=31-12-1990';
			const v1 = await fetch(
				`${url}/admin/api.php?api_action=contact_sync&api_output=json&api_key=${apiKey}`,
				{ method: 'POST', body: new URLSearchParams(form) },
			);
			return [...statuses, sync.status, v1.status, account.collection('contacts').size];
		},
		gives: {
			error500: [201, 500, 500, 500, 1],
			refused422: [201, 422, 422, 200, 1],
			stored: [201, 200, 201, 200, 3],
		},
	},
	listDuplicate: {
		act: async ({ call }) => {
			const list = {
				name: 'News',
				stringid: 'news',
				sender_url: 'https://example.com',
				sender_reminder: 'x',
			};
			await call('POST', '/lists', { list });
			return (await call('POST', '/lists', { list })).status;
		},
		gives: { refused422: 422, bothExist: 201 },
	},
	enrolAgain: {
		act: async ({ call, emulator }) => {
			emulator.seed.contacts(1);
			emulator.seed.automations(1);
			const enrol = async () =>
				(
					await call('POST', '/contactAutomations', {
						contactAutomation: { contact: 1, automation: 1 },
					})
				).status;
			return [await enrol(), await enrol()];
		},
		gives: { enrolsAgain: [201, 201], refused403: [201, 403] },
	},
};

describe('beliefs about contacts, tags and lists', () => eachPosition<typeof contacts>(cases));
