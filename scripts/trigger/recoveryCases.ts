import { setTimeout as delay } from 'node:timers/promises';
import type { EmulatorRequest, Row } from '../../test/emulator';
import { exactly } from '../demo/figures';
import type { Bench } from './bench';
import type { Receipts } from './receipts';
import { type Case, storedIds } from './tally';
import { delivery, webhookWorkflow } from './workflows';

/** What the cases work with: an active catch-up that checks every 20 seconds. */
export interface Stage {
	bench: Bench;
	receipts: Receipts;
	workflow: string;
	/** n8n keeps position and execution together. */
	isDurable: boolean;
}

type Play = (stage: Stage) => Promise<Case>;

/** Time for the events of a case to come; what comes later is counted all the same. */
const patienceSeconds = 150;
/** Longer than the time that n8n gives a check here, and than what the node takes of it. */
const tooSlowMs = 22_000;

/** The ID that both triggers give the change a row shows. */
const idOf = ({ id, udate }: Row): string =>
	`update:${id}:${new Date(String(udate)).toISOString().slice(0, 19)}Z`;

const idsOf = (rows: readonly Row[]): Set<string> => new Set(rows.map(idOf));

/** A page of contacts behind the first of these rows. */
const pageAfter =
	(rows: readonly Row[]) =>
	({ method, path, query }: EmulatorRequest): boolean =>
		method === 'GET' && /contacts$/.test(path) && Number(query.get('id_greater')) >= idFrom(rows);

const idFrom = ([first]: readonly Row[]): number => Number(first?.id);

/** Makes the second page of these rows slow; resolves when it is asked for. */
async function secondPage({ bench }: Stage, rows: readonly Row[], delayMs: number): Promise<void> {
	const isWanted = pageAfter(rows);
	await new Promise<void>((resolve) => {
		const match = (request: EmulatorRequest) => {
			if (!isWanted(request)) return false;
			resolve();
			return true;
		};
		bench.emulator.faults.next({ kind: 'slow', delayMs, match });
	});
}

const slowPage: Play = async (stage) => {
	const { bench, receipts } = stage;
	const rows = bench.emulator.seed.contacts(151);
	await secondPage(stage, rows, tooSlowMs);
	const wanted = idsOf(rows);
	await receipts.all(wanted, patienceSeconds);
	return { title: 'Second page takes 22 s', wanted };
};

const killedCheck: Play = async (stage) => {
	const { bench, receipts } = stage;
	const rows = bench.emulator.seed.contacts(151);
	await secondPage(stage, rows, 8_000);
	await bench.kill();
	await bench.start();
	const wanted = idsOf(rows);
	await receipts.all(wanted, patienceSeconds);
	return { title: 'Killed in a check', wanted };
};

const killedExecution: Play = async ({ bench, receipts, isDurable }) => {
	const rows = bench.emulator.seed.contacts(50);
	await receipts.next();
	await bench.kill();
	await bench.start();
	const wanted = idsOf(rows);
	await receipts.all(wanted, patienceSeconds);
	return { title: 'Killed in an execution', wanted, mayRepeat: !isDurable };
};

const killedBetween: Play = async ({ bench, receipts, workflow }) => {
	const rows = bench.emulator.seed.contacts(50);
	await receipts.all(idsOf(rows), patienceSeconds);
	await bench.ended(workflow);
	await bench.kill();
	await bench.start();
	rows.push(...bench.emulator.seed.contacts(10));
	const wanted = idsOf(rows);
	await receipts.all(wanted, patienceSeconds);
	return { title: 'Killed between execution and check', wanted };
};

const manyInASecond: Play = async ({ bench, receipts }) => {
	await delay(1_050 - (Date.now() % 1_000));
	const wanted = idsOf(bench.emulator.seed.contacts(1_000));
	await receipts.all(wanted, patienceSeconds);
	const seconds = new Set([...wanted].map((id) => id.split(':').slice(2).join(':')));
	const title = 'Many changes in a second';
	return { title, wanted, notes: [exactly(`${title}: seconds`, seconds.size, 1)] };
};

/** While the second of three pages is read, rows of each page change and one is deleted. */
const changedMeanwhile: Play = async (stage) => {
	const { bench, receipts } = stage;
	const contacts = bench.emulator.account.collection('contacts');
	const rows = bench.emulator.seed.contacts(300);
	const allowed = idsOf(rows);
	await secondPage(stage, rows, 4_000);
	await delay(2_000);
	const [deleted, ...rest] = rows;
	if (deleted) contacts.remove(deleted.id);
	for (const [index, { id }] of rest.entries())
		if (index % 10 === 0) contacts.update(id, { firstName: 'Changed' });
	const wanted = idsOf(rest.flatMap(({ id }) => contacts.get(id) ?? []));
	await receipts.all(wanted, patienceSeconds);
	return { title: 'Rows changed while pages are read', wanted, allowed };
};

/** n8n is killed while it receives 200 deliveries, after a few were answered; then all come again. */
const killedDeliveries: Play = async ({ bench, receipts }) => {
	const id = await bench.add(webhookWorkflow(await bench.credential(), receipts.url));
	await bench.activate(id);
	await bench.hookCount(1);
	const url = String(bench.hooks[0]?.['url']);
	const contacts = Array.from({ length: 200 }, (_, index) => index + 1);
	const answered = new Set<string>();
	const post = async (contact: number) => {
		await delay(contact * 150);
		const headers = { 'content-type': 'application/x-www-form-urlencoded' };
		const { status } = await fetch(url, { method: 'POST', body: delivery(contact), headers });
		if (status === 200) answered.add(deliveredId(contact));
	};
	const send = async () => await Promise.allSettled(contacts.map(post));

	const first = send();
	while (answered.size < 60) await delay(20);
	await bench.kill();
	await first;
	const before = [...answered];
	await bench.start();
	await bench.hookCount(1);
	// n8n resumes the executions that it had queued.
	await bench.ended(id);
	const arrived = new Set([...receipts.ids, ...(await storedIds(bench))]);
	const unrun = before.filter((event) => !arrived.has(event)).length;
	await send();
	const wanted = new Set(contacts.map(deliveredId));
	await receipts.all(wanted, patienceSeconds);
	await bench.deactivate(id);
	const title = 'Killed in deliveries';
	const notes = [
		{ title: `${title}: answered before`, value: before.length },
		{ title: `${title}: answered, but not run until they came again`, value: unrun },
	];
	return { title, wanted, mayRepeat: true, notes };
};

const deliveredId = (contact: number) => `update:${contact}:2026-07-18T03:01:25Z`;

export const recoveryCases: Readonly<Record<string, Play>> = {
	slowPage,
	killedCheck,
	killedExecution,
	killedBetween,
	manyInASecond,
	changedMeanwhile,
	killedDeliveries,
};
