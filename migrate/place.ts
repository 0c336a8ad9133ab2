import { CannotMove, type Form, inForm } from './forms';
import type { Move, Target } from './move';
import { isObject, type Parameters, type Value } from './workflowFile';

/** What became of the parameters, and what the user should know. */
export interface Placed {
	parameters: Parameters;
	notes: string[];
}

/** Every value given, at its place in our node; throws `CannotMove` for one that has none. */
export function place(move: Move, given: Parameters): Placed {
	const targets = new Map<string, Target>(
		Object.entries(move.parameters ?? {}).map(([name, target]) => [
			name,
			typeof target === 'string' ? { to: target, form: 'plain' } : target,
		]),
	);
	const parameters: Parameters = {};
	const notes: string[] = [];
	for (const [name, value] of Object.entries(given)) {
		const target = targets.get(name);
		const inside = [...targets].filter(([known]) => known.startsWith(`${name}.`));
		if (target) {
			put(parameters, target, value);
		} else if (inside.length === 0) {
			if (!isIdle(value)) notes.push(`${name} has no effect in this operation and is left out.`);
		} else if (isObject(value)) {
			for (const [member, inner] of Object.entries(value)) {
				const innerTarget = targets.get(`${name}.${member}`);
				if (!innerTarget) throw new CannotMove(`ours has nothing for ${name} > ${member}`);
				put(parameters, innerTarget, inner);
			}
		} else {
			throw new CannotMove(`its ${name} are given by an expression as a whole`);
		}
	}
	return { parameters, notes: [...notes, ...missing(move, given)] };
}

function put(parameters: Parameters, { to, form }: Target, value: Value): void {
	const [outer = '', inner] = to.split('.');
	const written = inForm[form](value);
	if (isBlank(form, value)) return;
	if (inner === undefined) {
		parameters[outer] = written;
		return;
	}
	const collection = isObject(parameters[outer]) ? parameters[outer] : {};
	parameters[outer] = { ...collection, [inner]: written };
}

/** An ID or an order that was never filled in says nothing; other empty values may be meant. */
function isBlank(form: Form, value: Value): boolean {
	return (form === 'id' || form === 'sort') && value === '';
}

function isIdle(value: Value): boolean {
	return value === '' || (isObject(value) && Object.keys(value).length === 0);
}

function missing({ parameters = {}, optional = [] }: Move, given: Parameters): string[] {
	return Object.keys(parameters)
		.filter((name) => !name.includes('.') && !optional.includes(name) && !(name in given))
		.map((name) => `${name} was not filled in: fill it in before the first run.`);
}
