import { ManualClock } from '../clock';
import type { EmulatorOptions } from '../index';
import { startSession, type Session } from '../session';
import type { Assume } from './index';
import type { Switch } from './switch';

/** A fresh account and a client of it, on a clock that the case moves. */
export interface World extends Session {
	clock: ManualClock;
}

/** What a client sees in each position of a switch. */
export interface Case<Position extends string> {
	/** What the client does; it gives what it saw. */
	act: (world: World) => Promise<unknown>;
	gives: Record<Position, unknown>;
}

/** A case for every switch of a table, and an outcome for every position: the compiler counts them. */
export type Cases<Table extends Record<string, Switch>> = {
	[Name in keyof Table]: Case<Table[Name]['positions'][number]>;
};

/** Runs each case in each position of its switch, over HTTP. */
export function eachPosition<Table extends Record<string, Switch>>(
	cases: Cases<Table>,
	options: EmulatorOptions = {},
): void {
	const clock = new ManualClock();
	let session: Session;
	beforeAll(async () => {
		session = await startSession({ ...options, clock });
	});
	afterAll(() => session.emulator.close());
	beforeEach(() => session.emulator.reset());

	const rows = Object.entries<Case<string>>(cases).flatMap(([name, { act, gives }]) =>
		Object.entries(gives).map(([position, expected]) => ({ name, position, act, expected })),
	);
	it.each(rows)('$name: $position', async ({ name, position, act, expected }) => {
		session.emulator.assume({ [name]: position } as Assume);
		expect(await act({ ...session, clock })).toEqual(expected);
	});
	it.each(Object.keys(cases))('%s: its positions differ', (name) => {
		const outcomes = rows.filter((row) => row.name === name).map(({ expected }) => expected);
		expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(outcomes.length);
	});
}
