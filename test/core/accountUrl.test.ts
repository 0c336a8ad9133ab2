import fc from 'fast-check';
import { originOf } from '../../nodes/ActiveCampaign/core/client/accountUrl';
import { Failure } from '../../nodes/ActiveCampaign/core/failure';

const origin = 'https://acme.api-us1.com';

it.each([
	origin,
	'acme.api-us1.com',
	'acme.api-us1.com/',
	'  https://acme.api-us1.com/  ',
	'https://acme.api-us1.com/api/3',
	'https://acme.api-us1.com/api/3/',
	'https://acme.api-us1.com//',
	'https://acme.api-us1.com/admin/api.php?api_action=list_list',
	'https://acme.api-us1.com/app/contacts?page=2#top',
	'HTTPS://ACME.API-US1.COM',
	'http://acme.api-us1.com',
	'https://acme.api-us1.com:443',
	'https://acme.\napi-us1.com',
])('reads the account of %j', (pasted) => {
	expect(originOf(pasted)).toBe(origin);
});

it('keeps another host name and port as they are', () => {
	expect(originOf('https://acme.activehosted.com')).toBe('https://acme.activehosted.com');
	expect(originOf('https://proxy.example.com:8443/api/3')).toBe('https://proxy.example.com:8443');
});

it.each(['http://localhost:3999', 'http://127.0.0.1:3999', 'http://[::1]:3999'])(
	'keeps plain http for this machine: %s',
	(local) => {
		expect(originOf(`${local}/api/3`)).toBe(local);
	},
);

it.each(['http://localhost.evil.com', 'http://127.0.0.1.evil.com'])(
	'does not take %s for this machine',
	(pasted) => {
		expect(originOf(pasted)).toMatch(/^https:/);
	},
);

it.each([
	'',
	'   ',
	undefined,
	null,
	42,
	{ url: origin },
	'acme',
	'https://',
	'ftp://acme.api-us1.com',
	'javascript://acme.api-us1.com',
	'file:///etc/passwd',
	'https://acme..com',
	'https://a_b.com',
	'http://',
	'not an address',
])('refuses %j and tells where the address is found', (pasted) => {
	expect(() => originOf(pasted)).toThrow(Failure);
	expect(() => originOf(pasted)).toThrow(
		expect.objectContaining({
			message: expect.stringMatching(/^The API URL is/),
			facts: expect.objectContaining({
				field: 'API URL',
				description: expect.stringContaining('Settings > Developer'),
			}),
		}),
	);
});

it('refuses a user name or password, and does not repeat them', () => {
	for (const pasted of ['https://acme:secret@acme.api-us1.com', 'https://acme@evil.com']) {
		expect(() => originOf(pasted)).toThrow('must not contain a user name or password');
		expect(() => originOf(pasted)).not.toThrow(/secret/);
	}
});

it('gives an origin without path, or a Failure, for any text', () => {
	fc.assert(
		fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl()), (pasted) => {
			try {
				const given = originOf(pasted);
				expect(new URL(given).origin).toBe(given);
			} catch (error) {
				expect(error).toBeInstanceOf(Failure);
			}
		}),
	);
});
