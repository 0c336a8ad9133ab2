import type { INodeProperties } from 'n8n-workflow';
import type { Field, FieldGroup, Operation, Resource } from '../descriptor';
import { fieldsOf } from '../operationFields';

/** Members of a field that n8n does not know. */
const ownMembers = new Set([
	'showWhen',
	'sendAs',
	'reads',
	'convert',
	'place',
	'lookup',
	'fieldSource',
	'several',
	'subject',
]);

/** One property for all operations that can share it. */
interface MergedField {
	property: INodeProperties;
	key: string;
	showWhen: Field['showWhen'];
	/** The operations that show it, as `operationValue` names them. */
	at: string[];
	/** The fields of a collection, each with the operations that offer it. */
	members?: MergedField[];
	/** Its direct predecessors in the operations. */
	after: Set<MergedField>;
}

/** Size limit of a merged collection: n8n processes all of its fields when one is filled in. */
const maxMembers = 30;

/** Fields of the node that belong to no operation, after those of each operation. There are none yet. */
export const nodeFields: readonly Field[] = [];

/**
 * n8n's form for all resources: the resource, an operation selector for each, every field once for
 * all operations that share it, then the fields of the node. Equal fields are merged, and also
 * collections of one name with different fields, because n8n's work grows with the number of properties.
 */
export function buildProperties(
	resources: readonly Resource[],
	ofNode: readonly Field[] = nodeFields,
): INodeProperties[] {
	return [
		resourceSelector(resources),
		...resources.map(operationSelector),
		...inOrder(mergedFields(resources)).map(visible),
		...ofNode.map(nestedProperty),
	];
}

/**
 * The name of an operation in workflow files. It includes the resource, so that the operation alone
 * decides which fields show: with two conditions n8n would need one property per set of resources
 * with the same operations, and check two values for each.
 */
export function operationValue(resource: string, operation: string): string {
	return `${resource}.${operation}`;
}

/** The operation that a workflow file names; undefined if the resource does not have it. */
export function findOperation(
	resources: readonly Resource[],
	resource: string,
	value: string,
): Operation | undefined {
	const { operations = {} } = resources.find((one) => one.value === resource) ?? {};
	return Object.entries(operations).find(([key]) => operationValue(resource, key) === value)?.[1];
}

/** The fields of an operation's form, in its order. */
export function formFields(operation: Operation): Field[] {
	const fields = fieldsOf(operation);
	const isTrailing = ({ name }: Field) => ['filters', 'sort', 'options'].includes(name);
	return [...fields.filter((field) => !isTrailing(field)), ...fields.filter(isTrailing)];
}

function resourceSelector(resources: readonly Resource[]): INodeProperties {
	return {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		// No descriptions: n8n renders every option when a form opens, and its search uses the names alone.
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

/** The fields of all operations, merged as long as each operation keeps its own order. */
function mergedFields(resources: readonly Resource[]): MergedField[] {
	const merged: MergedField[] = [];
	for (const resource of resources) {
		for (const [name, operation] of Object.entries(resource.operations)) {
			let before: MergedField | undefined;
			for (const field of formFields(operation)) {
				const own = unmerged(field, operationValue(resource.value, name));
				const shared = merged.find((one) => canMerge(one, own) && !mustPrecede(one, before));
				if (shared) add(shared, own);
				else merged.push(own);
				const result = shared ?? own;
				if (before) result.after.add(before);
				before = result;
			}
		}
	}
	return merged;
}

/** Whether one precedes the other in any operation, directly or through others. */
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

/** A field of a single operation. */
function unmerged(field: Field, operation: string): MergedField {
	const { showWhen } = field;
	const at = [operation];
	const after = new Set<MergedField>();
	const property = propertyOf(field);
	if (field.type !== 'collection' || Array.isArray(field.default))
		return { property, key: JSON.stringify([property, showWhen]), showWhen, at, after };
	const members = (field.options as Field[]).map((one) => unmerged(one, operation));
	const shell = { ...property, options: [] };
	return { property: shell, key: JSON.stringify([shell, showWhen]), showWhen, at, members, after };
}

/** Whether one property can serve both. */
function canMerge(shown: MergedField, other: MergedField): boolean {
	if (shown.key !== other.key) return false;
	const { members = [] } = shown;
	const added = (other.members ?? []).filter(({ key }) => !members.some((one) => one.key === key));
	if (added.length > 0 && members.length + added.length > maxMembers) return false;
	return added.every(({ property }) => members.every((one) => canCoexist(one.property, property)));
}

/** n8n 1 gives every field of one name the default of the first. */
function canCoexist(one: INodeProperties, other: INodeProperties): boolean {
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
 * One list that keeps the order of every operation. Fields that decide whether others show come as
 * early as that allows, those with few predecessors first: n8n resolves a condition from the fields
 * before it, and processes a field twice if the condition comes later.
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

/** A field, after all that precede it in any operation. */
function withPredecessors(shown: MergedField, found = new Set<MergedField>()): Set<MergedField> {
	if (!found.has(shown)) {
		shown.after.forEach((before) => withPredecessors(before, found));
		found.add(shown);
	}
	return found;
}

/** The name, qualified by each operation that shows the field. */
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

/** The fields of a collection; a field that not all of its operations have shows by operation. */
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
 * A field as n8n shows it, independent of the operation: only its own condition applies. For the
 * fields of a collection or of the node, and for nodes without operations.
 */
export function nestedProperty(field: Field | FieldGroup): INodeProperties {
	const property = propertyOf(field);
	return 'showWhen' in field && field.showWhen
		? { ...property, displayOptions: { show: field.showWhen } }
		: property;
}
