import { type Answer, type Client, isOk, needed } from './client';
import { find, idIn, isOwn, type KindName, kindNames, PREFIX, remove } from './kinds';
import type { Entry, Ledger, Thing } from './ledger';
import { Inconclusive, Unreachable } from './outcome';

/** How long cleaning up waits for the importer. */
const IMPORT_PATIENCE_MS = 60_000;
const IMPORT_STEP_MS = 3_000;
const LONGEST_IMPORT_MS = 600_000;

/** A thing of the probe that is in the account. */
export interface Made {
	id: string;
	name: string;
	entry: Entry;
}

/** Makes things, writes them down first, and takes them away. */
export class Workshop {
	constructor(
		private readonly client: Client,
		private readonly ledger: Ledger,
		readonly prefix: string,
	) {}

	/** `ac-probe-1a2b3c4d-tag`. */
	name(suffix: string): string {
		return `${this.prefix}-${suffix}`;
	}

	/** An address of a domain that takes no mail. */
	email(suffix: string): string {
		return `${this.name(suffix)}@example.com`;
	}

	/** Makes a thing that the probe needs; throws when it cannot be had. */
	async make(thing: Thing & { kind: KindName }, create: () => Promise<Answer>): Promise<Made> {
		const { answer, entry } = await this.attempt(thing, create);
		needed(answer);
		if (entry.id === undefined) throw new Inconclusive(`${answer.asked} answered no id`);
		return { id: entry.id, name: thing.name, entry };
	}

	/** A create whose answer is the question: what it may have made is in the ledger. */
	async attempt(
		thing: Thing & { kind: KindName },
		create: () => Promise<Answer>,
	): Promise<{ answer: Answer; entry: Entry }> {
		const entry = this.ledger.intend(thing);
		const answer = await create();
		const id = thing.kind === 'record' ? thing.name : idIn(thing.kind, answer);
		const isRefused = answer.status >= 400 && answer.status < 500;
		if (isRefused) this.ledger.gone(entry);
		else if (isOk(answer) && id !== undefined && thing.batch === undefined)
			this.note(entry, { id });
		return { answer, entry };
	}

	note(entry: Entry, made: Partial<Entry>): void {
		Object.assign(entry, made);
		this.ledger.made(entry, made);
	}

	async remove({ entry }: Made): Promise<void> {
		await this.removeEntry(this.client, entry);
	}

	/** Removes what earlier runs have left, by their ledger and by the prefix. */
	async removeLeftovers(): Promise<number> {
		const before = this.ledger.open();
		let count = 0;
		for (const kind of kindNames) {
			for (const entry of before.filter((each) => each.kind === kind)) {
				if (await this.removeEntry(this.client, entry)) count += 1;
			}
			for (const found of await find(this.client, kind, PREFIX)) {
				if (await remove(this.client, kind, found)) count += 1;
			}
		}
		return count;
	}

	/** Takes away everything that the ledger has; gives what could not be removed. */
	async removeAll(): Promise<Entry[]> {
		const client = this.client.unstoppable();
		await this.awaitImports(client);
		for (const kind of kindNames) {
			const entries = this.ledger.open().filter((entry) => entry.kind === kind);
			for (const entry of entries) await this.tryTo(() => this.removeEntry(client, entry));
			if (entries.length === 0 || kind === 'record') continue;
			// What was made without an answer, or under a name that the service has changed.
			await this.tryTo(async () => {
				for (const found of await find(client, kind, this.prefix))
					await remove(client, kind, found);
			});
		}
		return this.ledger.open();
	}

	/** A failure leaves the entry in the ledger, for the next run. */
	private async tryTo(work: () => Promise<unknown>): Promise<void> {
		try {
			await work();
		} catch (error) {
			if (!(error instanceof Unreachable || error instanceof Inconclusive)) throw error;
		}
	}

	private async removeEntry(client: Client, entry: Entry): Promise<boolean> {
		const { kind, id, name, parent } = entry;
		if (kind === 'record') {
			const answer = await client.call(
				'DELETE',
				`/customObjects/records/${parent ?? ''}/external/${encodeURIComponent(name)}`,
			);
			const isGone = isOk(answer) || answer.status === 404;
			if (isGone) this.ledger.gone(entry);
			return isGone;
		}
		if (id === undefined) return (await this.removeNamed(client, entry)) > 0;
		const isGone = await remove(client, kind, { id });
		if (isGone) this.ledger.gone(entry);
		return isGone;
	}

	/** Removes what carries the name of the entry; an import that is under way keeps its entry. */
	private async removeNamed(client: Client, entry: Entry): Promise<number> {
		if (!isOwn(entry.name)) throw new Error(`Not a name of the probe: ${entry.name}`);
		let count = 0;
		let isGone = true;
		for (const found of await find(client, entry.kind, entry.name)) {
			if (await remove(client, entry.kind, found)) count += 1;
			else isGone = false;
		}
		const isToCome = count === 0 && (await this.isUnderWay(client, entry));
		if (isGone && !isToCome) this.ledger.gone(entry);
		return count;
	}

	private async awaitImports(client: Client): Promise<void> {
		const until = client.now() + IMPORT_PATIENCE_MS;
		for (const entry of this.ledger.open().filter(({ batch }) => batch !== undefined)) {
			await this.tryTo(async () => {
				while (client.now() < until && (await this.isUnderWay(client, entry))) {
					await client.sleep(IMPORT_STEP_MS);
				}
			});
		}
	}

	private async isUnderWay(client: Client, entry: Entry): Promise<boolean> {
		const { batch, name, kind, at = 0 } = entry;
		if (batch === undefined) return false;
		if (batch === '') {
			// The answer to the import was lost: there may be no batch at all.
			const isOld = client.now() - at > LONGEST_IMPORT_MS;
			return !isOld && (await find(client, kind, name)).length === 0;
		}
		const { status, json } = await client.call('GET', '/import/info', {
			query: { batchId: batch },
		});
		return (
			status === 200 && !['completed', 'failed', 'interrupted'].includes(String(json['status']))
		);
	}
}
