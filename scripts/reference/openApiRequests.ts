import { type Media, normalPath, type OpenApiDocument } from './openApiAnswers';

export interface BodyField {
	name: string;
	type?: string;
	required?: boolean;
	enum?: unknown[];
	outsideEnvelope?: boolean;
	/** Only in an example, not in the schema. */
	fromExample?: boolean;
}

type Values = Record<string, unknown>;

const isObject = (value: unknown): value is Values =>
	value !== null && typeof value === 'object' && !Array.isArray(value);

/** `METHOD /path/{}` with each example body that is an object. */
export function* bodiesOfDocument(document: OpenApiDocument): Generator<[string, unknown]> {
	for (const [path, operations] of Object.entries(document.paths)) {
		for (const [method, operation] of Object.entries(operations)) {
			for (const media of Object.values(operation.requestBody?.content ?? {})) {
				const name = `${method.toUpperCase()} ${normalPath(path)}`;
				for (const body of examplesOf(media)) yield [name, body];
			}
		}
	}
}

const examplesOf = (media: Media) =>
	[media.example, ...Object.values(media.examples ?? {}).map(({ value }) => value)].filter(
		(value) => value !== null && typeof value === 'object',
	);

/**
 * Completes the fields from the examples of the same document: adds members that the schema omits,
 * and sets the type `any` where an example has another type.
 */
export function withExamples(
	fields: readonly BodyField[],
	envelope: string | null,
	bodies: readonly unknown[],
): BodyField[] {
	const all = new Map(fields.map((field) => [field.name, field]));
	for (const body of bodies) {
		for (const object of objectsIn(body, envelope)) compare(object, '', all);
	}
	return [...all.values()];
}

function objectsIn(body: unknown, envelope: string | null): Values[] {
	const name = envelope?.replace('[]', '');
	const inner = name && isObject(body) ? body[name] : body;
	return (Array.isArray(inner) ? inner : [inner]).filter(isObject);
}

function compare(object: Values, prefix: string, all: Map<string, BodyField>): void {
	for (const [member, value] of Object.entries(object)) {
		const name = `${prefix}${member}`;
		const field = all.get(name);
		if (!field) {
			all.set(name, { name, type: 'any', fromExample: true });
			continue;
		}
		if (value === null) continue;
		if (!fits(value, field.type ?? 'any')) all.set(name, { ...field, type: 'any' });
		const inner = Array.isArray(value) ? `${name}[].` : `${name}.`;
		// A member without documented children may have any.
		if (![...all.keys()].some((known) => known.startsWith(inner))) continue;
		for (const element of Array.isArray(value) ? value : [value]) {
			if (isObject(element)) compare(element, inner, all);
		}
	}
}

function fits(value: unknown, type: string): boolean {
	if (type === 'any') return true;
	if (Array.isArray(value)) return type.startsWith('array');
	if (typeof value === 'object') return type === 'object';
	return !type.startsWith('array') && type !== 'object' && !isOtherType(value, type);
}

/** A number where the schema has a string is another type; old resources do write numbers as strings. */
const isOtherType = (value: unknown, type: string) =>
	typeof value === 'number' && type === 'string';
