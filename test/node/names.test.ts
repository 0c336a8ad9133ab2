import * as things from '../../nodes/ActiveCampaign/resources/shared/things';
import { itIfErrorsKeepResponse } from '../support/abilities';
import { json, openWorkbench, type Workbench } from './workbench';

let bench: Workbench;
beforeEach(async () => {
	bench = await openWorkbench();
});
afterEach(async () => await bench.close());

describe('Selectors with 230 fields, 450 tags, 130 lists and 1,300 automations', () => {
	const sizes = { fields: 230, tags: 450, lists: 130, automations: 1_300 };
	const labels = { fields: 'Field', tags: 'Tag', lists: 'List', automations: 'Automation' };
	beforeEach(() => {
		for (const name of Object.keys(sizes) as Array<keyof typeof sizes>)
			bench.emulator.seed[name](sizes[name]);
	});
	const editorMethods = () =>
		bench.engine.methods({ parameters: {}, credentials: bench.credentials });

	/** All entries of a selector, page by page. */
	async function scroll(name: string, filter?: string) {
		const offered = [];
		let token: string | undefined;
		do {
			const page = await editorMethods().listSearch(name, filter, token);
			offered.push(...page.results);
			token = page.paginationToken as string | undefined;
		} while (token !== undefined);
		return offered;
	}

	it.each(Object.keys(sizes) as Array<keyof typeof sizes>)(
		'%s: lists all, searches, and needs no request the second time',
		async (name) => {
			const all = await bench.clock.run(scroll(name));
			expect(all).toHaveLength(sizes[name]);
			const last = `${labels[name]} ${sizes[name]}`;
			const found = await bench.clock.run(scroll(name, last.toLowerCase()));
			expect(found.map((option) => option.name)).toContainEqual(expect.stringContaining(last));
			const before = bench.emulator.journal.entries.length;
			await bench.clock.run(scroll(name));
			await bench.clock.run(scroll(name, last.toLowerCase()));
			expect(bench.emulator.journal.entries).toHaveLength(before);
		},
	);

	it('the custom field mapper lists all fields with their types', async () => {
		const { fields } = await bench.clock.run(editorMethods().resourceMapping('contactFields'));
		expect(fields).toHaveLength(230);
		await bench.clock.run(editorMethods().resourceMapping('contactFields'));
		expect(bench.emulator.journal.entries).toHaveLength(3);
	});

	it('a multiple selector lists all', async () => {
		expect(await bench.clock.run(editorMethods().loadOptions('tags'))).toHaveLength(450);
	});
});

describe('Selectors of the form', () => {
	it('have a working look-up each', async () => {
		const methods = bench.engine.methods({ parameters: {}, credentials: bench.credentials });
		for (const { key } of Object.values(things)) {
			expect(await bench.clock.run(methods.listSearch(key))).toHaveProperty('results');
		}
		expect(bench.emulator.journal.suspicious).toEqual([]);
	});
});

describe('Find or Create', () => {
	const run = async (resource: string, values: object) =>
		json(await bench.run({ resource, operation: 'findOrCreate', values: values as never }))[0];

	it('creates a tag once, ignoring case', async () => {
		expect(await run('tag', { name: 'VIP', tagType: 'contact' })).toMatchObject({
			tag: 'VIP',
			created: true,
		});
		expect(await run('tag', { name: 'vip ', tagType: 'contact' })).toMatchObject({
			id: '1',
			created: false,
		});
		expect(bench.rows('tags')).toHaveLength(1);
	});

	it('returns the existing row when another create was faster', async () => {
		bench.emulator.faults.next({
			kind: 'status',
			status: 422,
			body: {
				errors: [{ title: "Duplicate entry 'contact-VIP' for key 'typetag'", code: 'duplicate' }],
			},
			match: ({ method }) => {
				if (method !== 'POST') return false;
				bench.emulator.seed.tags(['VIP']);
				return true;
			},
		});
		expect(await run('tag', { name: 'VIP', tagType: 'contact' })).toMatchObject({
			id: '1',
			created: false,
		});
	});

	it('distinguishes two deals of one title by their contact', async () => {
		bench.emulator.seed.contacts(2);
		bench.emulator.seed.pipeline();
		const deal = (contact: string) => ({
			title: 'Renewal',
			ownerType: 'contact',
			contact: { __rl: true, mode: 'id', value: contact },
			amount: 10,
			currency: 'usd',
			which: 'pipeline',
			pipeline: { __rl: true, mode: 'id', value: '1' },
		});
		expect(await run('deal', deal('1'))).toMatchObject({ created: true });
		expect(await run('deal', deal('2'))).toMatchObject({ created: true });
		expect(await run('deal', deal('2'))).toMatchObject({ id: '2', created: false });
		expect(bench.rows('deals')).toHaveLength(2);
	});
});

describe('Credential test', () => {
	const runTest = async (change: object) =>
		(await bench.engine
			.methods({ parameters: {}, credentials: { ...bench.credentials, ...change } })
			.credentialTest()) as {
			status: string;
			message: string;
		};
	const testCredential = async (change: object) => {
		await bench.clock.run(bench.clock.sleep(1_000));
		return await bench.clock.run(runTest(change));
	};
	const messageFor = async (status: number, headers = {}, body: unknown = {}) => {
		bench.emulator.faults.next({ kind: 'status', status, headers, body });
		return (await testCredential({})).message;
	};

	it('accepts the URL as copied and reports one that is not an API', async () => {
		const { url } = bench.emulator;
		for (const apiUrl of [url, `${url}/`, ` ${url}/api/3 `, `${url}/admin/api.php`]) {
			expect(await testCredential({ apiUrl })).toMatchObject({ status: 'OK' });
		}
		expect(await testCredential({ apiUrl: '' })).toMatchObject({
			status: 'Error',
			message: 'The API URL is empty',
		});
		const page = '<!doctype html><p>Hello</p>';
		expect(await messageFor(200, { 'Content-Type': 'text/html' }, page)).toMatch(/not the API URL/);
	});

	itIfErrorsKeepResponse('explains the HTTP status in a sentence', async () => {
		expect(await testCredential({ apiKey: 'wrong' })).toMatchObject({
			status: 'Error',
			message: expect.stringMatching(/refused the key/),
		});
		const location = { Location: 'https://example.com' };
		expect(await messageFor(302, location)).toMatch(/forwards to another one/);
		expect(await messageFor(402)).toMatch(/not active/);
		expect(await messageFor(404)).toMatch(/not the API URL/);
		expect(await messageFor(429)).toMatch(/over its limit/);
		expect(await messageFor(503)).toMatch(/problem of its own/);
	});
});
