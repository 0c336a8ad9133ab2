import type { OpenApiDocument } from './openApiAnswers';
import { bodiesOfDocument, type BodyField, withExamples } from './openApiRequests';
import { keyOf, type SourceOperation } from './source';

/** Request and response members of each operation. */
export function factsOf(operations: SourceOperation[], documents: OpenApiDocument[]) {
	const bodies = new Map<string, unknown[]>();
	for (const [name, body] of documents.flatMap((document) => [...bodiesOfDocument(document)])) {
		bodies.set(name, [...(bodies.get(name) ?? []), body]);
	}
	return operations.map((operation) =>
		factOf(operation, bodies.get(keyOf(operation.method, operation.path)) ?? []),
	);
}

function factOf(operation: SourceOperation, bodies: readonly unknown[]) {
	const { body, response } = operation;
	return {
		id: operation.id,
		group: operation.group,
		method: operation.method,
		path: operation.path,
		...(operation.base ? { base: operation.base } : {}),
		origin: operation.origin,
		...(operation.unproven ? { unproven: true } : {}),
		documentedAs: operation.documentedAs ?? null,
		pathParams: operation.pathParams.map((parameter) => parameter.name),
		query: operation.query.map(field),
		body: body && {
			contentType: body.contentType ?? 'application/json',
			envelope: body.envelope,
			...(body.rootArray ? { rootArray: true } : {}),
			fields: withExamples(body.fields ?? [], body.envelope, bodies).map(field),
		},
		response: {
			status: response.status ?? [200],
			envelope: response.envelope,
			dataKey: response.dataKey,
			list: response.list,
			paged: response.paged,
			errors: [...new Set(response.errors)].sort((a, b) => a - b),
		},
	};
}

function field(source: BodyField) {
	return {
		name: source.name,
		type: source.type ?? 'any',
		...(source.required ? { required: true } : {}),
		...(source.enum?.length ? { enum: source.enum.map(option) } : {}),
		...(source.outsideEnvelope ? { outsideEnvelope: true } : {}),
		...(source.fromExample ? { fromExample: true } : {}),
	};
}

/** Some documents put options in quotes, or keep the "or" of the sentence that lists them. */
const option = (value: unknown) =>
	typeof value === 'string' ? value.replace(/^or (?=[A-Z])/, '').replace(/^"(.*)"$/, '$1') : value;
