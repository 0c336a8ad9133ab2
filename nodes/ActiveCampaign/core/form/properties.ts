import type { INodeProperties } from 'n8n-workflow';
import type { Field, FieldGroup, Operation, Resource } from '../descriptor';

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

/** Where a property shows. */
interface MergedField {
	property: INodeProperties;
	key: string;
	showWhen: Field['showWhen'];
	/** Values of the operation. */
	at: string[];
	/** The fields of a collection, each with where it is offered. */
	members?: MergedField[];
	/** What stands right before it in the operations. */
	after: Set<MergedField>;
}

/** The most fields that operations may share a collection for: n8n works on all when one is filled in. */
const mostMembers = 30;

/**
 * n8n's form for all resources: the resource, an operation selector for each, then every field
 * once for all operations that share it. Equal fields are merged, and collections of one name even
 * where they offer different fields, because n8n's work grows with the number of properties.
 */
export function buildProperties(resources: readonly Resource[]): INodeProperties[] {
	return [
		resourceSelector(resources),
		...resources.map(operationSelector),
		...inOrder(mergedFields(resources)).map(visible),
	];
}

/**
 * What a workflow file calls an operation. It names the resource too, so that a field is shown by the
 * operation alone: with two conditions n8n would need a property for each set of resources that have
 * the same operations, and look at two values for each.
 */
export function operationValue(resource: string, operation: string): string {
	return `${resource}.${operation}`;
}

/** The operation that a workflow file names with its resource; undefined where the two do not fit. */
export function findOperation(
	resources: readonly Resource[],
	resource: string,
	value: string,
): Operation | undefined {
	const { operations = {} } = resources.find((one) => one.value === resource) ?? {};
	return Object.entries(operations).find(([key]) => operationValue(resource, key) === value)?.[1];
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
		// Names alone: n8n draws every option as a form opens, and finds by name only.
		options: resources.map(({ name, value }) => ({ name, value })),
		default: resources.find(({ value }) => value === 'contact')?.value ?? resources[0]?.value ?? '',
	};
}

function operationSelector(resource: Resource): INodeProperties {
	const options = Object.entries(resource.operations)
		.map(([key, { name, action, description }]) => ({
			name,
			value: operationValue(resource.value, key),
			action,
			description,
		}))
		.sort((one, other) => one.name.localeCompare(other.name, 'en'));
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource.value] } },
		options,
		default: operationValue(resource.value, resource.first),
	};
}

/** The fields of all operations; one serves many as long as each keeps an order of its own. */
function mergedFields(resources: readonly Resource[]): MergedField[] {
	const merged: MergedField[] = [];
	for (const resource of resources) {
		for (const [name, operation] of Object.entries(resource.operations)) {
			let before: MergedField | undefined;
			for (const field of formFields(operation)) {
				const made = shownOnce(field, operationValue(resource.value, name));
				const known = merged.find((shown) => canMerge(shown, made) && !mustPrecede(shown, before));
				if (known) add(known, made);
				else merged.push(made);
				const shown = known ?? made;
				if (before) shown.after.add(before);
				before = shown;
			}
		}
	}
	return merged;
}

/** Whether one stands before the other in any operation, be it by way of others. */
function mustPrecede(
	one: MergedField,
	other: MergedField | undefined,
	seen = new Set<MergedField>(),
): boolean {
	if (other === undefined || seen.has(other)) return false;
	if (one === other) return true;
	seen.add(other);
	return [...other.after].some((before) => mustPrecede(one, before, seen));
}

/** A field where one operation shows it. */
function shownOnce(field: Field, operation: string): MergedField {
	const { showWhen } = field;
	const at = [operation];
	const after = new Set<MergedField>();
	const property = propertyOf(field);
	if (field.type !== 'collection' || Array.isArray(field.default))
		return { property, key: JSON.stringify([property, showWhen]), showWhen, at, after };
	const members = (field.options as Field[]).map((one) => shownOnce(one, operation));
	const shell = { ...property, options: [] };
	return { property: shell, key: JSON.stringify([shell, showWhen]), showWhen, at, members, after };
}

/** Whether one property can stand for both. */
function canMerge(shown: MergedField, other: MergedField): boolean {
	if (shown.key !== other.key) return false;
	const { members = [] } = shown;
	const added = (other.members ?? []).filter(({ key }) => !members.some((one) => one.key === key));
	if (added.length > 0 && members.length + added.length > mostMembers) return false;
	return added.every(({ property }) =>
		members.every((one) => canStandBeside(one.property, property)),
	);
}

/** n8n 1 begins every field of a name with the default of the first. */
function canStandBeside(one: INodeProperties, other: INodeProperties): boolean {
	const start = ({ type, default: given }: INodeProperties) => JSON.stringify([type, given]);
	return one.name !== other.name || start(one) === start(other);
}

function add(shown: MergedField, more: MergedField): void {
	shown.at.push(...more.at);
	for (const member of more.members ?? []) {
		const known = shown.members?.find(({ key }) => key === member.key);
		if (known) add(known, member);
		else shown.members?.push(member);
	}
}

/**
 * One list in which the fields of every operation stand in the operation's own order. Those that
 * others show by come as early as that allows, those with little before them first: n8n looks for
 * them among the fields it has come past, and takes twice those that it has not come past.
 */
function inOrder(merged: MergedField[]): MergedField[] {
	const conditions = new Set(
		merged.flatMap((shown) =>
			Object.keys(shown.showWhen ?? {}).flatMap((name) => scopedNames(shown, name)),
		),
	);
	const decides = (shown: MergedField) =>
		scopedNames(shown, shown.property.name).some((name) => conditions.has(name));
	const early = merged
		.filter(decides)
		.map((shown) => withPredecessors(shown))
		.sort((one, other) => one.size - other.size);
	const ordered = new Set(early.flatMap((shown) => [...shown]));
	merged.forEach((shown) => withPredecessors(shown, ordered));
	return [...ordered];
}

/** A field, and before it all that stand before it in any operation. */
function withPredecessors(shown: MergedField, found = new Set<MergedField>()): Set<MergedField> {
	if (!found.has(shown)) {
		shown.after.forEach((before) => withPredecessors(before, found));
		found.add(shown);
	}
	return found;
}

/** A name for each operation that has it. */
function scopedNames({ at }: MergedField, name: string): string[] {
	return at.map((operation) => `${operation}.${name}`);
}

function visible({ property, at, showWhen, members }: MergedField): INodeProperties {
	return {
		...property,
		...(members ? { options: membersIn(at, members) } : {}),
		displayOptions: { show: { operation: at, ...showWhen } },
	};
}

/** The fields that a collection offers; those that not all of its operations have, by operation. */
function membersIn(all: string[], members: MergedField[]): INodeProperties[] {
	return members
		.map(({ property, at, showWhen }) => {
			const show = { ...(at.length < all.length ? { '/operation': at } : {}), ...showWhen };
			return Object.keys(show).length === 0 ? property : { ...property, displayOptions: { show } };
		})
		.sort((one, other) => one.displayName.localeCompare(other.displayName, 'en'));
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
