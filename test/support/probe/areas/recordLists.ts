import type { customObjects as table } from '../../../emulator/assumptions/customObjects';
import { listOf, needed, type Values } from '../client';
import type { Lab } from '../lab';
import { Inconclusive, seen } from '../outcome';
import type { Probes } from '../probe';
import { record, schema } from '../things/objects';

type RecordLists = Pick<Probes<typeof table>, 'recordListing' | 'recordRanges' | 'recordOrder'>;

const STEP_MS = 2_000;
const LONGEST_MS = 90_000;

/** Own records as a list has them. */
async function listed(lab: Lab, query: Record<string, string> = {}): Promise<Values[]> {
	const { id } = await schema(lab);
	const answer = await lab.call('GET', `/customObjects/records/${id}`, {
		query: { limit: '100', ...query },
	});
	return listOf(needed(answer), 'records');
}

const nameOf = ({ externalId }: Values) => String(externalId);

interface Listed {
	rows: Values[];
	/** All were there at the first try. */
	isAtOnce: boolean;
	seconds: number;
}

/** The list once it has all these records. */
async function listedAll(lab: Lab, names: string[]): Promise<Listed> {
	const { client } = lab;
	const started = client.now();
	for (let tries = 1; ; tries++) {
		const rows = await listed(lab);
		const elapsed = client.now() - started;
		const found = new Set(rows.map(nameOf));
		if (names.every((name) => found.has(name))) {
			return { rows, isAtOnce: tries === 1, seconds: elapsed / 1000 };
		}
		if (elapsed > LONGEST_MS) throw new Inconclusive('a record was in no list after 90 s');
		await lab.client.sleep(STEP_MS);
	}
}

async function newRecords(lab: Lab, suffixes: string[]): Promise<string[]> {
	const names = [];
	for (const suffix of suffixes) {
		const { answer, name } = await record(lab, suffix);
		needed(answer);
		names.push(name);
	}
	return names;
}

const recordListing: RecordLists['recordListing'] = {
	makes: ['schema', 'record'],
	requests: 7,
	seconds: 10,
	run: async (lab) => {
		const { isAtOnce, seconds } = await listedAll(lab, await newRecords(lab, ['listing']));
		const evidence = `a new record was in the list after ${seconds.toFixed(1)} s`;
		return isAtOnce ? seen('immediately', evidence) : seen('after10s', evidence);
	},
};

const recordRanges: RecordLists['recordRanges'] = {
	makes: ['schema', 'record'],
	requests: 8,
	seconds: 10,
	run: async (lab) => {
		const [name = ''] = await newRecords(lab, ['ranges']);
		const { rows } = await listedAll(lab, [name]);
		const created = String(rows.find((row) => nameOf(row) === name)?.['createdTimestamp'] ?? '');
		const finds = async (operator: string, value: string) => {
			const found = await listed(lab, { [`filters[createdTimestamp][${operator}]`]: value });
			return found.some((row) => nameOf(row) === name);
		};
		if (!(await finds('eq', created)))
			throw new Inconclusive('the exact time did not find the record');
		return (await finds('gte', '2020-01-01T00:00:00.000Z'))
			? seen('work', 'gte finds the record, eq finds it')
			: seen('findNothing', 'gte does not find the record, eq finds it');
	},
};

/** Six records: by chance they come in order of creation once in 720 times. */
const recordOrder: RecordLists['recordOrder'] = {
	makes: ['schema', 'record'],
	requests: 13,
	seconds: 10,
	run: async (lab) => {
		const names = await newRecords(
			lab,
			['f', 'b', 'd', 'a', 'e', 'c'].map((letter) => `order-${letter}`),
		);
		const { rows } = await listedAll(lab, names);
		const order = (list: Values[]) =>
			list
				.map(nameOf)
				.filter((name) => names.includes(name))
				.join();
		const again = order(await listed(lab)) === order(rows);
		const evidence = `six records, the same order in a second call: ${again ? 'yes' : 'no'}`;
		const created = names.join();
		const isByCreation = order(rows) === created || order([...rows].reverse()) === created;
		return isByCreation ? seen('byCreation', evidence) : seen('scrambled', evidence);
	},
};

export const recordLists: RecordLists = { recordListing, recordRanges, recordOrder };
