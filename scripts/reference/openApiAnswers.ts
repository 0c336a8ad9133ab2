/** Extracts example responses from an OpenAPI document. */

interface Schema {
	$ref?: string;
	type?: string;
	example?: unknown;
	default?: unknown;
	enum?: unknown[];
	items?: Schema;
	properties?: Record<string, Schema>;
	allOf?: Schema[];
	oneOf?: Schema[];
	anyOf?: Schema[];
}

export interface Media {
	example?: unknown;
	examples?: Record<string, { value?: unknown }>;
	schema?: Schema;
}

export interface OpenApiDocument {
	paths: Record<
		string,
		Record<
			string,
			{
				requestBody?: { content?: Record<string, Media> };
				responses?: Record<string, { content?: Record<string, Media> }>;
			}
		>
	>;
	components?: { schemas?: Record<string, Schema> };
}

/** `/api/3/contacts/{contactId}` → `/contacts/{}`: documents name path parameters differently. */
export const normalPath = (path: string) =>
	path.replace(/^\/api\/3/, '').replace(/\{[^}]*\}/g, '{}');

/** `METHOD /path/{}` with the first example of its lowest 2xx response, or a sample of its schema. */
export function* answersOfDocument(document: OpenApiDocument): Generator<[string, unknown]> {
	for (const [path, operations] of Object.entries(document.paths)) {
		for (const [method, operation] of Object.entries(operations)) {
			const success = Object.keys(operation.responses ?? {})
				.filter((status) => status.startsWith('2'))
				.sort()[0];
			if (!success) continue;
			const media = Object.values(operation.responses?.[success]?.content ?? {})[0];
			const answer = media && answerOf(media, document);
			if (answer !== undefined) yield [`${method.toUpperCase()} ${normalPath(path)}`, answer];
		}
	}
}

function answerOf(media: Media, document: OpenApiDocument): unknown {
	const given = [media.example, ...Object.values(media.examples ?? {}).map(({ value }) => value)];
	for (const value of given) {
		if (value !== null && typeof value === 'object') return value;
		if (typeof value === 'string' && /^\s*[[{]/.test(value)) {
			try {
				return JSON.parse(value);
			} catch {
				continue; // Some examples in the documents are not valid JSON.
			}
		}
	}
	return media.schema ? sampleOf(media.schema, document, 0) : undefined;
}

function sampleOf(schema: Schema, document: OpenApiDocument, depth: number): unknown {
	if (depth > 8) return null;
	if (schema.$ref) {
		const named = document.components?.schemas?.[schema.$ref.split('/').pop() ?? ''];
		return named ? sampleOf(named, document, depth + 1) : null;
	}
	if (schema.example !== undefined) return schema.example;
	const parts = schema.allOf ?? schema.oneOf?.slice(0, 1) ?? schema.anyOf?.slice(0, 1);
	if (parts) return Object.assign({}, ...parts.map((part) => sampleOf(part, document, depth + 1)));
	if (schema.properties) {
		return Object.fromEntries(
			Object.entries(schema.properties).map(([name, property]) => [
				name,
				sampleOf(property, document, depth + 1),
			]),
		);
	}
	if (schema.items) return [sampleOf(schema.items, document, depth + 1)];
	if (schema.default !== undefined) return schema.default;
	if (schema.enum?.length) return schema.enum[0];
	return { string: '', integer: 0, number: 0, boolean: false, array: [] }[schema.type ?? ''] ?? {};
}

/** Shortens a response: at most 2 objects or 40 plain values of an array, 160 characters of a string. */
export function shorten(value: unknown): unknown {
	if (typeof value === 'string') return value.length > 160 ? `${value.slice(0, 159)}…` : value;
	if (Array.isArray(value)) {
		return value.slice(0, typeof value[0] === 'object' ? 2 : 40).map(shorten);
	}
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shorten(inner)]));
}
