import { randomUUID } from 'node:crypto';
import type { Account, Row } from '../../types';
import { deliver } from './callback';
import { importContact } from './importContact';
import type { Callback, ImportedContact } from './validation';

/** How long a batch stays unfinished on the account's clock. */
export const importTakesMs = 1_000;

interface Batch extends Row {
	contacts: ImportedContact[];
	callback: Callback | undefined;
	queuedAt: number;
	status: 'waiting' | 'completed';
	success: string[];
	failure: string[];
}

/** Queues contacts and gives the id of the batch; with a callback the account's clock ends it by itself. */
export function queueImport(
	account: Account,
	contacts: ImportedContact[],
	callback: Callback | undefined,
): string {
	const batch: Omit<Batch, 'id'> = {
		contacts,
		callback,
		queuedAt: account.clock.now(),
		status: 'waiting',
		success: [],
		failure: [],
	};
	const id = randomUUID();
	account.collection('bulkImports').insert({ ...batch, id });
	if (callback) void account.clock.sleep(importTakesMs).then(() => settleImports(account));
	return id;
}

/** Brings in every batch whose time has come, in order of arrival. */
export function settleImports(account: Account): void {
	const due = account.clock.now() - importTakesMs;
	for (const batch of batches(account)) {
		if (batch.status === 'completed' || batch.queuedAt > due) continue;
		const success: string[] = [];
		const failure: string[] = [];
		for (const contact of batch.contacts) {
			const id = importContact(account, contact);
			if (id === undefined) failure.push(contact.email);
			else success.push(id);
		}
		account.collection('bulkImports').update(batch.id, { status: 'completed', success, failure });
		if (batch.callback) void deliver(batch.callback, { success, failure });
	}
}

export function batches(account: Account): Batch[] {
	// Only queueImport writes here.
	return account.collection('bulkImports').all() as Batch[];
}
