import type { Recovery } from '../client/exchange';
import type { Field, Thing } from '../descriptor';
import type { More } from './fields';

/** All that is stated of a thing, once. */
export interface ThingRecord extends Thing {
	/** Parameter name of its selector, e.g. `tag`. */
	parameter: string;
	/** Label of its selector, where it is shorter than the name in title case. */
	label?: string;
	/** Description of its selector, where it is more than the ways to choose. */
	description?: string;
	/** False where most forms can do without it. */
	required?: boolean;
	/** Label of By Name where the name is a key of another system; such things are too many to scroll. */
	nameMode?: string;
	/** Shown as placeholders; without a name and an email address it cannot be looked up by them. */
	example: { id: string; name?: string; email?: string };
	/** How a lost create of one is found again; in the thing's own list unless it says otherwise. */
	created?: Omit<Recovery, 'route' | 'returns'> & Partial<Recovery>;
}

/** A thing that forms can ask for. */
export interface SelectableThing extends Thing {
	/** A selector for one: from a searched list, by name or email address where these are looked up, or by ID. */
	locator(more?: More): Field;
	/** Several picked from a list, or named by ID or name in an expression. */
	picks(name: string, displayName: string, description: string, more?: More): Field;
}

/** A thing whose lost create is found again. */
export interface CreatableThing extends SelectableThing {
	recovery: Recovery;
}

export function thing(record: ThingRecord & Required<Pick<ThingRecord, 'created'>>): CreatableThing;
export function thing(record: ThingRecord): SelectableThing;
export function thing(record: ThingRecord): SelectableThing {
	const { route, returns, created } = record;
	const lookup = uuid.test(record.example.id) ? { ...record, isId: isDigitsOrUuid } : record;
	return {
		...lookup,
		locator: (more = {}) => locator(lookup, more),
		picks: (name, displayName, description, more = {}) => ({
			displayName,
			name,
			type: 'multiOptions',
			default: [],
			typeOptions: { loadOptionsMethod: record.key },
			description: `${description}. Choose from the list, or give IDs or names with an <a href="https://docs.n8n.io/code/expressions/">expression</a>.`,
			lookup,
			...more,
		}),
		...(created ? { recovery: { route, returns, ...created } } : {}),
	};
}

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The reference shows UUIDs; a number is not looked up as a name but sent, so that the service decides. */
const isDigitsOrUuid = (text: string) => uuid.test(text) || /^\d+$/.test(text);

function locator(record: ThingRecord, more: More): Field {
	const { name, parameter, example } = record;
	const modes = modesOf(record);
	return {
		displayName: record.label ?? titleCase(name),
		name: parameter,
		type: 'resourceLocator',
		default: { mode: modes[0]?.name ?? 'id', value: '' },
		description: record.description ?? waysOf(record),
		modes,
		lookup: record,
		placeholder: `e.g. ${example.id}`,
		required: record.required ?? true,
		...more,
	};
}

/** The first is the default. */
function modesOf({ key, name, example, nameMode }: ThingRecord): NonNullable<Field['modes']> {
	const typed = (mode: string, displayName: string, text: string) => ({
		displayName,
		name: mode,
		type: 'string' as const,
		placeholder: `e.g. ${text}`,
	});
	const list = {
		displayName: 'From List',
		name: 'list',
		type: 'list' as const,
		placeholder: `Choose the ${name}`,
		typeOptions: { searchListMethod: key, searchable: true },
	};
	const byId = typed('id', 'By ID', example.id);
	// Contacts are too many to scroll, and a workflow has their address at hand.
	if (example.email !== undefined) return [typed('email', 'By Email', example.email), list, byId];
	if (example.name === undefined) return [list, byId];
	const byName = typed('name', nameMode ?? 'By Name', example.name);
	return nameMode === undefined ? [list, byName, byId] : [byName, list, byId];
}

function waysOf({ example }: ThingRecord): string {
	if (example.email !== undefined) return 'From the list, by e-mail address, or by ID';
	return `From the list, ${example.name === undefined ? '' : 'by name '}or by ID`;
}

function titleCase(name: string): string {
	return name.replace(/(^| )[a-z]/g, (letter) => letter.toUpperCase());
}
