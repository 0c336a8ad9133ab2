import { scenario } from './scenario';
import { phpSerialize } from './v1/phpSerialize';
import { toXml } from './v1/xml';

describe('outputs of v1', () => {
	it('escapes text, closes empty elements and names numeric keys row', () => {
		expect(toXml('tags', { 0: { name: 'A & <B>' }, note: '', none: null })).toBe(
			'<?xml version="1.0" encoding="utf-8"?>\n' +
				'<tags><row><name>A &amp; &lt;B&gt;</name></row><note/><none/></tags>',
		);
	});

	it('drops characters that XML cannot hold', () => {
		expect(toXml('a', 'x\u0001y\uFFFE😀')).toContain('<a>xy😀</a>');
	});

	it('serializes like PHP, with lengths in bytes', () => {
		expect(phpSerialize({ 0: 'é', ok: 1, half: 0.5, yes: true, none: null, list: [] })).toBe(
			'a:6:{i:0;s:2:"é";s:2:"ok";i:1;s:4:"half";d:0.5;s:3:"yes";b:1;s:4:"none";N;s:4:"list";a:0:{}}',
		);
	});

	it('answers XML when no output is asked for, with HTTP 200 and the output named', async () => {
		const { call } = scenario();
		const answer = await call('GET', '/admin/api.php?api_action=list_list&api_key=key');
		expect(answer.status).toBe(200);
		expect(answer.body).toBe(
			'<?xml version="1.0" encoding="utf-8"?>\n<list_list><result_code>0</result_code>' +
				'<result_message>Failed: Nothing is returned</result_message>' +
				'<result_output>xml</result_output></list_list>',
		);
	});

	it('answers serialize()', async () => {
		const { call } = scenario();
		const url = '/admin/api.php?api_action=list_list&api_key=key&api_output=serialize';
		const { body } = await call('GET', url);
		expect(body).toBe(
			'a:3:{s:11:"result_code";i:0;s:14:"result_message";s:27:"Failed: Nothing is returned";' +
				's:13:"result_output";s:9:"serialize";}',
		);
	});

	it.each(['', '&api_key=wrong'])('refuses a call with key "%s" in XML', async (key) => {
		const { call } = scenario();
		const answer = await call('GET', `/admin/api.php?api_action=list_list${key}`);
		expect(answer.status).toBe(200);
		expect(answer.body).toContain(
			'<root><error>You are not authorized to access this file</error></root>',
		);
	});

	it('refuses in JSON when asked for JSON, and takes the key from the header', async () => {
		const { call } = scenario();
		const url = '/admin/api.php?api_action=list_list&api_output=json';
		expect((await call('GET', url)).body).toMatchObject({
			result_code: 0,
			result_message: 'You are not authorized to access this file',
		});
		expect((await call('GET', url, '', { 'Api-Token': 'key' })).body).toMatchObject({
			result_message: 'Failed: Nothing is returned',
		});
	});

	it('does not read a JSON body', async () => {
		const { call } = scenario();
		const url = '/admin/api.php?api_action=contact_tag_add&api_output=json&api_key=key';
		const { body } = await call('POST', url, JSON.stringify({ id: '1', tags: 'a' }));
		expect(body).toMatchObject({
			result_code: 0,
			result_message: 'Missing required parameter: tags',
		});
	});
});
