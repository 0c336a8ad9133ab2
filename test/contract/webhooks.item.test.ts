import { itemOf } from '../../nodes/ActiveCampaign/trigger/webhook/deliveryItem';
import { parseBody } from '../../nodes/ActiveCampaign/trigger/webhook/parseBody';

const itemFrom = (body: Record<string, string>) =>
	itemOf(parseBody(new URLSearchParams(body).toString()));

describe('the custom fields of a delivery', () => {
	it.each(['deal', 'account', 'contact'])('of %s come by title from a list', (thing) => {
		const item = itemFrom({
			[`${thing}[fields][0][key]`]: 'Size',
			[`${thing}[fields][0][value]`]: '',
			[`${thing}[fields][1][id]`]: '85376',
			[`${thing}[fields][1][key]`]: 'Colours',
			[`${thing}[fields][1][value][0]`]: 'red',
			[`${thing}[fields][1][value][1]`]: 'green',
			[`${thing}[fields][2][id]`]: '85377',
			[`${thing}[fields][2][key]`]: 'Shapes',
			[`${thing}[fields][2][value]`]: '||round||flat||',
		});
		const fields = { Size: '', Colours: ['red', 'green'], Shapes: ['round', 'flat'] };
		expect(item).toMatchObject({ [thing]: { fields } });
	});

	it('keep both values if two fields of the list share a title', () => {
		const item = itemFrom({
			'deal[fields][0][key]': 'Size',
			'deal[fields][0][value]': 'M',
			'deal[fields][1][key]': 'Size',
			'deal[fields][1][value]': 'L',
		});
		expect(item).toMatchObject({ deal: { fields: { Size: 'M', 'Size #2': 'L' } } });
	});

	it('stay as they are under IDs, titles or personalization tags', () => {
		const item = itemFrom({
			'contact[fields][39]': 'M',
			'account[fields][Description]': 'Desc',
			'deal[fields][contact_owner]': 'Alice',
		});
		expect(item).toMatchObject({
			contact: { fields: { 39: 'M' } },
			account: { fields: { Description: 'Desc' } },
			deal: { fields: { contact_owner: 'Alice' } },
		});
	});
});

describe('the account of a delivery', () => {
	it.each(['customer_acct_id', 'customer_account_id'])('comes from %s', (id) => {
		const item = itemFrom({ [id]: '3', customer_acct_name: 'Acme' });
		expect(item.account).toEqual({ id: '3', name: 'Acme' });
		expect(item).not.toHaveProperty(id);
		expect(item).not.toHaveProperty('customer_acct_name');
	});

	it.each(['0', ''])('is left out if its ID is "%s" and its name empty', (id) => {
		const item = itemFrom({ type: 'update', customer_acct_id: id, customer_acct_name: '' });
		expect(item).not.toHaveProperty('account');
		expect(item).not.toHaveProperty('customer_acct_id');
	});

	it('is that of the event if the event is about one', () => {
		const item = itemFrom({
			'account[id]': '7',
			customer_acct_id: '3',
			customer_acct_name: 'Acme',
		});
		expect(item).toMatchObject({ account: { id: '7' }, customer_acct_id: '3' });
	});
});

describe('the amount of a deal in a delivery', () => {
	it.each([
		[{ value: '1,044,055.00', value_raw: '1044055' }, 1_044_055],
		[{ value: '1,044,055.00' }, 1_044_055],
		[{ value: '14,055.50', value_raw: '14055.5' }, 14_055.5],
		[{ value: '-20.00', value_raw: '' }, -20],
		[{ value: '1.044,50', value_raw: '1044.5' }, 1_044.5],
		[{ value: '1.044,50' }, '1.044,50'],
	])('%j is %j in currency units', (members, value) => {
		const body = Object.entries(members).map(([name, text]) => [`deal[${name}]`, text]);
		expect(itemFrom(Object.fromEntries(body) as Record<string, string>)).toMatchObject({
			deal: { value },
		});
	});

	it.each([
		['&euro;', '€'],
		['&#8377;', '₹'],
		['z&#x142;', 'zł'],
		['$', '$'],
		['&nosuch;', '&nosuch;'],
		['&#99999999;', '&#99999999;'],
		['&#1114112;', '&#1114112;'],
	])('has the currency symbol %s as %s', (sent, symbol) => {
		expect(itemFrom({ 'deal[currency_symbol]': sent })).toMatchObject({
			deal: { currency_symbol: symbol },
		});
	});
});
