import { contentOf } from '../../nodes/ActiveCampaign/core/client/content';
import type { Method } from '../../nodes/ActiveCampaign/core/client/exchange';
import type { Operation } from '../../nodes/ActiveCampaign/core/descriptor';
import { resources } from '../../nodes/ActiveCampaign/resources';
import type { EmulatorRequest } from '../emulator/types';
import type { Fault } from '../emulator/faults';
import { openOperationsBench } from './operations.bench';
import { formsOf, isRoute } from './operations.checks';
import { withOverrides } from './operations.exceptions';
import { seedEveryRow } from './operations.seed';
import type { RunOptions } from '../support/engine';
import type { Workbench } from './workbench';

const operations = resources.flatMap(({ value, operations: own }) =>
	Object.entries(own).map(([name, operation]) => ({ resource: value, name, operation })),
);
type Named = (typeof operations)[number];

/** Bodies of a success that hold nothing of what was asked for. */
const bodies: Array<[string, Fault & { isBlank: boolean }]> = [
	['the outage page', { kind: 'outagePage', isBlank: false }],
	['text', { kind: 'status', status: 200, body: 'Please try again later', isBlank: false }],
	['null', { kind: 'status', status: 200, body: null, isBlank: true }],
	['[]', { kind: 'status', status: 200, body: [], isBlank: true }],
	['{}', { kind: 'status', status: 200, body: {}, isBlank: true }],
	['an empty body', { kind: 'status', status: 200, body: '', isBlank: true }],
];

let bench: Workbench;
beforeAll(async () => {
	bench = await openOperationsBench();
});
afterAll(async () => {
	jest.restoreAllMocks();
	await bench.close();
});

/** The seeded rows are two days old, so that none is taken for what a create has just made. */
function ageRows(): void {
	jest.spyOn(Date, 'now').mockReturnValue(bench.clock.now() + 2 * 24 * 3_600_000);
}

/** Runs an operation whose own route answers like that every time. */
async function runWith({ resource, name, operation }: Named, fault: Fault) {
	const [[, form] = ['', {}]] = formsOf(operation);
	bench.emulator.reset();
	seedEveryRow(bench.emulator);
	ageRows();
	bench.emulator.faults.clear();
	bench.emulator.faults.next({
		...fault,
		times: 99,
		match: (request) => isOwn(operation, request),
	});
	const values = withOverrides(`${resource}.${name}`, form) as RunOptions['parameters'];
	return await bench.run({ resource, operation: name, values });
}

function isOwn(operation: Operation, { method, path, query }: EmulatorRequest): boolean {
	const entry = { method, path, query: Object.fromEntries(query) };
	return operation.route === 'GET /'
		? path.endsWith('/contacts/1/notes')
		: isRoute(operation, entry as Parameters<typeof isRoute>[1]);
}

/** Whether the operation legitimately answers so, as its descriptor says. */
function allows({ operation }: Named, fault: Fault & { isBlank: boolean }): boolean {
	const method = operation.route.split(' ')[0] as Method;
	if (fault.kind === 'outagePage' || (method === 'GET' && fault.body === '')) return false;
	const content =
		operation.route === 'GET /'
			? 'anything'
			: contentOf({ method, ...(operation.answers ? { content: operation.answers } : {}) });
	if (content === 'anything') return true;
	return fault.isBlank ? content === 'nothing' : content === 'text';
}

/** What can be there only once may be there already: then it is the result. */
function isThere({ recovery }: Operation): boolean {
	return typeof recovery === 'object' && recovery.anyAge === true;
}

/** Lists are read again after an empty answer, and this one has not changed. */
const readsBack = 'list.update';

describe('A success without content', () => {
	it.each(bodies)(
		'is no success of any operation: %s',
		async (_, fault) => {
			const silent: string[] = [];
			for (const named of operations) {
				const run = await runWith(named, fault);
				const isSilent = run.error === undefined && !allows(named, fault);
				if (isSilent && !isThere(named.operation))
					silent.push(`${named.resource}.${named.name}: ${JSON.stringify(run.items[0]?.json)}`);
			}
			expect(silent).toEqual([]);
		},
		600_000,
	);

	it.each(bodies)(
		'is accepted where an operation answers so: %s',
		async (_, fault) => {
			const refused: string[] = [];
			for (const named of operations.filter((one) => allows(one, fault))) {
				const { error } = await runWith(named, fault);
				const key = `${named.resource}.${named.name}`;
				if (error && key !== readsBack) refused.push(`${key}: ${error.message}`);
			}
			expect(refused).toEqual([]);
		},
		600_000,
	);
});
