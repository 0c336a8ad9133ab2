import type { Client } from '../client/client';
import type { FindFirst, Operation, StepInput, Wanted } from '../descriptor';
import { nameKey } from '../equality';
import { isRow, type Row } from '../values';
import { asWord } from '../words';
import { createNamed } from './createNamed';
import { rowsFrom, shaped } from './output';

/**
 * What has the name already, or else what is created, with `created`. Work for one name is done
 * one after another in this process, as not every kind has unique names in ActiveCampaign.
 */
export async function findOrCreate(
	operation: Operation,
	{ thing, field, within = [] }: FindFirst,
	step: StepInput,
	client: Client,
): Promise<Row> {
	const name = asWord(step.values[field], labelOf(operation, field));
	const request = await step.buildFrom({ ...step.values, [field]: name });
	const sent = sentIn(request.body, operation.wrap);
	const sides = within.flatMap((member) => (sent[member] === undefined ? [] : [member]));
	const accepts = (row: Row) =>
		sides.every((member) => String(row[member]) === String(sent[member]));
	const find = async (wanted: Wanted = {}) => await step.find(thing, name, { ...wanted, accepts });

	const lock = JSON.stringify([thing.name, nameKey(name), ...sides.map((side) => sent[side])]);
	const { row, created } = await client.exclusively(lock, async () => {
		const known = await find();
		if (known) return { row: known, created: false };
		let isNew = false;
		const create = async () => {
			const { status, body, recovered = false } = await client.exchange(request);
			// A create that finds the name taken may answer 200 with the thing that has it.
			isNew = status === 201 || recovered;
			return rowsFrom(operation, body, false)[0] ?? {};
		};
		const stored = await createNamed({ kind: thing.name, name, create, find });
		return { row: stored, created: isNew };
	});
	return { ...shaped(operation, row, step.values.simplify === true), created };
}

function labelOf({ fields = [] }: Operation, name: string): string {
	return fields.find((field) => field.name === name)?.displayName ?? name;
}

function sentIn(body: unknown, wrap = ''): Row {
	const members = isRow(body) ? (body[wrap] ?? body) : {};
	return isRow(members) ? members : {};
}
