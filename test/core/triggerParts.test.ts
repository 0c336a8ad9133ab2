import { Failure } from '../../nodes/ActiveCampaign/core/failure';
import { dateSince } from '../../nodes/ActiveCampaign/trigger/poll/dateFilter';
import {
	LatestById,
	BoundedSet,
} from '../../nodes/ActiveCampaign/trigger/shared/boundedCollections';
import {
	newSecret,
	sameSecret,
	secretIn,
	secretOf,
	withSecret,
} from '../../nodes/ActiveCampaign/trigger/webhook/webhookSecret';
import { checkAddress } from '../../nodes/ActiveCampaign/trigger/webhook/webhookUrl';

const account = 'https://acme.api-us1.com';

describe('the webhook URL', () => {
	it.each([
		['http://n8n.example.com/webhook/x', /plain http/],
		['https://n8n.example.com:5678/webhook/x', /port 443/],
		['http://localhost:5678/webhook/x', /cannot reach/],
		['https://localhost/webhook/x', /cannot reach/],
		['https://127.0.0.1/webhook/x', /cannot reach/],
		['https://192.168.1.7/webhook/x', /cannot reach/],
		['https://172.20.0.1/webhook/x', /cannot reach/],
		['https://[::1]/webhook/x', /cannot reach/],
		['https://n8n/webhook/x', /cannot reach/],
		['https://n8n.local/webhook/x', /cannot reach/],
		['', /not a web address/],
	])('%s is refused', (address, message) => {
		expect(() => checkAddress(address, account)).toThrow(message);
		expect(() => checkAddress(address, account)).toThrow(Failure);
	});

	it('is accepted on https with port 443', () => {
		checkAddress('https://n8n.example.com/webhook/x', account);
		checkAddress('https://n8n.example.com:443/webhook/x', account);
	});

	it('may be any URL for an account on localhost', () => {
		checkAddress('http://localhost:5678/webhook/x', 'http://127.0.0.1:4010');
	});
});

describe('the secret of the webhook', () => {
	it('is in the URL and comes back out', () => {
		const secret = newSecret();
		expect(secret).not.toBe(newSecret());
		expect(secretIn(withSecret('https://n8n.example.com/webhook/x', secret))).toBe(secret);
	});

	it('is compared as a whole', () => {
		const secret = newSecret();
		expect(sameSecret(secret, secret)).toBe(true);
		expect(sameSecret(secret, secret.slice(1))).toBe(false);
		expect(sameSecret(secret, '')).toBe(false);
	});

	it.each([undefined, null, 'token', {}, { token: 1 }, { token: ['x'] }, { token: 'short' }])(
		'is not in the query %p',
		(query) => {
			expect(secretOf(query)).toBeUndefined();
		},
	);
});

describe('the bounded collections', () => {
	it('drop the oldest entry beyond their limit', () => {
		const words = new BoundedSet(2);
		expect([words.add('a'), words.add('b'), words.add('a'), words.add('c')]).toEqual([
			true,
			true,
			false,
			true,
		]);
		expect([words.has('a'), words.has('b'), words.has('c')]).toEqual([false, true, true]);
		const times = new LatestById(2);
		for (const [id, seconds] of [
			['a', 1],
			['b', 2],
			['a', 3],
			['c', 4],
		] as const)
			times.add(id, seconds);
		expect([times.get('a'), times.get('b'), times.get('c')]).toEqual([3, -Infinity, 4]);
		times.forgetBefore(4);
		expect(times.serialize()).toBe('c@4');
	});

	it('restore what they serialized and ignore anything else', () => {
		const words = new BoundedSet(10);
		words.add('a');
		words.add('b');
		const again = new BoundedSet(10);
		again.restore(words.serialize(10));
		again.restore(undefined);
		again.restore('');
		expect(again.serialize(1)).toBe('b');
		expect(again.size).toBe(2);
		const times = new LatestById(10);
		times.restore('7@12 garbage @ 8@x 9@3');
		expect(times.serialize()).toBe('7@12 9@3');
	});
});

describe('the date of a filter', () => {
	const moment = Date.UTC(2026, 0, 5, 15);
	const read = (text: string, offset: string) => Date.parse(`${text.slice(0, 19)}${offset}`);

	it('is the moment itself where offsets are heeded', () => {
		const filter = { heedsOffset: true, offset: -300 };
		expect(Date.parse(dateSince(moment, filter))).toBe(moment);
	});

	it.each([
		['-05:00', -300],
		['+05:30', 330],
		['+14:00', 840],
		['-12:00', -720],
	])('is not later than meant where %s or UTC is read instead', (zone, offset) => {
		const text = dateSince(moment, { heedsOffset: false, offset });
		for (const readAs of [zone, '+00:00', text.slice(19)])
			expect(read(text, readAs)).toBeLessThanOrEqual(moment);
		// The clocks went back an hour since the offset was seen.
		const winter = offset - 60;
		expect(Date.parse(`${text.slice(0, 19)}Z`) - winter * 60_000).toBeLessThanOrEqual(moment);
	});

	it('is early enough for every offset where nothing is known', () => {
		for (const zone of ['-12:00', '+00:00', '+14:00'])
			expect(read(dateSince(moment, undefined), zone)).toBeLessThanOrEqual(moment);
	});
});
