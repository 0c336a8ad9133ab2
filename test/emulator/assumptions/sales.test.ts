import { request } from '../session';
import { eachPosition, type Cases } from './positions';
import type { sales } from './sales';

const cases: Cases<typeof sales> = {
	dealIncomplete: {
		act: async ({ call, emulator }) => {
			emulator.seed.contacts(1);
			emulator.seed.pipeline();
			const deal = { title: 'Deal', value: 100, currency: 'usd', owner: '1', percent: 0 };
			return (await call('POST', '/deals', { deal: { ...deal, group: '1', stage: '1' } })).status;
		},
		gives: { refused422: 422, refused400: 400 },
	},
	orderDuplicate: {
		act: async ({ call, emulator }) => {
			emulator.account.collection('connections').insert({ service: 'shop', name: 'Shop' });
			const ecomOrder = {
				externalid: '1',
				source: '1',
				email: 'a@example.com',
				orderProducts: [],
				totalPrice: 100,
				currency: 'USD',
				connectionid: '1',
				customerid: '1',
				externalCreatedDate: '2026-01-01T10:00:00-05:00',
			};
			await call('POST', '/ecomOrders', { ecomOrder });
			await call('POST', '/ecomOrders', { ecomOrder });
			return emulator.account.collection('ecomOrders').size;
		},
		gives: { refused422: 1, bothExist: 2 },
	},
	campaignEditAnswer: {
		act: async ({ call, emulator }) => {
			emulator.seed.campaigns(['May']);
			const { json } = await call('PUT', '/campaigns/1/edit', { name: 'June' });
			return (json['campaign'] as Record<string, unknown> | undefined)?.['name'];
		},
		gives: { empty: undefined, campaign: 'June' },
	},
	campaignTracklinks: {
		act: async ({ emulator }) => {
			const { seed } = emulator;
			seed.lists(1);
			seed.messages(1);
			const query = new URLSearchParams({
				api_action: 'campaign_create',
				api_output: 'json',
				api_key: emulator.apiKey,
				type: 'single',
				name: 'May',
				sdate: '2030-01-01 10:00:00',
				status: '0',
				public: '1',
				'p[1]': '1',
				'm[1]': '100',
			});
			const path = `/admin/api.php?${query.toString()}`;
			const plain = await request(emulator, 'POST', path);
			const tracked = await request(emulator, 'POST', `${path}&tracklinks=all`);
			return [plain.json['result_code'], tracked.json['result_code']];
		},
		gives: { optional: [1, 1], required: [0, 1] },
	},
};

describe('beliefs about deals, orders and campaigns', () => eachPosition<typeof sales>(cases));
