import { emptyValues } from './emptyValues';
import { isExpression } from './expression';
import { CannotMove } from './forms';
import type { Move } from './move';
import { moves } from './moves';
import { place, type Placed } from './place';
import type { Parameters } from './workflowFile';

/** An operation of n8n's node as one of ours. */
export interface MovedOperation extends Placed {
	/** Member that the result no longer stands in. */
	unwrapped?: string;
}

/** The operation that n8n's node has chosen when a file names only the resource, or nothing. */
const firstOperations: Record<string, string> = {
	contactList: 'add',
	contactTag: 'add',
	ecommerceOrderProducts: 'getAll',
	list: 'getAll',
};

/** Parameters that n8n itself adds when a node is an agent's tool. */
const ofTools = ['descriptionType', 'toolDescription'];

const byName = new Map(moves.map((move) => [move.from, move]));

/** What a node of n8n's does, the choices that a file leaves out among it. */
export function chosenIn({ resource = 'contact', operation }: Parameters) {
	return { resource, operation: operation ?? firstOperations[String(resource)] ?? 'create' };
}

/** The parameters of n8n's node as ours; throws `CannotMove` saying why not. */
export function moveOperation(shipped: Parameters): MovedOperation {
	const { resource, operation } = chosenIn(shipped);
	if (isExpression(resource) || isExpression(operation)) {
		throw new CannotMove('an expression decides what it does');
	}
	const known = byName.get(`${String(resource)}.${String(operation)}`);
	if (known === undefined) {
		throw new CannotMove(
			`n8n's node has no operation ${JSON.stringify(operation)} for ${JSON.stringify(resource)}`,
		);
	}
	const moved = moveGiven(known, { ...known.defaults, ...only(shipped, isOfOperation) });
	return { ...moved, parameters: { ...moved.parameters, ...only(shipped, isOfTool) } };
}

const isOfTool = (name: string) => ofTools.includes(name);
const isOfOperation = (name: string) => !['resource', 'operation', ...ofTools].includes(name);

function only(parameters: Parameters, accepts: (name: string) => boolean): Parameters {
	return Object.fromEntries(Object.entries(parameters).filter(([name]) => accepts(name)));
}

function moveGiven(known: Move, all: Parameters): MovedOperation {
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
