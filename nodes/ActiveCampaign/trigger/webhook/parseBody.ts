import { isRow, type Row } from '../../core/values';

/** Far more than any event has; the rest is ignored. */
const maxMembers = 5_000;
const maxDepth = 8;

/** The nested object that a form-encoded text, or a flat object with bracket keys, stands for. */
export function parseBody(body: unknown): Row {
	const root: Row = {};
	let members = 0;
	for (const [key, value] of pairsOf(body)) {
		if (++members > maxMembers) break;
		put(root, partsOf(key), value);
	}
	return withLists(root) as Row;
}

function pairsOf(body: unknown): Iterable<[string, unknown]> {
	if (typeof body === 'string') return new URLSearchParams(body);
	return isRow(body) ? Object.entries(body) : [];
}

/** `contact[fields][Size [cm]]` as `contact`, `fields`, `Size [cm]`. */
function partsOf(key: string): string[] {
	const open = key.indexOf('[');
	if (open <= 0 || !key.endsWith(']')) return [key];
	const inner = key.slice(open + 1, -1).split('][');
	const tail = inner.splice(maxDepth - 1);
	return [key.slice(0, open), ...inner, ...(tail.length > 0 ? [tail.join('][')] : [])];
}

function put(root: Row, parts: string[], value: unknown): void {
	if (parts.some((part) => part === '__proto__')) return;
	let object = root;
	for (const part of parts.slice(0, -1)) {
		const existing = Object.hasOwn(object, part) ? object[part] : undefined;
		const next = isRow(existing) ? existing : {};
		object[part] = next;
		object = next;
	}
	const last = parts[parts.length - 1] ?? '';
	const name = last === '' ? String(freeIndex(object)) : last;
	// Of `list=0` and `list[0][id]=7` in one delivery, the members say more.
	if (!(Object.hasOwn(object, name) && isRow(object[name]))) object[name] = value;
}

/** The index of a member without one: after the others, as PHP counts. */
function freeIndex(object: Row): number {
	let index = Object.keys(object).length;
	while (Object.hasOwn(object, String(index))) index++;
	return index;
}

/** Turns objects with the members 0, 1, 2, … into arrays. */
function withLists(value: unknown, depth = 0): unknown {
	if (!isRow(value)) return value;
	const entries = Object.entries(depth > maxDepth ? {} : value)
		.filter(([name]) => name !== '__proto__')
		.map(([name, part]) => [name, withLists(part, depth + 1)] as const);
	const isList = entries.length > 0 && entries.every(([name], index) => name === String(index));
	return isList ? entries.map(([, part]) => part) : Object.fromEntries(entries);
}
