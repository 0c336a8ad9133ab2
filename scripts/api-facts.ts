/**
 * Reduces an ActiveCampaign API reference folder to the facts the tests need:
 * `npx tsx scripts/api-facts.ts <folder with operations.json and openapi/>`.
 *
 * Writes test/contract/facts.json (one operation a line), examples.json (documented or recorded
 * answers) and errors.json (documented or recorded refusals). No prose is taken over.
 */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { answersOfDocument, normalPath, type OpenApiDocument, shorten } from './api-examples';
import { bodiesOfDocument, type BodyField, withExamples } from './api-requests';

interface SourceOperation {
	id: string;
	group: string;
	method: string;
	path: string;
	base?: string;
	origin: string;
	unproven?: boolean;
	documentedAs?: string | null;
	pathParams: BodyField[];
	query: BodyField[];
	body: {
		contentType?: string;
		envelope: string | null;
		rootArray?: boolean;
		fields?: BodyField[];
	} | null;
	response: {
		status: number[] | null;
		envelope: string[];
		dataKey: string | null;
		list: boolean;
		paged: boolean;
		errors: number[];
	};
}

interface Interaction {
	method: string;
	path: string;
	status: number;
	sampleBody?: unknown;
}

interface ExampleFile {
	request?: { method?: string; path?: string } | null;
	status?: number;
	body?: unknown;
}

const reference = resolve(process.argv[2] ?? '.');
const target = join(__dirname, '..', 'test', 'contract');

function read<T>(...parts: string[]): T {
	return JSON.parse(readFileSync(join(reference, ...parts), 'utf8')) as T;
}

/** The document writes some options with quotes, or with the "or" of the sentence they stand in. */
const option = (value: unknown) =>
	typeof value === 'string' ? value.replace(/^or (?=[A-Z])/, '').replace(/^"(.*)"$/, '$1') : value;

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

function fact(operation: SourceOperation, bodies: readonly unknown[]) {
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

const key = (method: string, path: string) => `${method} ${normalPath(path)}`;

/** Answers by `METHOD /path/{}`; later sources win: document, recorded sample, the fullest of the example files. */
function collectAnswers(): Map<string, unknown> {
	const answers = new Map<string, unknown>();
	for (const document of documents) {
		for (const [name, answer] of answersOfDocument(document)) {
			if (!answers.has(name)) answers.set(name, answer);
		}
	}
	for (const { operation, documented } of read<Array<{ operation: string; documented?: string }>>(
		'corrections.json',
	)) {
		if (!documented) continue;
		const [method = '', path = ''] = operation.split(' ');
		const [, oldPath = ''] = documented.split(' ');
		const answer = answers.get(key(method, oldPath));
		if (answer !== undefined) answers.set(key(method, path), answer);
	}
	for (const { method, path, status, sampleBody } of read<{ interactions: Interaction[] }>(
		'recorded.json',
	).interactions) {
		if (status < 300 && sampleBody && typeof sampleBody === 'object') {
			answers.set(key(method, path), sampleBody);
		}
	}
	const files = new Map<string, unknown>();
	for (const file of readdirSync(join(reference, 'examples')).sort()) {
		if (!file.endsWith('.json') || file.startsWith('v1.')) continue;
		const { request, status = 200, body } = read<ExampleFile>('examples', file);
		const path = request?.path?.split('?')[0]?.replace(/^\/api\/3/, '');
		if (!request?.method || !path || status > 299 || !body || typeof body !== 'object') continue;
		const name = key(request.method, path.replace(/\/\d+(?=\/|$)/g, '/{id}'));
		const fuller = JSON.stringify(body).length > JSON.stringify(files.get(name) ?? '').length;
		const cut = JSON.stringify(body).includes('(cut)') && answers.has(name);
		if (fuller && !cut) files.set(name, body);
	}
	return new Map([...answers, ...files]);
}

function write(file: string, opening: string, lines: string[], closing: string) {
	writeFileSync(join(target, file), `${opening}\n${lines.join(',\n')}\n${closing}\n`);
}

const documents = readdirSync(join(reference, 'openapi'))
	.filter((name) => name.endsWith('.json'))
	.map((name) => read<OpenApiDocument>('openapi', name));
const bodies = new Map<string, unknown[]>();
for (const [name, body] of documents.flatMap((document) => [...bodiesOfDocument(document)])) {
	bodies.set(name, [...(bodies.get(name) ?? []), body]);
}

mkdirSync(target, { recursive: true });
const operations = read<SourceOperation[]>('operations.json');
const sortKey = (operation: SourceOperation) =>
	`${operation.base ?? ''}${operation.path} ${operation.method}`;
operations.sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
write(
	'facts.json',
	'[',
	operations.map((operation) =>
		JSON.stringify(fact(operation, bodies.get(key(operation.method, operation.path)) ?? [])),
	),
	']',
);

const answers = collectAnswers();
const examples = operations.flatMap((operation) => {
	const answer = answers.get(key(operation.method, operation.path));
	if (answer === undefined) return [];
	const name = `${operation.method} ${operation.base ?? ''}${operation.path}`;
	return [`${JSON.stringify(name)}: ${JSON.stringify(shorten(answer))}`];
});
write('examples.json', '{', examples, '}');

const refusals = new Map<string, Array<{ status: number; body: unknown }>>();
for (const row of read<Array<{ operation: string; status: number; body: unknown }>>(
	'errors.json',
)) {
	const [method = '', path = ''] = row.operation.split(' ');
	const operation = operations.find(
		(candidate) => key(candidate.method, candidate.path) === key(method, path),
	);
	const name = operation ? `${operation.method} ${operation.path}` : row.operation;
	refusals.set(name, [...(refusals.get(name) ?? []), { status: row.status, body: row.body }]);
}
write(
	'errors.json',
	'{',
	[...refusals]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([name, rows]) => `${JSON.stringify(name)}: ${JSON.stringify(rows)}`),
	'}',
);

console.log(
	`${operations.length} operations, ${examples.length} answers, ${refusals.size} operations with refusals`,
);
