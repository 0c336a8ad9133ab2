import { mkdtempSync, rmSync, existsSync, appendFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { closeFileLedger, fileLedger, Ledger } from '../support/probe/ledger';
import { type Bench, openBench, seedAccount } from './bench';

let bench: Bench;
let before: ReturnType<Bench['rows']>;
beforeAll(async () => {
	bench = await openBench();
});
afterAll(() => bench.close());
beforeEach(() => {
	bench.emulator.reset();
	seedAccount(bench.emulator);
	before = bench.rows();
});

/** A ledger that outlives its process, and a copy for the next run. */
function lastingLedger() {
	const lines: ConstructorParameters<typeof Ledger>[0] & unknown[] = [];
	return { ledger: new Ledger([], (line) => lines.push(line)), next: () => new Ledger(lines) };
}

/** A network that is gone from the request with this number on; `after` the request has been done. */
function failingFrom(number: number, after: boolean): typeof fetch {
	let sent = 0;
	return async (...request) => {
		sent += 1;
		if (sent < number) return await fetch(...request);
		if (sent === number && after) await fetch(...request);
		throw new TypeError('fetch failed');
	};
}

const short = { only: ['trailingSlash'] };

describe('cleaning up', () => {
	it('leaves the account as it was, after a whole run', async () => {
		const { left, finished } = await bench.probe();
		expect(finished).toBe(true);
		expect(left).toEqual([]);
		expect(bench.rows()).toEqual(before);
	});

	/** From the first request to the middle of cleaning up. */
	const places = Array.from({ length: 13 }, (_, place) => 2 + place * 28);

	it.each(places)('is done by the next run when one was killed at request %i', async (number) => {
		for (const after of [false, true]) {
			const { ledger, next } = lastingLedger();
			const send = failingFrom(number, after);
			await bench.probe({ ledger, send, includeLimit: false });
			if (number > 80) expect(bench.rows()).not.toEqual(before);
			await bench.probe({ ...short, ledger: next() });
			expect(bench.rows()).toEqual(before);
		}
	});

	it.each(places)(
		'finds by the prefix what a lost ledger had, killed at request %i',
		async (number) => {
			await bench.probe({ send: failingFrom(number, true), includeLimit: false });
			// An import may still be under way.
			bench.clock.advance(10_000);
			await bench.probe({ ...short });
			expect(bench.rows()).toEqual(before);
		},
	);

	it.each([3, 60, 150, 250])('is done after Ctrl-C at request %i', async (number) => {
		const stop = new AbortController();
		let sent = 0;
		const send: typeof fetch = async (...request) => {
			sent += 1;
			if (sent === number) stop.abort();
			return await fetch(...request);
		};
		const { finished, left } = await bench.probe({
			signal: stop.signal,
			send,
			includeLimit: false,
		});
		expect(finished).toBe(false);
		expect(left).toEqual([]);
		expect(bench.rows()).toEqual(before);
	});

	it('is done after an error of the probe itself', async () => {
		const log = (line: string) => {
			if (line.startsWith('20/')) throw new Error('broken');
		};
		await expect(bench.probe({ log })).rejects.toThrow('broken');
		expect(bench.rows()).toEqual(before);
	});

	it('names what could not be removed, and removes it in the next run', async () => {
		const { ledger, next } = lastingLedger();
		const { emulator } = bench;
		emulator.faults.next({
			kind: 'status',
			status: 500,
			match: { method: 'DELETE', path: /\/tags\// },
			times: 20,
		});
		const { left } = await bench.probe({ only: ['tagDuplicate'], ledger });
		expect(left.map(({ kind }) => kind)).toEqual(['tag']);
		emulator.faults.clear();
		await bench.probe({ ...short, ledger: next() });
		expect(bench.rows()).toEqual(before);
	});

	it('never removes a thing by its id alone', async () => {
		const { ledger, next } = lastingLedger();
		const entry = ledger.intend({ kind: 'contact', name: 'ac-probe-01234567-x@example.com' });
		ledger.made(entry, { id: '1' });
		await bench.probe({ ...short, ledger: next() });
		expect(bench.rows()).toEqual(before);
	});

	it('gives up an import of which nothing was heard, after ten minutes', async () => {
		const { ledger, next } = lastingLedger();
		const thing = { kind: 'contact', name: 'ac-probe-01234567-x@example.com', batch: '' };
		ledger.intend({ ...thing, at: bench.clock.now() });
		const { left } = await bench.probe({ ...short, ledger: next() });
		expect(left).toHaveLength(1);
		bench.clock.advance(600_000);
		expect((await bench.probe({ ...short, ledger: next() })).left).toEqual([]);
	});
});

describe('the ledger in a file', () => {
	const folder = mkdtempSync(join(tmpdir(), 'probe-'));
	const file = join(folder, 'deeper', 'ledger.jsonl');
	afterAll(() => rmSync(folder, { recursive: true }));

	it('has what was intended and not removed, also when its last line is cut', () => {
		const ledger = fileLedger(file);
		ledger.gone(ledger.intend({ kind: 'tag', name: 'a' }));
		ledger.made(ledger.intend({ kind: 'tag', name: 'b' }), { id: '7' });
		appendFileSync(file, '{"number":3,"ki');
		expect(fileLedger(file).open()).toEqual([{ kind: 'tag', name: 'b', number: 2 }]);
	});

	it('is taken away only when nothing is left', () => {
		closeFileLedger(file, fileLedger(file));
		expect(existsSync(file)).toBe(true);
		const ledger = fileLedger(file);
		for (const entry of ledger.open()) ledger.gone(entry);
		closeFileLedger(file, ledger);
		expect(existsSync(file)).toBe(false);
	});
});
