import type { sales as table } from '../../../emulator/assumptions/sales';
import { isOk, needed } from '../client';
import { Inconclusive, seen } from '../outcome';
import type { Probes } from '../probe';
import { newOrder } from '../things/commerce';
import { campaign, legacyDraft } from '../things/mail';

type Sales = Probes<typeof table>;

const dealIncomplete: Sales['dealIncomplete'] = {
	makes: ['deal'],
	requests: 1,
	run: async (lab) => {
		const title = lab.workshop.name('deal-incomplete');
		const { answer } = await lab.workshop.attempt({ kind: 'deal', name: title }, () =>
			lab.call('POST', '/deals', { body: { deal: { title, value: 100, currency: 'usd' } } }),
		);
		const evidence = `POST /deals without contact and pipeline answered ${answer.status}`;
		if (answer.status === 422) return seen('refused422', evidence);
		if (answer.status === 400) return seen('refused400', evidence);
		if (isOk(answer)) throw new Inconclusive(evidence);
		needed(answer);
		throw new Inconclusive(evidence);
	},
};

const orderDuplicate: Sales['orderDuplicate'] = {
	makes: ['contact', 'connection', 'customer', 'order'],
	requests: 5,
	run: async (lab) => {
		const first = await newOrder(lab, 'order');
		needed(first.answer);
		const { answer, id } = await newOrder(lab, 'order');
		const evidence = `POST /ecomOrders with an external id that exists answered ${answer.status}`;
		if (answer.status === 422) return seen('refused422', evidence);
		if (isOk(answer) && id !== first.id) return seen('bothExist', `${evidence} with another id`);
		throw new Inconclusive(isOk(answer) ? `${evidence} with the same id` : evidence);
	},
};

const campaignEditAnswer: Sales['campaignEditAnswer'] = {
	makes: ['campaign'],
	requests: 1,
	run: async (lab) => {
		const { id, name } = await campaign(lab);
		const body = { name: `${name} edited` };
		const answer = needed(await lab.call('PUT', `/campaigns/${id}/edit`, { body }));
		const evidence = `PUT /campaigns/{id}/edit answered ${answer.status}`;
		if (answer.json['campaign'] !== undefined) return seen('campaign', `${evidence} with campaign`);
		if (Object.keys(answer.json).length === 0) return seen('empty', `${evidence} with nothing`);
		throw new Inconclusive(`${evidence} with other members`);
	},
};

const campaignTracklinks: Sales['campaignTracklinks'] = {
	makes: ['campaign', 'message', 'list'],
	requests: 2,
	run: async (lab) => {
		const create = async (suffix: string, more?: Record<string, string>) =>
			Number(needed(await legacyDraft(lab, suffix, more)).json['result_code']);
		if ((await create('campaign-plain')) === 1) {
			return seen('optional', 'campaign_create without tracklinks: result_code 1');
		}
		if ((await create('campaign-tracked', { tracklinks: 'all' })) === 1) {
			return seen('required', 'campaign_create: result_code 0 without tracklinks, 1 with it');
		}
		throw new Inconclusive('campaign_create: result_code 0 with and without tracklinks');
	},
};

export const sales: Sales = {
	dealIncomplete,
	orderDuplicate,
	campaignEditAnswer,
	campaignTracklinks,
};
