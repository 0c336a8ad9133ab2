import {
	type Assume,
	type Emulator,
	type EmulatorOptions,
	ManualClock,
	startEmulator,
} from '../emulator';
import { Ledger } from '../support/probe/ledger';
import { type Choice, planOf } from '../support/probe/plan';
import { openReceiver } from '../support/probe/receiver';
import type { Report } from '../support/probe/report';
import { runProbes, type RunOptions } from '../support/probe/run';

type Given = Partial<Choice> & Partial<RunOptions> & { assume?: Assume };

export interface Bench {
	emulator: Emulator;
	clock: ManualClock;
	/** Runs the probe on the virtual time of the emulator, with everything that it can do. */
	probe(given?: Given): Promise<Report>;
	/** Everything that the account holds, but what its API cannot delete. */
	rows(): Record<string, unknown[]>;
	close(): Promise<void>;
}

/** Rows that no request can take away: the importer's history, and what tied a deleted campaign to its list. */
const KEPT = ['bulkImports', 'bulkImportRequests', 'campaignLists', 'campaignMessages'];

export async function openBench(options: EmulatorOptions = {}): Promise<Bench> {
	const clock = new ManualClock();
	const emulator = await startEmulator({ clock, ...options });
	const receiver = await openReceiver();
	const probeClock = {
		now: () => clock.now(),
		/** Deliveries arrive while the probe waits. */
		sleep: async (milliseconds: number, signal?: AbortSignal) => {
			if (signal?.aborted) return;
			clock.advance(milliseconds);
			await emulator.webhooks.idle();
		},
	};
	return {
		emulator,
		clock,
		probe: async ({ only = [], includeLimit = true, deliveries = true, assume, ...given } = {}) => {
			emulator.assume(assume ?? {});
			return await runProbes({
				url: emulator.url,
				key: emulator.apiKey,
				clock: probeClock,
				requestsPerSecond: 2,
				plan: planOf({ only, includeLimit, deliveries }, 2),
				ledger: new Ledger(),
				receiver,
				package: { name: 'probe', version: '0.0.0' },
				...given,
			});
		},
		rows: () => {
			const { account } = emulator;
			return Object.fromEntries(
				[...account['collections']]
					.filter(([name, { size }]) => size > 0 && !KEPT.includes(name))
					.map(([name, collection]) => [name, structuredClone(collection.all())]),
			);
		},
		close: async () => {
			await receiver.close();
			await emulator.close();
		},
	};
}

/** An account in use, with names that look a little like those of the probe. */
export function seedAccount({ seed, account }: Emulator): void {
	const [contact, other] = seed.contacts(120);
	const [list] = seed.lists(['News', 'ac-probe-news']);
	const [tag] = seed.tags(['Customer', 'ac-probe-1234', 'ac-probe-0123456789-tag']);
	const [field] = seed.fields(['Size', 'ac-probe-size']);
	if (contact && other && list && tag && field) {
		seed.subscribe(contact, list);
		seed.subscribe(other, list, '2');
		seed.tag(contact, tag);
		seed.fieldValue(contact, field, 'M');
	}
	seed.deals(3);
	seed.accounts(['Acme']);
	seed.campaigns(['May']);
	seed.automations(1);
	account.collection('connections').insert({ service: 'shop', name: 'Secret Shop' });
	account.collection('dealCustomFieldMeta').insert({ fieldLabel: 'Source', fieldType: 'text' });
	account.collection('configs').insert({ keyname: 'secret_setting', val: 'secret value' });
}
