import type { INodeParameters } from 'n8n-workflow';
import { byId, byName, json, openWorkbench, type Workbench } from './workbench';

let bench: Workbench;
describe('Email content, account settings and reports', () => {
	beforeEach(async () => {
		bench = await openWorkbench();
	});
	afterEach(async () => {
		const { suspicious } = bench.emulator.journal;
		await bench.close();
		expect(suspicious).toEqual([]);
	});

	const run = async (resource: string, operation: string, values: INodeParameters = {}) => {
		const result = await bench.run({ resource, operation, values });
		expect(result.error).toBeUndefined();
		return json(result);
	};
	const stored = (name: string) => bench.emulator.account.collection(name);

	it('creates, finds, updates, locks and deletes a personalization variable', async () => {
		bench.emulator.seed.lists(['Newsletter', 'News of the day']);
		await run('personalization', 'create', {
			name: 'Opening hours',
			tag: 'opening-hours',
			body: '9 to 5',
			additionalFields: { format: 'text', lists: ['1', 'News of the day'] },
		});
		const [request] = bench.emulator.journal.filter({ method: 'POST' });
		expect(request?.body).toEqual({
			personalization: {
				name: 'Opening hours',
				tag: 'opening-hours',
				content: '9 to 5',
				format: 'text',
				listids: '1,2',
			},
		});
		const personalization = byName('opening hours');
		expect(await run('personalization', 'get', { personalization })).toMatchObject([
			{ content: '9 to 5' },
		]);
		await run('personalization', 'update', { personalization, updateFields: { body: '9 to 6' } });
		await run('personalization', 'lock', { personalization });
		await run('personalization', 'unlock', { personalization });
		const found = await run('personalization', 'getAll', {
			filters: { tag: 'opening-hours' },
			sort: { by: 'name', direction: 'ASC' },
		});
		expect(found).toContainEqual(expect.objectContaining({ content: '9 to 6' }));
		expect(await run('personalization', 'deleteMany', { variables: ['Opening hours'] })).toEqual([
			{ deleted: true },
		]);
		await run('personalization', 'create', { name: 'Again', tag: 'again', body: 'x' });
		expect(await run('personalization', 'delete', { personalization: byName('Again') })).toEqual([
			{ deleted: true },
		]);
	});

	it('creates, finds, updates and deletes a saved response by title', async () => {
		await run('savedResponse', 'create', { title: 'Thanks', subject: 'Your order', body: 'Hello' });
		const savedResponse = byName('thanks');
		await run('savedResponse', 'update', { savedResponse, updateFields: { subject: 'Order 2' } });
		expect(await run('savedResponse', 'get', { savedResponse })).toMatchObject([
			{ title: 'Thanks', subject: 'Order 2' },
		]);
		expect(await run('savedResponse', 'getAll', { returnAll: true })).toHaveLength(
			stored('savedResponses').size,
		);
		expect(await run('savedResponse', 'delete', { savedResponse })).toEqual([{ deleted: true }]);
	});

	it('reads, shares (API v2) and deletes a template', async () => {
		stored('templates').insert({ name: 'Monthly', subject: 'News', content: '<p>Hi</p>' });
		const template = byName('monthly');
		expect(await run('template', 'get', { template })).toMatchObject([{ content: '<p>Hi</p>' }]);
		expect(await run('template', 'getAll', { returnAll: true })).toContainEqual(
			expect.objectContaining({ name: 'Monthly' }),
		);
		expect((await run('template', 'share', { template }))[0]).toHaveProperty('url');
		expect(await run('template', 'delete', { template })).toEqual([{ deleted: true }]);
	});

	it('reads and deletes a form, and sends undocumented members as given', async () => {
		stored('forms').insert({ name: 'Sign-up', title: 'Stay in touch' });
		const form = byName('sign-up');
		expect(await run('form', 'get', { form })).toMatchObject([{ title: 'Stay in touch' }]);
		expect(await run('form', 'getAll', { returnAll: true })).toHaveLength(stored('forms').size);
		await run('form', 'create', { definition: '{"name": "Second"}' });
		await run('form', 'update', { form, definition: '{"title": "Again"}' });
		await run('form', 'setOptIn', { definition: '{"form": 1, "optin": true}' });
		const bodies = ['POST', 'PUT'].flatMap((method) =>
			bench.emulator.journal.filter({ method }).map(({ body }) => body),
		);
		expect(bodies).toEqual([
			{ form: { name: 'Second' } },
			{ form: 1, optin: true },
			{ form: { title: 'Again' } },
		]);
		expect(await run('form', 'delete', { form })).toEqual([{ deleted: true }]);
	});

	it('keeps group and links of a branding unless they are removed', async () => {
		const { id } = stored('brandings').insert({ siteName: 'Example', groupid: '3' });
		await run('branding', 'update', { id, updateFields: { siteName: 'Other', links: false } });
		const [request] = bench.emulator.journal.filter({ method: 'PUT' });
		expect(request?.body).toEqual({ branding: { siteName: 'Other', groupid: 3 } });
		expect(await run('branding', 'get', { id })).toMatchObject([{ siteName: 'Other' }]);
		expect(await run('branding', 'getAll')).toContainEqual(
			expect.objectContaining({ siteName: 'Other' }),
		);
	});

	it('reads the editor settings, the markup of a message and the tags', async () => {
		stored('messages').insert({ name: 'Spring', subject: 'Sale' });
		stored('campaigns').insert({ name: 'Spring sale' });
		const [markup] = await run('emailContent', 'getMarkup', { message: byName('Spring') });
		expect(markup).toHaveProperty('html');
		const campaign = byName('Spring sale');
		await run('emailContent', 'getEditorSettings', { filters: { campaign } });
		const tags = await run('emailContent', 'getTags', {
			filters: { campaign, scope: ['contacts', 'deals'] },
		});
		expect(tags[0]).toHaveProperty('entries');
		const [request] = bench.emulator.journal.filter({ path: /personalizationTags/ });
		expect(request?.query).toMatchObject({ scope: 'contacts,deals' });
	});

	it('reads the activities of a contact', async () => {
		bench.emulator.seed.contacts(1);
		await run('activity', 'getAll', {
			contact: byId('1'),
			filters: { after: '2026-01-01T00:00:00.000Z' },
			sort: { by: 'tstamp', direction: 'DESC' },
			options: { emails: true, include: ['notes', 'notes.user'] },
		});
		const [request] = bench.emulator.journal.filter({ path: /activities$/ });
		expect(request?.query).toMatchObject({
			contact: '1',
			include: 'notes,notes.user',
			'orders[tstamp]': 'DESC',
		});
		await run('activity', 'getEmails', { filters: { contact: byId('1'), deal: byId('2') } });
		await run('activity', 'getBounces');
	});

	it('reads the plan and updates the settings of the account', async () => {
		expect((await run('accountSetting', 'getPlan'))[0]).toHaveProperty('subscriber_limit');
		const { id } = stored('configs').insert({ keyname: 'pagination.users_index', val: '20' });
		await run('accountSetting', 'update', { id, value: '50' });
		const [request] = bench.emulator.journal.filter({ method: 'PUT' });
		expect(request).toMatchObject({
			path: `/api/3/configs/${id}`,
			body: { config: { val: '50' } },
		});
		expect(await run('accountSetting', 'getAll', { returnAll: true })).toContainEqual(
			expect.objectContaining({ keyname: 'pagination.users_index' }),
		);
	});

	it('reads reports of campaigns, automations, lists and fields', async () => {
		const { id: campaign } = stored('campaigns').insert({ name: 'Spring sale' });
		const { id: automation } = stored('automations').insert({ name: 'Welcome' });
		stored('campaignMessages').insert({ campaign, campaignid: campaign, opens: '3' });
		stored('linkData').insert({ campaignid: campaign, linkid: '1' });
		for (const operation of [
			'getActivities',
			'getAllLinks',
			'getLinkClicks',
			'getListsOfAll',
			'getMessagesOfAll',
		])
			await run('campaign', operation, { returnAll: true });
		for (const operation of ['getMessages', 'getRevenue'])
			await run('campaign', operation, { campaign: byName('Spring sale') });
		for (const operation of ['getGoals', 'getSiteMessages', 'getSmsMessages'])
			await run('automation', operation);
		for (const operation of ['getContactGoals', 'getTriggers'])
			await run('automation', operation, { automation: byId(automation) });
		expect(await run('campaign', 'getLinkClicks')).toContainEqual(
			expect.objectContaining({ linkid: '1' }),
		);

		bench.emulator.seed.lists(['Newsletter']);
		const { id } = stored('listGroups').insert({ listid: '1', groupid: '3' });
		expect(await run('list', 'getPermissions', { returnAll: true })).toHaveLength(
			stored('listGroups').size,
		);
		expect(await run('list', 'getPermission', { id })).toMatchObject([{ listid: '1' }]);
		expect(await run('list', 'forbidGroup', { id })).toEqual([{ deleted: true }]);

		const [field] = bench.emulator.seed.fields(['Colour'], 'dropdown');
		bench.emulator.seed.fieldOptions(String(field?.id), ['blue']);
		expect(await run('customField', 'getOptions', { field: byName('Colour') })).toMatchObject([
			{ value: 'blue' },
		]);
		expect(await run('customField', 'getOption', { id: '1' })).toMatchObject([{ value: 'blue' }]);
		expect(await run('customField', 'deleteOption', { id: '1' })).toEqual([{ deleted: true }]);
		expect(await run('customField', 'getRelations', { field: byName('Colour') })).toHaveLength(1);
		expect(await run('customField', 'getRelation', { id: '1' })).toMatchObject([{ relid: '0' }]);
	});
});
