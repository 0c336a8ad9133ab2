import { isRow } from '../../nodes/ActiveCampaign/core/values';
import type { EmulatorRequest } from '../emulator';
import { json, openWorkbench, type Workbench } from './workbench';

type Numbering = 'fromOne' | 'fromZero' | 'missing' | 'generalText' | 'wrong';

let bench: Workbench;
afterEach(async () => await bench.close());

/** So many items; those at the places in `odd` have a phone that the service is made to refuse. */
const people = (count: number, ...odd: number[]) =>
	Array.from({ length: count }, (_, at) => ({
		email: `p${at}@example.com`,
		phone: odd.includes(at) ? 'odd' : '1',
	}));

const importing = async (items: Array<Record<string, string>>) =>
	await bench.run({
		resource: 'contact',
		operation: 'import',
		values: {
			email: '={{ $json.email }}',
			additionalFields: { phone: '={{ $json.phone }}' },
			customFields: { mappingMode: 'defineBelow', value: null },
		},
		items,
		continueOnFail: 'continueRegularOutput',
	});

/** Refuses every import with an odd phone, as the service refuses a row: the whole request. */
function refuseOddPhones(numbering: Numbering): void {
	bench.emulator.faults.next({
		kind: 'status',
		status: 400,
		match: ({ rawBody }) => rawBody.includes('"odd"'),
		times: 10_000,
		bodyFor: (request) => ({
			success: 0,
			message: 'JSON payload did not pass validation.',
			failureReasons: oddPlaces(request).map((place) => reason(place, numbering)),
		}),
	});
}

function oddPlaces({ body }: EmulatorRequest): number[] {
	const contacts = isRow(body) && Array.isArray(body.contacts) ? body.contacts : [];
	return contacts.flatMap((contact, at) => (isRow(contact) && contact.phone === 'odd' ? [at] : []));
}

function reason(place: number, numbering: Numbering): unknown {
	const failureReason = 'Phone is odd';
	const numbers = { fromOne: place + 1, fromZero: place, wrong: 1 };
	if (numbering === 'generalText') return failureReason;
	if (numbering === 'missing') return { failureReason };
	return { contact: numbers[numbering], failureReason };
}

const imports = () => bench.emulator.journal.count({ method: 'POST', path: /bulk_import/ });
const outcomes = (run: Awaited<ReturnType<typeof importing>>) =>
	json(run).map(({ error, imported }) => error ?? imported);

describe.each([
	['from 1', 'fromOne', 3],
	['from 0', 'fromZero', 4],
	['not at all', 'missing', 18],
	['in a general text', 'generalText', 18],
	['wrongly', 'wrong', 18],
] as const)('The importer, where a refusal numbers its rows %s', (_, numbering, mostRequests) => {
	beforeEach(async () => {
		bench = await openWorkbench();
		refuseOddPhones(numbering);
	});

	it.each([0, 1, 124, 248, 249])(
		`isolates one refused row of 250 at place %i in at most ${mostRequests} requests`,
		async (place) => {
			const results = outcomes(await importing(people(250, place)));
			expect(results[place]).toMatch(/Phone is odd$/);
			expect(results.filter((one) => one === 'done')).toHaveLength(249);
			expect(bench.rows('contacts')).toHaveLength(249);
			expect(imports()).toBeLessThanOrEqual(mostRequests);
		},
	);

	it('imports every other row when several are refused', async () => {
		const odd = [0, 1, 30, 58, 59];
		const results = outcomes(await importing(people(60, ...odd)));
		expect(results).toEqual(
			results.map((_one, at) =>
				odd.includes(at) ? expect.stringMatching(/Phone is odd$/) : 'done',
			),
		);
		expect(bench.rows('contacts')).toHaveLength(55);
	});

	it('fails every row with the reason when all are refused', async () => {
		const all = Array.from({ length: 12 }, (_, at) => at);
		const results = outcomes(await importing(people(12, ...all)));
		expect(results).toEqual(Array(12).fill(expect.stringMatching(/Phone is odd$/)));
		expect(bench.rows('contacts')).toEqual([]);
	});
});

describe('The importer', () => {
	beforeEach(async () => {
		bench = await openWorkbench({ assume: { importFirstSecond: 'booleanFalse' } });
	});

	it.each(['failed', 'interrupted'] as const)(
		'ends the wait at once for a batch that is %s, and fails its items',
		async (status) => {
			bench.emulator.endNextImport(status);
			const run = await importing(people(3));
			expect(bench.elapsed()).toBeLessThan(60_000);
			expect(outcomes(run)).toEqual(Array(3).fill(`The import ended early: ${status}`));
		},
	);

	it('waits while the status is false', async () => {
		expect(outcomes(await importing(people(3)))).toEqual(['done', 'done', 'done']);
	});

	it('fails all items of a refusal that is not about values after one request', async () => {
		bench.emulator.faults.next({
			kind: 'status',
			status: 403,
			body: { message: 'Forbidden' },
			match: { path: /bulk_import/ },
			times: 100,
		});
		const run = await importing(people(20));
		expect(outcomes(run).filter((one) => one === 'done')).toEqual([]);
		expect(imports()).toBe(1);
	});
});
