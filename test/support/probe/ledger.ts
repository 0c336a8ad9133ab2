import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

/** Something that the probe makes in the account. */
export interface Thing {
	kind: string;
	/** Carries the prefix of the run. */
	name: string;
	/** Id of what holds it, where it cannot be reached without. */
	parent?: string;
	/** Batch of the importer that brings it in later, `''` while its id is not there yet. */
	batch?: string;
	/** When it was intended, in milliseconds; given with a batch. */
	at?: number;
}

export interface Entry extends Thing {
	number: number;
	id?: string;
}

type Line = Entry | { number: number; made: Partial<Entry> } | { number: number; gone: true };

/** What may be in the account, written down before it is made. */
export class Ledger {
	private readonly entries = new Map<number, Entry>();
	private last = 0;

	/** `keep` is given every line at once, before the request that it is about. */
	constructor(
		lines: readonly Line[] = [],
		private readonly keep: (line: Line) => void = () => undefined,
	) {
		for (const line of lines) this.apply(line);
		// What an earlier run made is looked for by its name and never removed by its id alone.
		for (const entry of this.entries.values()) delete entry.id;
	}

	/** What has not been removed, in the order of intention. */
	open(): Entry[] {
		return [...this.entries.values()];
	}

	intend(thing: Thing): Entry {
		const entry = { ...thing, number: this.last + 1 };
		this.write(entry);
		return entry;
	}

	made(entry: Entry, made: Partial<Entry>): void {
		this.write({ number: entry.number, made });
	}

	gone(entry: Entry): void {
		this.write({ number: entry.number, gone: true });
	}

	private write(line: Line): void {
		this.keep(line);
		this.apply(line);
	}

	private apply(line: Line): void {
		this.last = Math.max(this.last, line.number);
		if ('gone' in line) this.entries.delete(line.number);
		else if ('made' in line) Object.assign(this.entries.get(line.number) ?? {}, line.made);
		else this.entries.set(line.number, { ...line });
	}
}

/** A ledger in a file, one JSON object a line, that outlives a killed process. */
export function fileLedger(file: string): Ledger {
	mkdirSync(dirname(file), { recursive: true });
	return new Ledger(existsSync(file) ? linesOf(readFileSync(file, 'utf8')) : [], (line) =>
		appendFileSync(file, `${JSON.stringify(line)}\n`),
	);
}

/** Takes the file away when nothing is left that it could help to remove. */
export function closeFileLedger(file: string, ledger: Ledger): void {
	if (ledger.open().length === 0) rmSync(file, { force: true });
}

/** The last line may be cut short when the process was killed. */
const linesOf = (text: string): Line[] =>
	text.split('\n').flatMap((line) => {
		try {
			return [JSON.parse(line) as Line];
		} catch {
			return [];
		}
	});
