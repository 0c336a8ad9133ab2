/**
 * `npm run probe -- [--help]`: asks a real account which position each switch of the emulator really has, and
 * calls the operations of docs/operations.md that are unproven. Exits with 1 when it ended early or left something.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { setTimeout as wait } from 'node:timers/promises';

import type { ProbeClock } from '../test/support/probe/client';
import { closeFileLedger, fileLedger } from '../test/support/probe/ledger';
import { openingText, type Plan, planOf } from '../test/support/probe/plan';
import { openReceiver, type Receiver } from '../test/support/probe/receiver';
import { publicText, type Report, secretsOf } from '../test/support/probe/report';
import { runProbes } from '../test/support/probe/run';
import {
	type Account,
	HELP,
	NO_ACCOUNT,
	type Options,
	readAccount,
	readOptions,
} from './probe/options';
import { printed } from './probe/print';

const root = path.join(__dirname, '..');

const clock: ProbeClock = {
	now: () => Date.now(),
	sleep: async (milliseconds, signal) => {
		try {
			await wait(milliseconds, undefined, signal ? { signal } : {});
		} catch (error) {
			if (!signal?.aborted) throw error;
		}
	},
};

const isLocal = (url: string) =>
	URL.canParse(url) && ['127.0.0.1', 'localhost'].includes(new URL(url).hostname);

/** Where deliveries arrive; an emulator on this machine reaches it without a tunnel. */
async function receiverFor({ url }: Account, options: Options): Promise<Receiver | undefined> {
	const { webhookUrl, webhookPort } = options;
	if (webhookUrl) return await openReceiver({ publicUrl: webhookUrl, port: webhookPort });
	return isLocal(url) ? await openReceiver() : undefined;
}

async function isAgreed(): Promise<boolean> {
	const terminal = createInterface({ input: process.stdin, output: process.stdout });
	try {
		const ended = new Promise<string>((resolve) => {
			terminal.once('close', () => resolve(''));
		});
		const answer = await Promise.race([terminal.question('\nContinue? (y/N) '), ended]);
		return /^y(es)?$/i.test(answer.trim());
	} finally {
		terminal.close();
	}
}

/** One ledger for each account, so that nothing of another one is ever taken for a leftover. */
const ledgerFile = ({ url }: Account) => {
	const host = URL.canParse(url) ? new URL(url).host : url;
	const account = createHash('sha256').update(host).digest('hex').slice(0, 12);
	return path.join(root, '.cache', 'probe', `${account}.jsonl`);
};

function packageName(): { name: string; version: string } {
	const text = readFileSync(path.join(root, 'package.json'), 'utf8');
	return JSON.parse(text) as { name: string; version: string };
}

/** Ctrl-C ends the run and cleans up; a second one leaves the cleaning up to the next run. */
function stopOnSignals(): AbortSignal {
	const stop = new AbortController();
	const end = () => {
		if (stop.signal.aborted) process.exit(130);
		console.log('\nStopping; a second Ctrl-C leaves what was created to the next run.');
		stop.abort();
	};
	process.on('SIGINT', end);
	process.on('SIGTERM', end);
	return stop.signal;
}

async function run(
	account: Account,
	options: Options,
	plan: Plan,
	receiver?: Receiver,
): Promise<Report> {
	const file = ledgerFile(account);
	const ledger = fileLedger(file);
	try {
		return await runProbes({
			...account,
			clock,
			requestsPerSecond: options.rate,
			signal: stopOnSignals(),
			plan,
			ledger,
			...(receiver ? { receiver } : {}),
			package: packageName(),
			log: (line) => console.log(line),
		});
	} finally {
		closeFileLedger(file, ledger);
	}
}

async function main(): Promise<number> {
	const options = readOptions(process.argv.slice(2));
	if (options.help) {
		console.log(HELP);
		return 0;
	}
	const account = readAccount(process.env);
	if (!account) {
		console.error(NO_ACCOUNT);
		return 1;
	}
	const receiver = await receiverFor(account, options);
	try {
		const choice = { ...options, deliveries: receiver !== undefined };
		const plan = planOf(choice, options.rate);
		console.log(openingText(plan, options.rate));
		if (!options.yes && !(await isAgreed())) {
			console.log('Nothing was sent.');
			return 0;
		}
		const report = await run(account, options, plan, receiver);
		console.log(printed(report));
		writeFileSync(options.out, publicText(report, secretsOf(account.url, account.key)));
		console.log(`The result without key, host and names of the account: ${options.out}`);
		return report.finished && report.left.length === 0 ? 0 : 1;
	} finally {
		await receiver?.close();
	}
}

main().then(
	(code) => process.exit(code),
	(error: unknown) => {
		console.error(error instanceof Error ? error.message : String(error));
		process.exit(1);
	},
);
