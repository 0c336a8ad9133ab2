import { answersOfDocument, type OpenApiDocument } from './openApiAnswers';
import { keyOf, type Source } from './source';

interface Correction {
	operation: string;
	/** The operation as it is in the document. */
	documented?: string;
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

/** Responses by `METHOD /path/{}`; later sources win: documents, recordings, then the longest example file. */
export function answersIn(source: Source, documents: OpenApiDocument[]): Map<string, unknown> {
	const answers = new Map<string, unknown>();
	for (const document of documents) {
		for (const [name, answer] of answersOfDocument(document)) {
			if (!answers.has(name)) answers.set(name, answer);
		}
	}
	for (const { operation, documented } of source.read<Correction[]>('corrections.json')) {
		if (!documented) continue;
		const answer = answers.get(splitKey(documented));
		if (answer !== undefined) answers.set(splitKey(operation), answer);
	}
	const { interactions } = source.read<{ interactions: Interaction[] }>('recorded.json');
	for (const { method, path, status, sampleBody } of interactions) {
		if (status < 300 && sampleBody && typeof sampleBody === 'object') {
			answers.set(keyOf(method, path), sampleBody);
		}
	}
	return new Map([...answers, ...answersInFiles(source, answers)]);
}

function answersInFiles(source: Source, others: Map<string, unknown>): Map<string, unknown> {
	const files = new Map<string, unknown>();
	for (const file of source.list('examples')) {
		if (file.startsWith('v1.')) continue;
		const { request, status = 200, body } = source.read<ExampleFile>('examples', file);
		const path = request?.path?.split('?')[0]?.replace(/^\/api\/3/, '');
		if (!request?.method || !path || status > 299 || !body || typeof body !== 'object') continue;
		const name = keyOf(request.method, path.replace(/\/\d+(?=\/|$)/g, '/{id}'));
		const fuller = JSON.stringify(body).length > JSON.stringify(files.get(name) ?? '').length;
		const cut = JSON.stringify(body).includes('(cut)') && others.has(name);
		if (fuller && !cut) files.set(name, body);
	}
	return files;
}

function splitKey(operation: string): string {
	const [method = '', path = ''] = operation.split(' ');
	return keyOf(method, path);
}
