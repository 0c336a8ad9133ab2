import { eachPosition, type Cases, type World } from './positions';
import type { webhooks } from './webhooks';

type Values = Record<string, unknown>;

/** A port that nobody listens to: what was sent stands in `deliveries`. */
const NOWHERE = 'http://127.0.0.1:9/';

/** Members of what was delivered of an event, after the account has done its work. */
async function delivered(
	{ emulator }: World,
	event: string,
): Promise<Array<Record<string, string>>> {
	await emulator.webhooks.idle();
	return emulator.webhooks.deliveries
		.filter((delivery) => delivery.event === event)
		.map(({ body }) => Object.fromEntries(new URLSearchParams(body)));
}

const listen = ({ emulator }: World, event: string, values: Values = {}) =>
	emulator.seed.webhooks([NOWHERE], [event], values);

const dealField = ({ emulator }: World, fieldType: string) =>
	emulator.account.collection('dealCustomFieldMeta').insert({ fieldLabel: 'Source', fieldType });

const setField = ({ call }: World, fieldValue: unknown) =>
	call('POST', '/dealCustomFieldData', {
		dealCustomFieldDatum: { dealId: 1, customFieldId: 1, fieldValue },
	});

const cases: Cases<typeof webhooks> = {
	newContactEvent: {
		act: async (world) => {
			listen(world, 'update');
			await world.call('POST', '/contacts', { contact: { email: 'a@example.com' } });
			return (await delivered(world, 'update')).length;
		},
		gives: { update: 1, none: 0 },
	},
	listWebhookUpdate: {
		act: async (world) => {
			const { seed } = world.emulator;
			listen(world, 'update', { listid: '1' });
			const [active, gone] = seed.contacts(3);
			const [list] = seed.lists(1);
			if (!active || !gone || !list) throw new Error('not seeded');
			seed.subscribe(active, list);
			seed.subscribe(gone, list, '2');
			for (const id of [1, 2, 3]) {
				await world.call('PUT', `/contacts/${id}`, { contact: { phone: '1' } });
			}
			return (await delivered(world, 'update')).map((values) => values['contact[id]']);
		},
		gives: { anyStatus: ['1', '2'], activeOnly: ['1'], allContacts: ['1', '2', '3'] },
	},
	webhookAfter410: {
		act: async (world) => {
			const { createServer } = await import('node:http');
			const receiver = createServer((_incoming, outgoing) => outgoing.writeHead(410).end());
			await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
			const address = receiver.address();
			const port = typeof address === 'object' ? address?.port : 0;
			world.emulator.seed.webhooks([`http://127.0.0.1:${port}/`], ['update']);
			await world.call('POST', '/contacts', { contact: { email: 'a@example.com' } });
			await world.emulator.webhooks.idle();
			receiver.closeAllConnections();
			receiver.close();
			return world.list(await world.call('GET', '/webhooks'), 'webhooks').length;
		},
		gives: { listed: 1, gone: 0 },
	},
	contactFieldsKey: {
		act: async (world) => {
			const { seed } = world.emulator;
			listen(world, 'update');
			const [contact] = seed.contacts(1);
			const [field] = seed.fields(['Size']);
			if (contact && field) seed.fieldValue(contact, field, 'M');
			await world.call('PUT', '/contacts/1', { contact: { phone: '1' } });
			const [values = {}] = await delivered(world, 'update');
			return Object.entries(values).filter(([name]) => name.startsWith('contact[fields]'));
		},
		gives: {
			fieldId: [['contact[fields][1]', 'M']],
			personalizationTag: [['contact[fields][size]', 'M']],
		},
	},
	accountFieldsShape: {
		act: async (world) => {
			const { account, seed } = world.emulator;
			listen(world, 'account_update');
			seed.accounts(['Acme']);
			account
				.collection('accountCustomFieldMeta')
				.insert({ fieldLabel: 'City', fieldType: 'text' });
			await world.call('PUT', '/accounts/1', {
				account: { fields: [{ customFieldId: 1, fieldValue: 'Rome' }] },
			});
			const [values = {}] = await delivered(world, 'account_update');
			return Object.entries(values).filter(([name]) => name.startsWith('account[fields]'));
		},
		gives: {
			list: [
				['account[fields][0][id]', '1'],
				['account[fields][0][key]', 'City'],
				['account[fields][0][value]', 'Rome'],
			],
			keyedByTitle: [['account[fields][City]', 'Rome']],
		},
	},
	dealContact: {
		act: async (world) => {
			listen(world, 'deal_update');
			world.emulator.seed.deals(1);
			await world.call('PUT', '/deals/1', { deal: { title: 'New' } });
			const [values = {}] = await delivered(world, 'deal_update');
			return [values['contact[id]'], values['deal[contactid]']];
		},
		gives: { sent: ['1', '1'], notSent: [undefined, '1'] },
	},
	customFieldEvent: {
		act: async (world) => {
			listen(world, 'deal_update');
			world.emulator.seed.deals(1);
			dealField(world, 'text');
			await setField(world, 'web');
			return (await delivered(world, 'deal_update')).map((values) => values['updated_fields[0]']);
		},
		gives: { emits: ['Source'], silent: [] },
	},
	currencyInDeliveries: {
		act: async (world) => {
			listen(world, 'deal_update');
			world.emulator.seed.deals(1);
			dealField(world, 'currency');
			await setField(world, '1850');
			const [values = {}] = await delivered(world, 'deal_update');
			return values['deal[fields][0][value]'];
		},
		gives: { units: '18.5', cents: '1850' },
	},
};

describe('beliefs about deliveries', () => eachPosition<typeof webhooks>(cases));
