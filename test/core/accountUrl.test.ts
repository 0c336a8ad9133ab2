import fc from 'fast-check';
import { originOf } from '../../nodes/ActiveCampaign/core/client/accountUrl';
import { Failure } from '../../nodes/ActiveCampaign/core/failure';

const origin = 'https://acme.api-us1.com';

describe('API URL of the credential', () => {
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
	])('takes the origin of %j', (pasted) => {
		expect(originOf(pasted)).toBe(origin);
	});

	it('keeps any other host name and port', () => {
		expect(originOf('https://acme.activehosted.com')).toBe('https://acme.activehosted.com');
		expect(originOf('https://proxy.example.com:8443/api/3')).toBe('https://proxy.example.com:8443');
	});

	it.each(['http://localhost:3999', 'http://127.0.0.1:3999', 'http://[::1]:3999'])(
		'allows plain HTTP on this machine: %s',
		(local) => {
			expect(originOf(`${local}/api/3`)).toBe(local);
		},
	);

	it.each(['http://localhost.evil.com', 'http://127.0.0.1.evil.com'])(
		'does not treat %s as this machine',
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
	])('refuses %j and says where to find the URL', (pasted) => {
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

	it('refuses a URL with a user name or password, without repeating it', () => {
		for (const pasted of ['https://acme:secret@acme.api-us1.com', 'https://acme@evil.com']) {
			expect(() => originOf(pasted)).toThrow('must not contain a user name or password');
			expect(() => originOf(pasted)).not.toThrow(/secret/);
		}
	});

	it('returns an origin without a path, or throws a Failure, for any text', () => {
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
});
