import { posix } from 'node:path';
import { preProcessFile } from 'typescript';
import type { SourceFile } from './sourceFiles';

/** Globals of the host: n8n Cloud rejects nodes that use timers, processes or files. */
const hostNames = [
	'setTimeout',
	'setInterval',
	'setImmediate',
	'process',
	'globalThis',
	'__dirname',
];

const pureAllowed = new Set(['n8n-workflow']);

/** Modules that n8n allows verified nodes to import and that are used here. */
const hostAllowed = new Set(['crypto']);

/** Reports file names that do not say what the file contains. */
export function checkFileName({ path }: SourceFile): string[] {
	return /utils|helpers|manager/i.test(path) ? [`${path}: a name that says nothing`] : [];
}

/** Reports imports in `nodes/` from elsewhere than n8n and `nodes/`; core and resources may import only types. */
export function checkNodeImports({ path, text }: SourceFile): string[] {
	const isPure = /\/(core|resources)\//.test(path);
	return importsOf({ path, text }).flatMap((name) => {
		if (name.startsWith('nodes/')) return [];
		if (!pureAllowed.has(name) && (isPure || !hostAllowed.has(name)))
			return [`${path}: imports ${name}`];
		return isPure && importsValues(text)
			? [`${path}: imports more than types of n8n-workflow`]
			: [];
	});
}

/** Reports imports from the code that the emulator tests. */
export function checkEmulatorImports(file: SourceFile): string[] {
	return importsOf(file)
		.filter((name) => /^(nodes|credentials)\//.test(name))
		.map((name) => `${file.path}: imports ${name}`);
}

/** Reports globals of the host that a file in `nodes/` uses. */
export function checkHostNames({ path, text }: SourceFile): string[] {
	const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'|`[^`]*`/g, '');
	return hostNames
		.filter((name) => new RegExp(`(?<![.\\w])${name}(?=[.(])`).test(code))
		.map((name) => `${path}: uses ${name}`);
}

/** The imports of a file, relative ones as paths from the project's root. */
function importsOf({ path, text }: SourceFile): string[] {
	return preProcessFile(text, true, true).importedFiles.map(({ fileName }) =>
		fileName.startsWith('.') ? posix.join(posix.dirname(path), fileName) : fileName,
	);
}

function importsValues(text: string): boolean {
	const statements = text.match(/import\s[^;]*from 'n8n-workflow'/g) ?? [];
	return !statements.every((statement) => /^import type\s/.test(statement));
}
