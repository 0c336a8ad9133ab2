import * as things from '../../nodes/ActiveCampaign/resources/shared/things';
import { whereErrorsKeepAnswers } from '../support/abilities';
import { json, openWorkbench, type Workbench } from './workbench';

let bench: Workbench;
beforeEach(async () => {
	bench = await openWorkbench();
});
afterEach(async () => await bench.close());

describe('with 230 fields, 450 tags, 130 lists and 1,300 automations', () => {
	const sizes = { fields: 230, tags: 450, lists: 130, automations: 1_300 };
	const words = { fields: 'Field', tags: 'Tag', lists: 'List', automations: 'Automation' };
	beforeEach(() => {
		for (const name of Object.keys(sizes) as Array<keyof typeof sizes>)
			bench.emulator.seed[name](sizes[name]);
	});
	const editor = () => bench.engine.methods({ parameters: {}, credentials: bench.credentials });

	/** Scrolls a selector to its end. */
	async function scroll(name: string, filter?: string) {
		const offered = [];
		let token: string | undefined;
		do {
			const page = await editor().listSearch(name, filter, token);
			offered.push(...page.results);
			token = page.paginationToken as string | undefined;
		} while (token !== undefined);
		return offered;
	}

	it.each(Object.keys(sizes) as Array<keyof typeof sizes>)(
		'the selector of %s offers all, finds by search, and is free the second time',
		async (name) => {
			const all = await bench.clock.run(scroll(name));
			expect(all).toHaveLength(sizes[name]);
			const last = `${words[name]} ${sizes[name]}`;
			const found = await bench.clock.run(scroll(name, last.toLowerCase()));
			expect(found.map((option) => option.name)).toContainEqual(expect.stringContaining(last));
			const before = bench.emulator.journal.entries.length;
			await bench.clock.run(scroll(name));
			await bench.clock.run(scroll(name, last.toLowerCase()));
			expect(bench.emulator.journal.entries).toHaveLength(before);
		},
	);

	it('the mapper of custom fields offers all of them, typed', async () => {
		const { fields } = await bench.clock.run(editor().resourceMapping('contactFields'));
		expect(fields).toHaveLength(230);
		await bench.clock.run(editor().resourceMapping('contactFields'));
		expect(bench.emulator.journal.entries).toHaveLength(3);
	});

	it('a selector of several offers all', async () => {
		expect(await bench.clock.run(editor().loadOptions('tags'))).toHaveLength(450);
	});
});

it('every selector of the form has something behind it', async () => {
	const methods = bench.engine.methods({ parameters: {}, credentials: bench.credentials });
	for (const { key } of Object.values(things)) {
		expect(await bench.clock.run(methods.listSearch(key))).toHaveProperty('results');
	}
	expect(bench.emulator.journal.suspicious).toEqual([]);
});

describe('Find or Create', () => {
	const run = async (resource: string, values: object) =>
		json(await bench.run({ resource, operation: 'findOrCreate', values: values as never }))[0];

	it('creates a tag once, whatever its case', async () => {
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

	it('takes a race for the name as found', async () => {
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

	it('tells two deals of one title apart by their contact', async () => {
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

describe('a credential’s test', () => {
	const say = async (change: object) =>
		(await bench.engine
			.methods({ parameters: {}, credentials: { ...bench.credentials, ...change } })
			.credentialTest()) as {
			status: string;
			message: string;
		};
	const test = async (change: object) => {
		await bench.clock.run(bench.clock.sleep(1_000));
		return await bench.clock.run(say(change));
	};
	const fault = async (status: number, headers = {}, body: unknown = {}) => {
		bench.emulator.faults.next({ kind: 'status', status, headers, body });
		return (await test({})).message;
	};

	it('takes the address as it is copied, and tells when it is no API', async () => {
		const { url } = bench.emulator;
		for (const apiUrl of [url, `${url}/`, ` ${url}/api/3 `, `${url}/admin/api.php`]) {
			expect(await test({ apiUrl })).toMatchObject({ status: 'OK' });
		}
		expect(await test({ apiUrl: '' })).toMatchObject({
			status: 'Error',
			message: 'The API URL is empty',
		});
		const page = '<!doctype html><p>Hello</p>';
		expect(await fault(200, { 'Content-Type': 'text/html' }, page)).toMatch(/not the API URL/);
	});

	whereErrorsKeepAnswers('says in words what a status means', async () => {
		expect(await test({ apiKey: 'wrong' })).toMatchObject({
			status: 'Error',
			message: expect.stringMatching(/refused the key/),
		});
		const location = { Location: 'https://example.com' };
		expect(await fault(302, location)).toMatch(/forwards to another one/);
		expect(await fault(402)).toMatch(/not active/);
		expect(await fault(404)).toMatch(/not the API URL/);
		expect(await fault(429)).toMatch(/over its limit/);
		expect(await fault(503)).toMatch(/problem of its own/);
	});
});
