import type { INodeProperties } from 'n8n-workflow';
import type { Field, FieldGroup, Operation, Resource } from './types';

/** Members of a field that are not n8n's. */
const ownMembers = new Set([
	'showWhen',
	'sendAs',
	'convert',
	'place',
	'lookup',
	'fieldSource',
	'subject',
]);

/** Where a property shows: operations by resource. */
interface Shown {
	property: INodeProperties;
	key: string;
	showWhen: Field['showWhen'];
	at: Map<string, string[]>;
}

/**
 * n8n's form for all resources: the resource, an operation selector for each, then every field
 * once for all operations that share it. Equal fields are merged, because n8n's work grows with
 * the number of properties.
 */
export function buildProperties(resources: readonly Resource[]): INodeProperties[] {
	return [
		resourceSelector(resources),
		...resources.map(operationSelector),
		...conditionsFirst(mergedFields(resources)).flatMap((shown) => visible(shown, resources)),
	];
}

/** The fields of an operation's form, those that paging and Simplify add among them. */
export function formFields(operation: Operation): Field[] {
	const fields = operation.fields ?? [];
	const isTrailing = ({ name }: Field) => ['filters', 'sort', 'options'].includes(name);
	return [
		...fields.filter((field) => !isTrailing(field)),
		...(operation.paging ? [returnAll, limit] : []),
		...(operation.simple ? [simplify] : []),
		...fields.filter(isTrailing),
	];
}

const returnAll: Field = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
	sendAs: false,
};

const limit: Field = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	default: 50,
	description: 'Max number of results to return',
	typeOptions: { minValue: 1 },
	showWhen: { returnAll: [false] },
	sendAs: false,
};

const simplify: Field = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
	sendAs: false,
};

function resourceSelector(resources: readonly Resource[]): INodeProperties {
	return {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: resources.map(({ name, value, description }) => ({ name, value, description })),
		default: resources.find(({ value }) => value === 'contact')?.value ?? resources[0]?.value ?? '',
	};
}

function operationSelector(resource: Resource): INodeProperties {
	const options = Object.entries(resource.operations)
		.map(([value, { name, action, description }]) => ({ name, value, action, description }))
		.sort((one, other) => one.name.localeCompare(other.name, 'en'));
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource.value] } },
		options,
		default: resource.first,
	};
}

/**
 * One list in which the fields of every operation stand in the operation's own order: each field is
 * found behind the one before it, or put right there.
 */
function mergedFields(resources: readonly Resource[]): Shown[] {
	const merged: Shown[] = [];
	for (const resource of resources) {
		for (const [name, operation] of Object.entries(resource.operations)) {
			let position = 0;
			for (const field of formFields(operation)) {
				const property = propertyOf(field);
				const key = JSON.stringify([property, field.showWhen]);
				let at = merged.findIndex((shown, index) => index >= position && shown.key === key);
				if (at < 0) {
					at = position;
					merged.splice(at, 0, { property, key, showWhen: field.showWhen, at: new Map() });
				}
				const shown = merged[at] as Shown;
				shown.at.set(resource.value, [...(shown.at.get(resource.value) ?? []), name]);
				position = at + 1;
			}
		}
	}
	return merged;
}

/**
 * The same, with the fields that others show by, and all that stand before them, in front: n8n
 * looks for them among the fields it has come past, for every field of the same name, and takes
 * twice those that it has not come past.
 */
function conditionsFirst(merged: Shown[]): Shown[] {
	const pairsOf = ({ at }: Shown) =>
		[...at].flatMap(([resource, operations]) => operations.map((name) => `${resource}.${name}`));
	const conditions = new Set(
		merged.flatMap((shown) =>
			pairsOf(shown).flatMap((pair) =>
				Object.keys(shown.showWhen ?? {}).map((name) => `${pair}.${name}`),
			),
		),
	);
	const front = new Set<Shown>();
	const open = new Set<string>();
	for (const shown of [...merged].reverse()) {
		const { name } = shown.property;
		const pairs = pairsOf(shown);
		// Return All stands behind so much that it would take half of the form along.
		const isCondition =
			name !== 'returnAll' && pairs.some((pair) => conditions.has(`${pair}.${name}`));
		if (!isCondition && !pairs.some((pair) => open.has(pair))) continue;
		front.add(shown);
		for (const pair of pairs) open.add(pair);
	}
	return [...front].reverse().concat(merged.filter((shown) => !front.has(shown)));
}

/**
 * As few properties as show the field where it belongs: the resources and operations of one may
 * hold pairs that do not exist, but none that exists and has no such field.
 */
function visible(
	{ property, showWhen, at }: Shown,
	resources: readonly Resource[],
): INodeProperties[] {
	const belongs = (one: string, operation: string) =>
		at.get(one)?.includes(operation) === true ||
		resources.find(({ value }) => value === one)?.operations[operation] === undefined;
	const areas: Array<{ resource: string[]; operation: string[] }> = [];
	for (const [one, own] of at) {
		const area = areas.find(
			({ resource, operation }) =>
				operation.every((other) => belongs(one, other)) &&
				resource.every((other) => own.every((name) => belongs(other, name))),
		);
		if (area === undefined) areas.push({ resource: [one], operation: [...own] });
		else {
			area.resource.push(one);
			area.operation = [...new Set([...area.operation, ...own])];
		}
	}
	return areas.map((shown) => ({
		...property,
		displayOptions: { show: { ...shown, ...showWhen } },
	}));
}

function propertyOf(field: Field | FieldGroup): INodeProperties {
	const entries = Object.entries(field).filter(
		([member, value]) => !ownMembers.has(member) && !(member === 'required' && value === false),
	);
	const property = Object.fromEntries(entries) as unknown as INodeProperties;
	if (!('type' in field))
		return { ...property, values: field.values.map(nestedProperty) } as INodeProperties;
	if (field.type === 'collection' || field.type === 'fixedCollection') {
		property.options = (field.options as Array<Field | FieldGroup>).map(
			nestedProperty,
		) as INodeProperties['options'];
	}
	return property;
}

/**
 * A field as n8n's form shows it, without operations: nothing else sets its visibility, so the
 * field's own condition stands here. For collections, and for nodes without operations.
 */
export function nestedProperty(field: Field | FieldGroup): INodeProperties {
	const property = propertyOf(field);
	return 'showWhen' in field && field.showWhen
		? { ...property, displayOptions: { show: field.showWhen } }
		: property;
}
