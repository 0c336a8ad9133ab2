import type { webhooks as table } from '../../../emulator/assumptions/webhooks';
import { needed } from '../client';
import type { Lab } from '../lab';
import { Inconclusive, seen } from '../outcome';
import type { Probes } from '../probe';
import type { Delivery, Inbox } from '../receiver';
import type { Made } from '../workshop';
import { awaited, listening, QUICK_S } from './listening';
import { account, accountField, deal, dealField } from '../things/crm';

type SalesWebhooks = Pick<
	Probes<typeof table>,
	'accountFieldsShape' | 'dealContact' | 'customFieldEvent' | 'currencyInDeliveries'
>;

const accountFieldsShape: SalesWebhooks['accountFieldsShape'] = {
	makes: ['webhook', 'account', 'accountField'],
	needs: 'deliveries',
	requests: 3,
	seconds: 5,
	run: async (lab) => {
		const [company, field] = [await account(lab), await accountField(lab)];
		return await listening(lab, 'account', ['account_update'], async (inbox) => {
			const fields = [{ customFieldId: Number(field.id), fieldValue: 'x' }];
			needed(await lab.call('PUT', `/accounts/${company.id}`, { body: { account: { fields } } }));
			const delivery = await awaited(lab, inbox, (each) => each['account[id]'] === company.id);
			if (`account[fields][${field.name}]` in delivery) {
				return seen('keyedByTitle', 'account[fields] is keyed by the title');
			}
			return entryOf(delivery, 'account', field) === undefined
				? inconclusive('the delivery does not have the field')
				: seen('list', 'account[fields] is a list with key and value');
		});
	},
};

function inconclusive(why: string): never {
	throw new Inconclusive(why);
}

/** Value of the entry of a list of `{id, key, value}` whose key is the title of the field. */
function entryOf(delivery: Delivery, kind: 'account' | 'deal', field: Made): string | undefined {
	const [name] =
		Object.entries(delivery).find(
			([key, value]) => value === field.name && /\[fields\]\[\d+\]\[key\]$/.test(key),
		) ?? [];
	return name?.startsWith(`${kind}[`) ? delivery[name.replace(/\[key\]$/, '[value]')] : undefined;
}

let values = 1000;

/** Changes an own deal and gives what is delivered of it. */
async function touchDeal(lab: Lab, inbox: Inbox, own: Made): Promise<Delivery> {
	values += 100;
	needed(await lab.call('PUT', `/deals/${own.id}`, { body: { deal: { value: values } } }));
	return await awaited(lab, inbox, (each) => each['deal[id]'] === own.id);
}

const setField = async (lab: Lab, own: Made, field: Made, fieldValue: string, more = {}) => {
	const dealCustomFieldDatum = {
		dealId: Number(own.id),
		customFieldId: Number(field.id),
		fieldValue,
		...more,
	};
	return needed(await lab.call('POST', '/dealCustomFieldData', { body: { dealCustomFieldDatum } }));
};

const dealContact: SalesWebhooks['dealContact'] = {
	makes: ['webhook', 'deal', 'pipeline', 'contact'],
	needs: 'deliveries',
	requests: 3,
	seconds: 5,
	run: async (lab) => {
		const own = await deal(lab);
		return await listening(lab, 'deal-contact', ['deal_update'], async (inbox) => {
			const delivery = await touchDeal(lab, inbox, own);
			return 'contact[id]' in delivery
				? seen('sent', 'the delivery of a deal has contact[id]')
				: seen('notSent', 'the delivery of a deal has no contact[id]');
		});
	},
};

const customFieldEvent: SalesWebhooks['customFieldEvent'] = {
	makes: ['webhook', 'deal', 'pipeline', 'dealField', 'contact'],
	needs: 'deliveries',
	requests: 4,
	seconds: 25,
	run: async (lab) => {
		const [own, field] = [await deal(lab), await dealField(lab, 'text')];
		return await listening(lab, 'deal-field', ['deal_update'], async (inbox) => {
			await setField(lab, own, field, 'x');
			const ofDeal = (each: Delivery) => each['deal[id]'] === own.id;
			if (await inbox.wait(lab.client, QUICK_S, ofDeal)) {
				return seen('emits', 'a new value of a deal field was delivered as deal_update');
			}
			await touchDeal(lab, inbox, own);
			await lab.client.sleep(5_000);
			return inbox.deliveries.filter(ofDeal).length > 1
				? seen('emits', 'a new value of a deal field was delivered as deal_update, late')
				: seen('silent', 'a new value of a deal field was not delivered, another change was');
		});
	},
};

const currencyInDeliveries: SalesWebhooks['currencyInDeliveries'] = {
	makes: ['webhook', 'deal', 'pipeline', 'dealField', 'contact'],
	needs: 'deliveries',
	requests: 4,
	seconds: 5,
	run: async (lab) => {
		const [own, field] = [await deal(lab), await dealField(lab, 'currency')];
		await setField(lab, own, field, '1850', { fieldCurrency: 'USD' });
		return await listening(lab, 'deal-currency', ['deal_update'], async (inbox) => {
			const value = entryOf(await touchDeal(lab, inbox, own), 'deal', field);
			if (value === undefined) throw new Inconclusive('the delivery does not have the field');
			const amount = Number(value.replace(/[^0-9.]/g, ''));
			const evidence = `1850 cents were delivered as ${amount}`;
			if (amount === 18.5) return seen('units', evidence);
			if (amount === 1850) return seen('cents', evidence);
			throw new Inconclusive(evidence);
		});
	},
};

export const salesWebhooks: SalesWebhooks = {
	accountFieldsShape,
	dealContact,
	customFieldEvent,
	currencyInDeliveries,
};
