import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { normalPath, type OpenApiDocument } from './openApiAnswers';
import type { BodyField } from './openApiRequests';

/** A row of `operations.json`. */
export interface SourceOperation {
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

/** `METHOD /path/{}`, the key to join the inputs: they name path parameters differently. */
export const keyOf = (method: string, path: string) => `${method} ${normalPath(path)}`;

/** The folder with the inputs, described in README.md. */
export class Source {
	constructor(private readonly folder: string) {}

	read<T>(...parts: string[]): T {
		return JSON.parse(readFileSync(join(this.folder, ...parts), 'utf8')) as T;
	}

	/** Names of the JSON files in a folder. */
	list(folder: string): string[] {
		return readdirSync(join(this.folder, folder))
			.filter((name) => name.endsWith('.json'))
			.sort();
	}

	documents(): OpenApiDocument[] {
		return this.list('openapi').map((name) => this.read<OpenApiDocument>('openapi', name));
	}

	/** Sorted by path, then by method. */
	operations(): SourceOperation[] {
		const sortKey = ({ base = '', path, method }: SourceOperation) => `${base}${path} ${method}`;
		return this.read<SourceOperation[]>('operations.json').sort((one, other) =>
			sortKey(one) < sortKey(other) ? -1 : 1,
		);
	}
}
