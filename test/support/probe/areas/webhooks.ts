import type { webhooks as table } from '../../../emulator/assumptions/webhooks';
import { needed } from '../client';
import { find } from '../kinds';
import { Inconclusive, seen } from '../outcome';
import type { Probes } from '../probe';
import { changePhone, listening, QUICK_S, touch } from './listening';
import { salesWebhooks } from './salesWebhooks';

type Webhooks = Probes<typeof table>;

const newContactEvent: Webhooks['newContactEvent'] = {
	makes: ['webhook', 'contact'],
	needs: 'deliveries',
	requests: 4,
	seconds: 25,
	run: (lab) =>
		listening(lab, 'new-contact', ['update'], async (inbox) => {
			const contact = await lab.contact('heard');
			const ofContact = () =>
				inbox.deliveries.filter((delivery) => delivery['contact[id]'] === contact.id);
			await inbox.wait(lab.client, QUICK_S, () => ofContact().length > 0);
			if (ofContact().length > 0) return seen('update', 'a new contact was delivered as update');
			await touch(lab, inbox, contact);
			await lab.client.sleep(5_000);
			return ofContact().length > 1
				? seen('update', 'a new contact was delivered as update, late')
				: seen('none', 'a new contact was not delivered, its first change was');
		}),
};

const listWebhookUpdate: Webhooks['listWebhookUpdate'] = {
	makes: ['webhook', 'contact', 'list'],
	needs: 'deliveries',
	requests: 8,
	seconds: 10,
	run: async (lab) => {
		const list = await lab.list('list-heard');
		const active = await lab.contact('active');
		const gone = await lab.contact('gone');
		const none = await lab.contact('none');
		needed(await lab.subscribe(active, list, 1));
		needed(await lab.subscribe(gone, list, 2));
		return await listening(
			lab,
			'list',
			['update'],
			async (inbox) => {
				for (const contact of [gone, none]) needed(await changePhone(lab, contact));
				await touch(lab, inbox, active);
				await lab.client.sleep(5_000);
				const hears = ({ id }: { id: string }) =>
					inbox.deliveries.some((delivery) => delivery['contact[id]'] === id);
				const heard = `unsubscribed: ${hears(gone) ? 'heard' : 'not heard'}, on no list: ${hears(none) ? 'heard' : 'not heard'}`;
				if (hears(gone) && hears(none)) return seen('allContacts', heard);
				if (hears(none)) throw new Inconclusive(heard);
				return hears(gone) ? seen('anyStatus', heard) : seen('activeOnly', heard);
			},
			{ listid: Number(list.id) },
		);
	},
};

const webhookAfter410: Webhooks['webhookAfter410'] = {
	makes: ['webhook', 'contact'],
	needs: 'deliveries',
	requests: 4,
	seconds: 10,
	run: (lab) =>
		listening(
			lab,
			'gone',
			['update'],
			async (inbox, webhook) => {
				await touch(lab, inbox, await lab.contact('heard'));
				await lab.client.sleep(5_000);
				const listed = await find(lab.client, 'webhook', webhook.name);
				return listed.length > 0
					? seen('listed', 'GET /webhooks still has it')
					: seen('gone', 'GET /webhooks no longer has it');
			},
			{ status: 410 },
		),
};

const contactFieldsKey: Webhooks['contactFieldsKey'] = {
	makes: ['webhook', 'contact', 'field'],
	needs: 'deliveries',
	requests: 4,
	seconds: 5,
	run: async (lab) => {
		const [contact, field] = [await lab.contact('heard'), await lab.field('text')];
		const fieldValue = { contact: contact.id, field: field.id, value: 'x' };
		needed(await lab.call('POST', '/fieldValues', { body: { fieldValue } }));
		return await listening(lab, 'fields', ['update'], async (inbox) => {
			const delivery = await touch(lab, inbox, contact);
			const has = (key: string) => `contact[fields][${key}]` in delivery;
			if (has(field.id)) return seen('fieldId', 'contact[fields] is keyed by the id');
			if (has(field.perstag.toLowerCase()) || has(field.perstag)) {
				return seen('personalizationTag', 'contact[fields] is keyed by the tag');
			}
			throw new Inconclusive('the delivery does not have the field');
		});
	},
};

export const webhooks: Webhooks = {
	newContactEvent,
	listWebhookUpdate,
	webhookAfter410,
	contactFieldsKey,
	...salesWebhooks,
};
