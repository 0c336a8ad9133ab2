import { switches } from '../emulator/assumptions';
import { notProbed } from '../support/probe/notProbed';
import { callOf } from '../support/probe/operations';
import { openingText, planOf } from '../support/probe/plan';
import { probes } from '../support/probe/probes';
import { shapeOf } from '../support/probe/shape';
import { readUnproven } from '../support/probe/unproven';
import { writes } from '../support/probe/writes';

const all = { only: [], includeLimit: false, deliveries: false };

describe('the plan of the probe', () => {
	it('has every switch once, probed or not', () => {
		const names = [...probes.map(([name]) => name), ...Object.keys(notProbed)];
		expect(names.sort()).toEqual(Object.keys(switches).sort());
	});

	it('refuses a name that does not exist', () => {
		expect(() => planOf({ ...all, only: ['tagDuplicates'] }, 2)).toThrow(
			'There is no switch "tagDuplicates"',
		);
	});

	it('says what it makes, how much it sends and what could react', () => {
		const text = openingText(planOf({ ...all, only: ['tagDuplicate'] }, 2), 2);
		expect(text).toContain('It creates its own tags.');
		expect(text).toContain('It sends no mail');
		expect(text).toContain('at most 2 requests a second: about 30 requests in 1 min.');
		expect(text).toContain('Prefer a sandbox');
		expect(text).not.toMatch(/rate limit|webhooks|subscribes/);
		const whole = openingText(planOf({ only: [], includeLimit: true, deliveries: true }, 2), 2);
		expect(whole).toMatch(/goes over the rate limit/);
		expect(whole).toMatch(/its own webhooks listen/);
		expect(whole).toMatch(/subscribes only its own contacts/);
	});

	it('warns of nothing when nothing is made', () => {
		const text = openingText(planOf({ ...all, only: ['trailingSlash'] }, 2), 2);
		expect(text).toContain('It creates nothing.');
		expect(text).not.toContain('Automations');
	});

	it('takes longer at a slower pace', () => {
		expect(planOf(all, 1).minutes).toBeGreaterThan(planOf(all, 2).minutes);
	});
});

describe('the unproven operations', () => {
	const operations = readUnproven();

	it('are the rows of docs/operations.md that say so, with the members of the reference', () => {
		const row =
			'| Get Notes | … | `GET /api/3/deals/{deal}/notes` | [page](…) | public clients | `deal.getNotes` |';
		const proven = row.replace('public clients', 'documented');
		expect(readUnproven(`${row}\n${proven}`)).toEqual([
			{ name: 'deal.getNotes', request: 'GET /deals/{}/notes', returns: 'notes', list: true },
		]);
		expect(operations.length).toBeGreaterThan(20);
	});

	it('are called as a read, as a write on own things, or not', () => {
		const methods = (called: boolean) =>
			operations
				.filter((operation) => (typeof callOf(operation) !== 'string') === called)
				.map(({ request }) => request);
		const reads = methods(true).filter((request) => !(request in writes));
		expect(reads.filter((request) => !request.startsWith('GET /'))).toEqual([]);
		expect(methods(true).length).toBeGreaterThan(20);
		expect(methods(true).join()).not.toMatch(
			/campaign_send|campaign_status|configs\/|automations\//,
		);
	});
});

describe('the shape of an answer', () => {
	it('has types in place of values, and the first element of a list', () => {
		const row = { id: '1', email: 'a@example.com', score: 7, bounced: null, tags: [] };
		expect(shapeOf({ contacts: [row, row], meta: { total: '2' } })).toEqual({
			contacts: [{ id: 'string', email: 'string', score: 'number', bounced: 'null', tags: [] }],
			meta: { total: 'string' },
		});
	});

	it('leaves out keys that can be names of the account', () => {
		expect(shapeOf({ 'a@example.com': 1, rows: [{ links: { Bob: 1 } }] })).toEqual({
			'<name>': 'number',
			rows: [{ links: 'object' }],
		});
	});
});
