import { isRow } from '../../nodes/ActiveCampaign/core/values';
import type { EmulatorRequest } from '../emulator';
import { generator } from '../emulator/faults';
import { json, openWorkbench, type Workbench } from './workbench';

type Numbering = 'fromOne' | 'fromZero' | 'missing' | 'generalText' | 'wrong';

let bench: Workbench;
afterEach(async () => await bench.close());

/** Places of so many rows, spread by chance but the same in every run. */
function placesOf(count: number, total: number): number[] {
	const random = generator(5);
	const places = new Set<number>();
	while (places.size < count) places.add(Math.floor(random() * total));
	return [...places];
}

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
	json(run).map(({ error, imported }) => String(error ?? imported));

/** The requests for one, ten and sixty refused rows of 250. */
describe.each([
	['from 1', 'fromOne', [3, 3, 3]],
	['from 0', 'fromZero', [4, 4, 4]],
	['not at all', 'missing', [18, 90, 300]],
	['in a general text', 'generalText', [18, 90, 300]],
	['wrongly', 'wrong', [18, 90, 300]],
] as const)('The importer, where a refusal numbers its rows %s', (_, numbering, most) => {
	const [mostRequests] = most;
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

	it.each([
		[10, most[1]],
		[60, most[2]],
	])('isolates %i refused rows of 250 in at most %i requests', async (count, mostForThese) => {
		const odd = placesOf(count, 250);
		const results = outcomes(await importing(people(250, ...odd)));
		expect(results).toEqual(
			results.map((_one, at) =>
				odd.includes(at) ? expect.stringMatching(/^(?!Not imported).*Phone is odd$/) : 'done',
			),
		);
		expect(bench.rows('contacts')).toHaveLength(250 - count);
		expect(imports()).toBeLessThanOrEqual(mostForThese);
	});

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

	it('sends the last suspect alone, and imports it if it is accepted alone', async () => {
		bench.emulator.faults.next({
			kind: 'status',
			status: 400,
			body: { success: 0, message: 'Two of them do not go together' },
			match: ({ body, rawBody }) =>
				rawBody.includes('"odd"') &&
				isRow(body) &&
				Array.isArray(body.contacts) &&
				body.contacts.length > 1,
			times: 1_000,
		});
		expect(outcomes(await importing(people(40, 0, 39)))).toEqual(Array(40).fill('done'));
		expect(bench.rows('contacts')).toHaveLength(40);
	});

	it('gives up soon when no row is accepted, and does not blame rows it has not tried alone', async () => {
		refuseOddPhones('generalText');
		const all = Array.from({ length: 250 }, (_, at) => at);
		const run = await importing(people(250, ...all));
		const results = outcomes(run);
		const blamed = results.filter((one) => !/^Not imported/.test(one));
		const alone = bench.emulator.journal
			.filter({ method: 'POST', path: /bulk_import/ })
			.filter(({ body }) => isRow(body) && (body.contacts as unknown[]).length === 1);
		expect(blamed.length).toBe(alone.length);
		expect(blamed).toEqual(Array(blamed.length).fill(expect.stringMatching(/Phone is odd$/)));
		expect(results.find((one) => /^Not imported/.test(one))).toMatch(
			/^Not imported, and not tried alone: .* The reason for the group was: .*Phone is odd$/,
		);
		expect(imports()).toBeLessThanOrEqual(30);
	});

	it.each([
		['at the start', (at: number) => at < 60],
		['at the end', (at: number) => at >= 190],
		['at both ends', (at: number) => at < 60 || at >= 190],
	])('imports every good row where the refused ones lie together %s', async (_, isOdd) => {
		refuseOddPhones('missing');
		const odd = Array.from({ length: 250 }, (_one, at) => at).filter(isOdd);
		const results = outcomes(await importing(people(250, ...odd)));
		expect(results.map((one) => one === 'done')).toEqual(results.map((_one, at) => !isOdd(at)));
		expect(bench.rows('contacts')).toHaveLength(250 - odd.length);
	});

	it('gives each row its own reasons where a refusal has several for one row', async () => {
		bench.emulator.faults.next({
			kind: 'status',
			status: 400,
			body: {
				success: 0,
				message: 'JSON payload did not pass validation.',
				failureReasons: [
					{ contact: 2, failureReason: 'Phone is odd' },
					{ contact: 1, failureReason: 'Name is odd' },
					{ contact: 1, failureReason: 'Tag is odd' },
				],
			},
			match: { path: /bulk_import/ },
		});
		expect(outcomes(await importing(people(2)))).toEqual([
			'Name is odd; Tag is odd',
			'Phone is odd',
		]);
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

describe('The importer, where a later part of the rows fails for another reason', () => {
	beforeEach(async () => {
		bench = await openWorkbench();
	});

	const parts = () => bench.emulator.journal.filter({ method: 'POST', path: /bulk_import/ });
	const placesIn = ({ body }: { body: unknown }) =>
		(isRow(body) && Array.isArray(body.contacts) ? body.contacts : []).map((contact) =>
			Number(/\d+/.exec(String(isRow(contact) ? contact.email : ''))?.[0]),
		);

	it.each([
		['a permission', { kind: 'status', status: 403, body: { message: 'No permission for it' } }],
		['an outage', { kind: 'status', status: 500 }],
		['a lost connection', { kind: 'resetBefore' }],
		[
			'the limit of the importer',
			{
				kind: 'status',
				status: 400,
				body: { success: 0, message: 'Rate limit exceeded.', failureReasons: ['Up to 100'] },
			},
		],
		['the limit of the account', { kind: 'status', status: 429 }],
	] as const)('%s leaves what is queued as it is', async (_, fault) => {
		refuseOddPhones('missing');
		let queuedParts = 0;
		bench.emulator.faults.next({
			...fault,
			match: ({ path, rawBody }) =>
				/bulk_import/.test(path) && !rawBody.includes('"odd"') && queuedParts++ >= 2,
			times: 10_000,
		});
		const run = await importing(people(250, 3, 77));
		const queued = parts().filter(({ status }) => status === 200);
		const accepted = new Set(queued.flatMap(placesIn));
		expect(queued).toHaveLength(2);
		const results = json(run);
		expect(results.map(({ imported }) => imported === 'done')).toEqual(
			results.map((_one, at) => accepted.has(at)),
		);
		expect(bench.rows('contacts')).toHaveLength(accepted.size);
		const failed = results.flatMap(({ error }) => (error === undefined ? [] : [error]));
		expect(failed).toHaveLength(250 - accepted.size);
		const others = failed.filter((one) => !/odd/.test(String(one)));
		expect(others.length).toBeGreaterThan(200);
		// Nothing more was sent, so nothing was blamed for it.
		expect(new Set(others).size).toBe(1);
	});

	it('says of rows whose answer was lost that they may have been imported', async () => {
		bench.emulator.faults.next({ kind: 'resetAfter', match: { path: /bulk_import/ }, times: 10 });
		const { error } = await bench.run({
			resource: 'contact',
			operation: 'import',
			values: { email: 'ann@example.com' },
		});
		expect(error?.description).toMatch(/may have been imported/);
	});
});
