import { randomUUID } from 'node:crypto';
import type { Account, Row } from '../../types';
import { deliver } from './callback';
import { importContact } from './importContact';
import type { Callback, ImportedContact } from './validation';

const DURATIONS = { sixSeconds: 6_000, oneSecond: 1_000, fiveMinutes: 300_000 };

/** How long a batch stays unfinished on the account's clock. */
export const importTakesMs = ({ assumes }: Pick<Account, 'assumes'>): number =>
	DURATIONS[assumes.importDuration];

/** Ends other than `completed`. */
export type ImportFailure = 'failed' | 'interrupted';

interface Batch extends Row {
	contacts: ImportedContact[];
	callback: Callback | undefined;
	queuedAt: number;
	/** Final status; undefined before. */
	ended?: 'completed' | ImportFailure;
	/** A planned final status, and after how many contacts. */
	failure?: { status: ImportFailure; after: number };
	success: string[];
	failed: string[];
}

/** Makes the next queued batch end with this status, after a number of its contacts. */
export function endNextImport(account: Account, status: ImportFailure, after = 0): void {
	account.collection('bulkImportFailures').insert({ status, after });
}

/** Queues contacts and gives the id of the batch; with a callback the account's clock ends it by itself. */
export function queueImport(
	account: Account,
	contacts: ImportedContact[],
	callback: Callback | undefined,
): string {
	const failures = account.collection('bulkImportFailures');
	const failure = failures.all()[0];
	if (failure) failures.remove(failure.id);
	const id = randomUUID();
	account.collection('bulkImports').insert({
		contacts,
		callback,
		queuedAt: account.clock.now(),
		failure,
		success: [],
		failed: [],
		id,
	});
	if (callback) {
		void account.clock.sleep(importTakesMs(account)).then(() => settleImports(account));
	}
	return id;
}

/** Imports every batch that is due, in order of arrival. */
export function settleImports(account: Account): void {
	const due = account.clock.now() - importTakesMs(account);
	for (const batch of batches(account)) {
		if (batch.ended || batch.queuedAt > due) continue;
		const success: string[] = [];
		const failed: string[] = [];
		for (const contact of batch.contacts.slice(0, batch.failure?.after)) {
			const id = importContact(account, contact);
			if (id === undefined) failed.push(contact.email);
			else success.push(id);
		}
		const ended = batch.failure?.status ?? 'completed';
		account.collection('bulkImports').update(batch.id, { ended, success, failed });
		if (batch.callback) void deliver(batch.callback, { success, failure: failed });
	}
}

/**
 * What `/import/info` says of a batch: `false` in the first second, then `waiting`, `claimed` and `active` for
 * a part of the time each, then its end.
 */
export function statusOf(account: Account, { ended, queuedAt }: Batch): string | false {
	if (ended) return ended;
	const age = account.clock.now() - queuedAt;
	if (age < 1_000) return account.assumes.importFirstSecond === 'booleanFalse' ? false : 'waiting';
	const share = age / importTakesMs(account);
	return share < 1 / 3 ? 'waiting' : share < 1 / 2 ? 'claimed' : 'active';
}

export function batches(account: Account): Batch[] {
	// Only queueImport writes here.
	return account.collection('bulkImports').all() as Batch[];
}
