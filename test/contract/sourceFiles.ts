import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** A TypeScript file; `path` is relative to the project's root, with `/`. */
export interface SourceFile {
	path: string;
	text: string;
}

const root = join(__dirname, '..', '..');

export function sourceFiles(folder: string): SourceFile[] {
	return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
		.map((entry) => join(entry.parentPath, entry.name))
		.map((file) => ({
			path: relative(root, file).split(sep).join('/'),
			text: readFileSync(file, 'utf8'),
		}));
}
