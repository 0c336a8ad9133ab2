import { emptyValues } from './emptyValues';
import { isExpression } from './expression';
import { CannotMigrate } from './conversions';
import type { Move } from './move';
import { moves } from './moves';
import { place, type Placed } from './place';
import type { Parameters } from './workflowFile';

/** An operation of n8n's node, migrated to ours. */
export interface MovedOperation extends Placed {
	/** Member that no longer wraps the result. */
	unwrapped?: string;
}

/** Default operations of n8n's node that are not `create`, by resource. */
const defaultOperations: Record<string, string> = {
	contactList: 'add',
	contactTag: 'add',
	ecommerceOrderProducts: 'getAll',
	list: 'getAll',
};

/** Parameters that n8n adds to a node that an AI agent uses as a tool. */
const toolParameters = ['descriptionType', 'toolDescription'];

const byName = new Map(moves.map((move) => [move.from, move]));

/** Resource and operation of a node of n8n's, with the defaults that workflow files leave out. */
export function chosenIn({ resource = 'contact', operation }: Parameters) {
	return { resource, operation: operation ?? defaultOperations[String(resource)] ?? 'create' };
}

/** Converts the parameters of n8n's node; throws `CannotMigrate`. */
export function moveOperation(shipped: Parameters): MovedOperation {
	const { resource, operation } = chosenIn(shipped);
	if (isExpression(resource) || isExpression(operation)) {
		throw new CannotMigrate('an expression selects its resource or operation');
	}
	const known = byName.get(`${String(resource)}.${String(operation)}`);
	if (known === undefined) {
		throw new CannotMigrate(
			`n8n's node has no operation ${JSON.stringify(operation)} for ${JSON.stringify(resource)}`,
		);
	}
	const moved = applyMove(known, { ...known.defaults, ...only(shipped, isOperationParameter) });
	return { ...moved, parameters: { ...moved.parameters, ...only(shipped, isToolParameter) } };
}

const isToolParameter = (name: string) => toolParameters.includes(name);
const isOperationParameter = (name: string) =>
	!['resource', 'operation', ...toolParameters].includes(name);

function only(parameters: Parameters, accepts: (name: string) => boolean): Parameters {
	return Object.fromEntries(Object.entries(parameters).filter(([name]) => accepts(name)));
}

function applyMove(known: Move, all: Parameters): MovedOperation {
	const { given: chosen, ...choice } = known.choose?.(all) ?? {};
	const move: Move = { ...known, ...choice };
	const { simple, ...given } = chosen ?? all;
	const { parameters, notes } = place(move, given);
	const [resource = ''] = move.to.split('.');
	const clearing = emptyValues(move.to, given.updateFields);
	const isList = 'simple' in (known.defaults ?? {});
	const keptWhole = (all.simple ?? simple) !== true;
	return {
		parameters: {
			resource,
			operation: move.to,
			...move.set,
			...parameters,
			...clearing.parameters,
		},
		notes: [...(move.notes ?? []), ...notes, ...clearing.notes],
		...(move.wrapped !== undefined && (!isList || keptWhole) ? { unwrapped: move.wrapped } : {}),
	};
}
