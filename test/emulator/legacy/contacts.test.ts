import { scenario } from './scenario';

function world() {
	const made = scenario();
	for (const name of ['News', 'Offers']) made.account.collection('lists').insert({ name });
	made.account.collection('fields').insert({ title: 'Size', perstag: 'SIZE', type: 'text' });
	return made;
}

const ada = { email: 'ada@example.com', first_name: 'Ada', 'p[1]': '1' };

describe('contact_add, contact_sync and contact_edit', () => {
	it('adds a contact with list, tags, field and account', async () => {
		const { v1, account, emitted } = world();
		const rest = { tags: 'vip, new', 'field[%SIZE%,0]': '||S||M||', customer_acct_name: 'Acme' };
		expect(await v1('contact_add', { ...ada, ...rest })).toEqual({
			subscriber_id: 1,
			sendlast_should: 0,
			sendlast_did: 0,
			result_code: 1,
			result_message: 'Contact added',
			result_output: 'json',
		});
		expect(account.collection('contacts').get('1')).toMatchObject({
			firstName: 'Ada',
			orgname: 'Acme',
		});
		expect(
			account
				.collection('tags')
				.all()
				.map((tag) => tag.tag),
		).toEqual(['vip', 'new']);
		expect(account.collection('fieldValues').all()).toMatchObject([
			{ field: '1', value: '||S||M||' },
		]);
		expect(account.collection('contactLists').all()).toMatchObject([{ list: '1', status: '1' }]);
		expect(emitted.map(({ event }) => event)).toEqual([
			'update',
			'contact_tag_added',
			'contact_tag_added',
			'subscribe',
		]);
	});

	it('refuses a known or an invalid address', async () => {
		const { v1 } = world();
		await v1('contact_add', ada);
		expect(await v1('contact_add', { ...ada, email: 'ADA@example.com' })).toMatchObject({
			result_code: 0,
		});
		expect(await v1('contact_add', { email: 'ada' })).toMatchObject({
			result_message: 'Contact Email Address is not valid.',
		});
	});

	it('syncs by address and leaves what is not sent', async () => {
		const { v1, account } = world();
		await v1('contact_sync', ada);
		expect(await v1('contact_sync', { email: ada.email, last_name: 'L' })).toMatchObject({
			subscriber_id: 1,
			result_message: 'Contact updated',
		});
		expect(account.collection('contacts').all()).toMatchObject([
			{ firstName: 'Ada', lastName: 'L' },
		]);
	});

	it('unsubscribes from lists that an edit does not name, unless overwrite is 0', async () => {
		const { v1, account } = world();
		await v1('contact_add', { ...ada, 'p[2]': '2' });
		const statuses = () =>
			account
				.collection('contactLists')
				.all()
				.map((row) => row.status);
		await v1('contact_edit', { id: '1', overwrite: '0', phone: '1' });
		expect(statuses()).toEqual(['1', '1']);
		await v1('contact_edit', { id: '1', 'p[1]': '1' });
		expect(statuses()).toEqual(['1', '2']);
		expect(account.collection('contacts').get('1')).toMatchObject({ firstName: '', phone: '' });
		expect(await v1('contact_edit', { id: '9' })).toMatchObject({ result_code: 0 });
	});
});

describe('contact_view and contact_list', () => {
	it('shows lists as an object and empty maps as arrays', async () => {
		const { v1 } = world();
		await v1('contact_add', ada);
		await v1('contact_add', { email: 'bob@example.com' });
		expect(await v1('contact_view', { id: '1' })).toMatchObject({
			id: '1',
			lists: { 1: { listname: 'News', status: '1' } },
			fields: [],
			tags: [],
			result_message: 'Success: Something is returned',
		});
		expect(await v1('contact_view_email', { email: 'bob@example.com' })).toMatchObject({
			id: '2',
			lists: [],
		});
		expect(await v1('contact_view_email', { email: 'x@example.com' })).toMatchObject({
			result_code: 0,
		});
	});

	it('finds by filters, never a contact without a list, 20 a page', async () => {
		const { v1, account } = world();
		for (let number = 1; number <= 21; number++) {
			await v1('contact_add', { ...ada, email: `c${number}@example.com` });
		}
		await v1('contact_add', { email: 'bob@example.com' });
		await v1('contact_tag_add', { id: '3', tags: 'vip' });
		const found = async (parameters: Record<string, string>) =>
			Object.values(await v1('contact_list', parameters)).flatMap((row) =>
				typeof row === 'object' && row !== null && 'id' in row ? [row.id] : [],
			);
		expect(await found({ ids: 'ALL' })).toHaveLength(20);
		expect(await found({ ids: 'ALL', page: '2' })).toEqual(['21']);
		expect(await found({ 'filters[email]': 'c2@example.com' })).toEqual(['2']);
		expect(await found({ 'filters[tagname]': 'vip' })).toEqual(['3']);
		expect(await found({ 'filters[id_greater]': '20' })).toEqual(['21']);
		expect(await found({ 'filters[listid]': '2' })).toEqual([]);
		expect(await found({ 'filters[status]': '1', sort_direction: 'DESC' })).toContain('21');
		account.collection('fieldValues').insert({ contact: '5', field: '1', value: 'L' });
		expect(await found({ 'filters[fields][%SIZE%]': 'L' })).toEqual(['5']);
	});
});

describe('tags, notes, deletion and automations', () => {
	it('tags by name and takes the tag away', async () => {
		const { v1, account } = world();
		await v1('contact_add', ada);
		await v1('contact_tag_add', { email: ada.email, 'tags[0]': 'a, b', 'tags[1]': 'c' });
		await v1('contact_tag_add', { email: ada.email, tags: 'c' });
		expect(account.collection('contactTags').size).toBe(2);
		expect(await v1('contact_tag_remove', { id: '1', tags: 'c' })).toMatchObject({
			result_message: 'Contact tag deleted',
		});
		expect(account.collection('contactTags').size).toBe(1);
	});

	it('takes HTML out of a note', async () => {
		const { v1, account } = world();
		await v1('contact_add', ada);
		await v1('contact_note_add', { id: '1', listid: '0', note: '<b>Called</b> back' });
		expect(account.collection('notes').all()).toMatchObject([
			{ note: 'Called back', reltype: 'Subscriber' },
		]);
	});

	it('says deleted for any id', async () => {
		const { v1, account } = world();
		await v1('contact_add', ada);
		expect(await v1('contact_delete', { id: '77' })).toMatchObject({
			result_message: 'Contact deleted',
		});
		await v1('contact_delete', { id: '1' });
		expect(account.collection('contacts').size + account.collection('contactLists').size).toBe(0);
	});

	it('enters and leaves an automation', async () => {
		const { v1, account } = world();
		await v1('contact_add', ada);
		account.collection('automations').insert({ name: 'Welcome', status: '1' });
		const place = { contact_email: ada.email, automation: '1' };
		expect(await v1('automation_contact_add', place)).toMatchObject({ result_code: 1 });
		expect(await v1('automation_contact_list', { automation: '1' })).toMatchObject({
			0: { email: ada.email },
			result_message: '1 Contact(s) found in this automation',
		});
		expect(await v1('contact_automation_list', { contact_id: '1' })).toMatchObject({
			0: { name: 'Welcome' },
		});
		await v1('automation_contact_remove', place);
		expect(await v1('automation_contact_view', place)).toMatchObject({ result_code: 0 });
		expect(await v1('automation_contact_add', { ...place, automation: '8' })).toMatchObject({
			result_code: 0,
		});
	});
});
