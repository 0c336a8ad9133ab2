import type { customObjects as table } from '../../../emulator/assumptions/customObjects';
import { type Answer, isObject, isOk, needed, objectOf, type Values } from '../client';
import type { Lab } from '../lab';
import { Inconclusive, seen } from '../outcome';
import type { Probes } from '../probe';
import { newSchema, record, schema } from '../things/objects';
import { recordLists } from './recordLists';

type Objects = Probes<typeof table>;

const STEP_MS = 2_000;
const LONGEST_MS = 60_000;

interface Read {
	record: Values;
	/** It could be read at the first try. */
	isAtOnce: boolean;
	seconds: number;
}

/** Reads a record by its external id, as soon as it can be read. */
async function read(lab: Lab, name: string): Promise<Read> {
	const { id } = await schema(lab);
	const { client } = lab;
	const started = client.now();
	for (let tries = 1; ; tries++) {
		const answer = await lab.call(
			'GET',
			`/customObjects/records/${id}/external/${encodeURIComponent(name)}`,
		);
		const elapsed = client.now() - started;
		if (isOk(answer)) {
			const stored = objectOf(answer, 'record');
			return { record: stored, isAtOnce: tries === 1, seconds: elapsed / 1000 };
		}
		if (![400, 404].includes(answer.status)) needed(answer);
		if (elapsed > LONGEST_MS) throw new Inconclusive('a record could not be read in a minute');
		await lab.client.sleep(STEP_MS);
	}
}

/** Posts a record and posts it again with other values; gives what is stored then. */
async function reposted(lab: Lab, suffix: string, first: Values, again: Values): Promise<Values> {
	const { answer, name } = await record(lab, suffix, first);
	needed(answer);
	needed((await record(lab, suffix, again)).answer);
	return (await read(lab, name)).record;
}

const valueOf = ({ fields }: Values, id: string): unknown =>
	Array.isArray(fields)
		? fields.filter(isObject).find((field) => field['id'] === id)?.['value']
		: undefined;

const recordRepost: Objects['recordRepost'] = {
	makes: ['schema', 'record'],
	requests: 3,
	run: async (lab) => {
		const amount = (value: string) => ({ id: 'amount', value });
		const stored = await reposted(
			lab,
			'repost',
			{ fields: [amount('5'), { id: 'place', value: 'x' }] },
			{ fields: [amount('6')] },
		);
		if (valueOf(stored, 'amount') !== '6') throw new Inconclusive('the second post is not stored');
		return valueOf(stored, 'place') === 'x'
			? seen('merges', 'a field that was not posted again is still there')
			: seen('replaces', 'a field that was not posted again is gone');
	},
};

const recordRelations: Objects['recordRelations'] = {
	makes: ['schema', 'record', 'contact'],
	requests: 3,
	run: async (lab) => {
		const { id } = await lab.contact('related');
		const relationships = { 'primary-contact': [Number(id)] };
		const stored = await reposted(lab, 'relations', { relationships }, {});
		const related = Object(stored['relationships']) as Values;
		const ids = related['primary-contact'];
		return Array.isArray(ids) && ids.map(String).includes(id)
			? seen('kept', 'a relationship that was not posted again is still there')
			: seen('cleared', 'a relationship that was not posted again is gone');
	},
};

const recordAnswer: Objects['recordAnswer'] = {
	makes: ['schema', 'record'],
	requests: 1,
	run: async (lab) => {
		const answer = needed((await record(lab, 'answer')).answer);
		const made = objectOf(answer, 'record');
		const evidence = `POST of a record answered ${answer.status} with ${Object.keys(made).sort().join(', ')}`;
		if (Object.keys(made).length === 0) throw new Inconclusive(`${evidence} no record`);
		return made['id'] ? seen('withId', evidence) : seen('withoutId', evidence);
	},
};

const recordReads: Objects['recordReads'] = {
	makes: ['schema', 'record'],
	requests: 3,
	seconds: 5,
	run: async (lab) => {
		const { answer, name } = await record(lab, 'reads');
		needed(answer);
		const { isAtOnce, seconds } = await read(lab, name);
		const evidence = `a new record could be read after ${seconds.toFixed(1)} s`;
		return isAtOnce ? seen('immediately', evidence) : seen('after10s', evidence);
	},
};

const recordMissing: Objects['recordMissing'] = {
	makes: ['schema'],
	requests: 1,
	run: async (lab) => {
		const { id } = await schema(lab);
		const { status } = await lab.call('GET', `/customObjects/records/${id}/external/none`);
		const evidence = `reading a record that does not exist answered ${status}`;
		if (status === 404) return seen('notFound404', evidence);
		if (status === 400) return seen('badRequest400', evidence);
		throw new Inconclusive(evidence);
	},
};

const recordUnknownField: Objects['recordUnknownField'] = {
	makes: ['schema', 'record'],
	requests: 1,
	run: async (lab) => {
		const fields = [{ id: 'colour', value: 'red' }];
		const { answer } = await record(lab, 'unknown-field', { fields });
		const evidence = `a record with an unknown field answered ${answer.status}`;
		if (answer.status === 422) return seen('refused422', evidence);
		needed(answer);
		const stored = objectOf(answer, 'record');
		if (valueOf(stored, 'colour') !== undefined) throw new Inconclusive(`${evidence} and has it`);
		return seen('dropped', evidence);
	},
};

const says = ({ text }: Answer) => /hasMany/.test(text);

const hasManyRelation: Objects['hasManyRelation'] = {
	makes: ['schema'],
	requests: 1,
	run: async (lab) => {
		const name = lab.workshop.name('object-many');
		const { answer } = await lab.workshop.attempt({ kind: 'schema', name }, () =>
			newSchema(lab, name, true),
		);
		const evidence = `a schema with hasMany true answered ${answer.status}`;
		if (answer.status === 422) {
			return seen('refused422', `${evidence}${says(answer) ? ' and names hasMany' : ''}`);
		}
		return seen('accepted', needed(answer) && evidence);
	},
};

export const customObjects: Objects = {
	recordRepost,
	recordRelations,
	recordAnswer,
	...recordLists,
	recordReads,
	recordMissing,
	recordUnknownField,
	hasManyRelation,
};
