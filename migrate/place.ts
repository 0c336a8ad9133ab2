import { CannotMigrate, type Conversion, converters } from './conversions';
import type { Move, Target } from './move';
import { isObject, type Parameters, type Value } from './workflowFile';

/** Converted parameters, and notes for the user. */
export interface Placed {
	parameters: Parameters;
	notes: string[];
}

/** Puts every given value into our node's parameters; throws `CannotMigrate` if one has no target. */
export function place(move: Move, given: Parameters): Placed {
	const targets = new Map<string, Target>(
		Object.entries(move.parameters ?? {}).map(([name, target]) => [
			name,
			typeof target === 'string' ? { to: target, conversion: 'plain' } : target,
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
			if (!isUnset(value)) notes.push(`${name} has no effect in this operation and was removed.`);
		} else if (isObject(value)) {
			for (const [member, inner] of Object.entries(value)) {
				const innerTarget = targets.get(`${name}.${member}`);
				if (!innerTarget)
					throw new CannotMigrate(`this package has no field for ${name} > ${member}`);
				put(parameters, innerTarget, inner);
			}
		} else {
			throw new CannotMigrate(`a single expression gives all of its ${name}`);
		}
	}
	return { parameters, notes: [...notes, ...missing(move, given)] };
}

function put(parameters: Parameters, { to, conversion }: Target, value: Value): void {
	const [outer = '', inner] = to.split('.');
	const written = converters[conversion](value);
	if (isBlank(conversion, value)) return;
	if (inner === undefined) {
		parameters[outer] = written;
		return;
	}
	const collection = isObject(parameters[outer]) ? parameters[outer] : {};
	parameters[outer] = { ...collection, [inner]: written };
}

/** An empty ID or sort was never filled in; other empty values may be intended. */
function isBlank(conversion: Conversion, value: Value): boolean {
	return (conversion === 'id' || conversion === 'sort') && value === '';
}

function isUnset(value: Value): boolean {
	return value === '' || (isObject(value) && Object.keys(value).length === 0);
}

function missing({ parameters = {}, optional = [] }: Move, given: Parameters): string[] {
	return Object.keys(parameters)
		.filter((name) => !name.includes('.') && !optional.includes(name) && !(name in given))
		.map((name) => `${name} is empty: fill it in before the first run.`);
}
