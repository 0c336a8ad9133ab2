import { type ExampleRunner, openExampleRunner, output } from './exampleRunner';

let runner: ExampleRunner;
beforeEach(async () => {
	runner = await openExampleRunner();
});
afterEach(async () => await runner.close());

describe('Example: campaign-report', () => {
	it('returns the figures of each sent campaign, with rates in percent', async () => {
		const { seed, account } = runner.emulator;
		const [spring] = seed.campaigns(['Spring news', 'Never sent']);
		const contacts = seed.contacts(8);
		if (!spring || !contacts[0] || !contacts[1] || !contacts[2]) throw new Error('not seeded');
		account.collection('campaigns').update(spring.id, { send_amt: '8' });
		seed.campaignActivity(spring, contacts[0], 'open', { times: 3 });
		seed.campaignActivity(spring, contacts[1], 'open');
		seed.campaignActivity(spring, contacts[1], 'click', { link: 'https://example.com/a' });
		seed.campaignActivity(spring, contacts[2], 'unsubscribe');
		const run = await runner.run('campaign-report');
		expect(run.error).toBeUndefined();
		expect(output(run, 'Row for Each')).toEqual([
			expect.objectContaining({
				campaign: 'Spring news',
				sent: 8,
				opens: 2,
				openRate: 25,
				clicks: 1,
				clickRate: 12.5,
				unsubscribes: 1,
			}),
		]);
	});
});

describe('Example: unsubscribe-audit', () => {
	it('reports contacts who have unsubscribed and are still in an automation', async () => {
		const { seed } = runner.emulator;
		const [ann, ben, cleo] = seed.contacts(3);
		const [list] = seed.lists(['Newsletter']);
		const [welcome] = seed.automations(['Welcome series']);
		const [vip] = seed.tags(['VIP']);
		if (!ann || !ben || !cleo || !list || !welcome || !vip) throw new Error('not seeded');
		seed.subscribe(ann, list, '2');
		seed.subscribe(ben, list, '2');
		seed.subscribe(cleo, list);
		seed.enrol(ann, welcome);
		seed.enrol(cleo, welcome);
		seed.tag(ann, vip);
		const run = await runner.run('unsubscribe-audit');
		expect(run.error).toBeUndefined();
		expect(output(run, 'Send Report')).toEqual([
			{ email: ann.email, automations: 'Welcome series', tags: 'VIP' },
		]);
	});
});

describe('Example: duplicate-finder', () => {
	it('tags contacts that share a phone number, or a name and a domain', async () => {
		const people = [
			['Ann', 'Archer', 'ann@example.com', '+1 555 010 0100'],
			['A.', 'Archer', 'archer@example.org', '1 (555) 010-0100'],
			['Ben', 'Baker', 'ben@example.net', ''],
			['ben', 'baker', 'b.baker@example.net', ''],
			['Cleo', 'Carter', 'cleo@example.net', '+1 555 010 0199'],
		];
		runner.emulator.seed.contacts(people.length, (position) => {
			const [firstName, lastName, email, phone] = people[position - 1] ?? [];
			return { firstName, lastName, email, phone };
		});
		const run = await runner.run('duplicate-finder');
		expect(run.error).toBeUndefined();
		const tagged = runner.rows('contactTags').map(({ contact }) => contact);
		expect(tagged.sort()).toEqual(['1', '2', '3', '4']);
		expect(runner.rows('contacts')).toHaveLength(5);
		expect(output(run, 'Report')).toHaveLength(4);
	});
});

describe('Example: nightly-segment-sync', () => {
	it('tags contacts new in the segment and untags those who have left it', async () => {
		const { seed } = runner.emulator;
		const [ann, ben, cleo] = seed.contacts(3);
		const [tag] = seed.tags(['Customer this year']);
		const [segment] = seed.segments(['Customers of this year']);
		if (!ann || !ben || !cleo || !tag || !segment) throw new Error('not seeded');
		seed.tag(ben, tag);
		seed.tag(cleo, tag);
		// Ann and Ben match the segment.
		runner.emulator.faults.next({
			kind: 'status',
			status: 200,
			match: { path: /segmentMatchAll/ },
			body: matches(segment.id, [ann.id, ben.id]),
		});
		const run = await runner.run('nightly-segment-sync');
		expect(run.error).toBeUndefined();
		const tagged = runner.rows('contactTags').map(({ contact }) => contact);
		expect(tagged.sort()).toEqual([ann.id, ben.id]);
		const writes = runner.emulator.journal.entries.filter(({ method }) => method !== 'GET');
		expect(writes).toHaveLength(2);
	});
});

/** The response of a completed search for matching contacts. */
function matches(segment: string, contacts: string[]) {
	const attributes = {
		run_id: 'run',
		segment_id: segment,
		is_ready: true,
		matches: contacts.map(Number),
		page: { last_page: 1 },
	};
	return { data: [{ id: 'run', attributes }] };
}
