import type { bulkImport as table } from '../../../emulator/assumptions/bulkImport';
import { type Answer, isObject, needed, type Values } from '../client';
import type { Lab } from '../lab';
import { Inconclusive, seen } from '../outcome';
import type { Probes } from '../probe';

type Importer = Probes<typeof table>;

const LONGEST_MS = 600_000;

/** Sends own contacts to the importer, past all automations; the address of the first is in the ledger. */
async function start(lab: Lab, email: string, more: Values[] = []): Promise<Answer> {
	const contacts = [{ email }, ...more].map((contact) => ({
		...contact,
		exclude_automations: true,
	}));
	const thing = { kind: 'contact' as const, name: email, batch: '', at: lab.client.now() };
	const { answer, entry } = await lab.workshop.attempt(thing, () =>
		lab.call('POST', '/import/bulk_import', { body: { contacts } }),
	);
	const batch = answer.json['batchId'];
	if (typeof batch === 'string') lab.workshop.note(entry, { batch });
	return answer;
}

/** Starts a batch of one contact and gives its id. */
async function batchOf(lab: Lab, email: string): Promise<string> {
	return batchIn(needed(await start(lab, email)).json);
}

function batchIn({ batchId }: Values): string {
	if (typeof batchId !== 'string') throw new Inconclusive('POST /import/bulk_import gave no batch');
	return batchId;
}

const info = async (lab: Lab, batchId: string) =>
	needed(await lab.call('GET', '/import/info', { query: { batchId } }));

/** The batch once it has ended, and how long that took. */
async function ended(lab: Lab, batch: string): Promise<{ answer: Answer; seconds: number }> {
	const { client } = lab;
	const started = client.now();
	for (;;) {
		const answer = await info(lab, batch);
		const elapsed = client.now() - started;
		const status = String(answer.json['status']);
		if (status === 'completed') return { answer, seconds: elapsed / 1000 };
		if (status === 'failed' || status === 'interrupted') {
			throw new Inconclusive(`the batch ended as ${status}`);
		}
		if (elapsed > LONGEST_MS) throw new Inconclusive('the batch was not done in 10 minutes');
		await lab.client.sleep(elapsed < 15_000 ? 500 : 10_000);
	}
}

const importRowNumber: Importer['importRowNumber'] = {
	makes: ['contact'],
	requests: 1,
	run: async (lab) => {
		const answer = await start(lab, lab.workshop.email('rows'), [{ first_name: 'x' }]);
		const reasons = answer.json['failureReasons'];
		const reason: unknown = Array.isArray(reasons) ? reasons[0] : undefined;
		const evidence = `a second row without address answered ${answer.status}`;
		if (typeof reason === 'string') return seen('generalText', `${evidence} and a text`);
		if (!isObject(reason)) throw new Inconclusive(`${evidence} without a reason`);
		const place = reason['contact'];
		if (place === undefined) return seen('missing', `${evidence} and no row number`);
		if (Number(place) === 2) return seen('fromOne', `${evidence} and row 2`);
		if (Number(place) === 1) return seen('fromZero', `${evidence} and row 1`);
		throw new Inconclusive(`${evidence} and another row number`);
	},
};

const importFirstSecond: Importer['importFirstSecond'] = {
	makes: ['contact'],
	requests: 12,
	seconds: 6,
	run: async (lab) => {
		const batch = await batchOf(lab, lab.workshop.email('first-second'));
		const { json } = await info(lab, batch);
		await ended(lab, batch);
		const evidence = `the first status, half a second after the start, is ${typeof json['status']}`;
		if (json['status'] === false) return seen('booleanFalse', evidence);
		if (json['status'] === 'waiting') return seen('waiting', `${evidence} waiting`);
		throw new Inconclusive(evidence);
	},
};

const importDuration: Importer['importDuration'] = {
	makes: ['contact'],
	requests: 12,
	seconds: 6,
	run: async (lab) => {
		const { seconds } = await ended(lab, await batchOf(lab, lab.workshop.email('duration')));
		const evidence = `one contact took ${seconds.toFixed(1)} s`;
		if (seconds < 3) return seen('oneSecond', evidence);
		return seconds < 60 ? seen('sixSeconds', evidence) : seen('fiveMinutes', evidence);
	},
};

const importApostrophes: Importer['importApostrophes'] = {
	makes: ['contact'],
	requests: 12,
	seconds: 6,
	run: async (lab) => {
		const batch = await batchOf(lab, lab.workshop.email("o'brien"));
		const { json } = (await ended(lab, batch)).answer;
		const count = (value: unknown) => (Array.isArray(value) ? value.length : 0);
		const [success, failure] = [count(json['success']), count(json['failure'])];
		const evidence = `an address with an apostrophe: ${success} success, ${failure} failure`;
		if (success === 1 && failure === 0) return seen('accepted', evidence);
		if (success === 0 && failure === 1) return seen('failed', evidence);
		throw new Inconclusive(evidence);
	},
};

/**
 * With a bounced contact only: that no confirmation is mailed to a contact who is set to unconfirmed
 * is not documented.
 */
const importKeepsInactive: Importer['importKeepsInactive'] = {
	makes: ['contact', 'list'],
	requests: 14,
	seconds: 6,
	run: async (lab) => {
		const [contact, list] = [await lab.contact('bounced'), await lab.list()];
		const bounced = await lab.subscribe(contact, list, 3);
		if ((await lab.statusOn(contact, list)) !== '3') {
			throw new Inconclusive(`status 3 for an own contact answered ${bounced.status}, not stored`);
		}
		const row = { email: contact.name, subscribe: [{ listid: list.id }] };
		const contacts = [{ ...row, exclude_automations: true }];
		const { json } = needed(await lab.call('POST', '/import/bulk_import', { body: { contacts } }));
		await ended(lab, batchIn(json));
		const status = await lab.statusOn(contact, list);
		const evidence = `a bounced contact has status ${String(status)} after an import that subscribes it; one who has not confirmed was not tried`;
		if (status === '3') return seen('allInactive', evidence);
		if (status === '1') return seen('unsubscribed', evidence);
		throw new Inconclusive(evidence);
	},
};

export const importer: Importer = {
	importRowNumber,
	importFirstSecond,
	importDuration,
	importKeepsInactive,
	importApostrophes,
};
