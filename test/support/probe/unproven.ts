import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { facts } from '../../emulator/facts';

/** An operation of docs/operations.md that is not documented, or that the reference leaves open. */
export interface UnprovenOperation {
	/** `deal.getNotes`. */
	name: string;
	/** `GET /deals/{}/notes`; the older interface with its action. */
	request: string;
	/** Key of the answer that holds the result by the reference; undefined where none is documented. */
	returns: string | undefined;
	list: boolean;
}

const DOCUMENT = join(__dirname, '..', '..', '..', 'docs', 'operations.md');

/** Parameters of a path differ in name from place to place. */
const withoutNames = (path: string) => path.replace(/\{[^}]*\}/g, '{}');

const answers = new Map(
	facts
		.filter(({ base }) => base === undefined)
		.map(({ method, path, response }) => [`${method} ${withoutNames(path)}`, response]),
);

/** Rows of the document: operation, what it does, request, page, proof, name in workflow files. */
export function readUnproven(text: string = readFileSync(DOCUMENT, 'utf8')): UnprovenOperation[] {
	return text.split('\n').flatMap((line) => {
		const cells = line.split('|').map((cell) => cell.trim().replace(/^`|`$/g, ''));
		const [, , , request = '', , proof = '', name = ''] = cells;
		if (!/^(linked in answers|public clients|legacy API|documented\. )/.test(proof)) return [];
		const key = withoutNames(request.replace('/api/3', ''));
		const answer = answers.get(key);
		return [
			{ name, request: key, returns: answer?.dataKey ?? undefined, list: answer?.list ?? false },
		];
	});
}
