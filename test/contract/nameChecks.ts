import { posix } from 'node:path';
import { preProcessFile } from 'typescript';
import type { SourceFile } from './sourceFiles';

/** Timers, processes and files are the host's: n8n Cloud refuses nodes that reach for them. */
const hostNames = [
	'setTimeout',
	'setInterval',
	'setImmediate',
	'process',
	'globalThis',
	'__dirname',
];

const pureAllowed = new Set(['n8n-workflow']);

/** What n8n allows verified nodes beside its own package, as far as it is needed. */
const hostAllowed = new Set(['crypto']);

/** Files that are called after nothing in particular. */
export function checkFileName({ path }: SourceFile): string[] {
	return /utils|helpers|manager/i.test(path) ? [`${path}: a name that says nothing`] : [];
}

/** Imports of a file in `nodes/` that are neither n8n's nor beside it; core and resources take types only. */
export function checkNodeImports({ path, text }: SourceFile): string[] {
	const isPure = /\/(core|resources)\//.test(path);
	return importsOf({ path, text }).flatMap((name) => {
		if (name.startsWith('nodes/')) return [];
		if (!pureAllowed.has(name) && (isPure || !hostAllowed.has(name)))
			return [`${path}: imports ${name}`];
		return isPure && takesValues(text) ? [`${path}: imports more than types of n8n-workflow`] : [];
	});
}

/** The emulator shares nothing with what it tests. */
export function checkEmulatorImports(file: SourceFile): string[] {
	return importsOf(file)
		.filter((name) => /^(nodes|credentials)\//.test(name))
		.map((name) => `${file.path}: imports ${name}`);
}

/** What a file in `nodes/` takes of the host without importing it. */
export function checkHostNames({ path, text }: SourceFile): string[] {
	const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'|`[^`]*`/g, '');
	return hostNames
		.filter((name) => new RegExp(`(?<![.\\w])${name}(?=[.(])`).test(code))
		.map((name) => `${path}: uses ${name}`);
}

/** What a file imports, relative paths from the project's folder. */
function importsOf({ path, text }: SourceFile): string[] {
	return preProcessFile(text, true, true).importedFiles.map(({ fileName }) =>
		fileName.startsWith('.') ? posix.join(posix.dirname(path), fileName) : fileName,
	);
}

function takesValues(text: string): boolean {
	const statements = text.match(/import\s[^;]*from 'n8n-workflow'/g) ?? [];
	return !statements.every((statement) => /^import type\s/.test(statement));
}
