import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { format, getFileInfo, resolveConfig } from 'prettier';
import { repositoryRoot } from '../../test/support/n8n/folders';
import type { DerivedFiles } from './derivedFiles';

/** A file whose content differs from what would be generated. */
export interface StaleFile {
	/** Path in the repository, with forward slashes. */
	file: string;
	/** Expected content; undefined for a file that should not exist. */
	text: string | undefined;
}

export async function staleIn(group: DerivedFiles): Promise<StaleFile[]> {
	const wanted = await group.read();
	const stale: StaleFile[] = [];
	for (const [file, source] of Object.entries(wanted)) {
		const text = await formatted(file, source);
		if ((await current(file)) !== text) stale.push({ file, text });
	}
	const surplus = (await filesIn(group.folder)).filter((file) => !(file in wanted));
	return [...stale, ...surplus.map((file) => ({ file, text: undefined }))];
}

export async function renew(stale: StaleFile[]): Promise<void> {
	for (const { file, text } of stale) {
		const target = path.join(repositoryRoot, file);
		if (text === undefined) {
			await rm(target);
		} else {
			await mkdir(path.dirname(target), { recursive: true });
			await writeFile(target, text);
		}
	}
}

const ignorePath = path.join(repositoryRoot, '.prettierignore');

async function formatted(file: string, text: string): Promise<string> {
	const filepath = path.join(repositoryRoot, file);
	const { ignored } = await getFileInfo(filepath, { ignorePath });
	return ignored ? text : await format(text, { ...(await resolveConfig(filepath)), filepath });
}

async function current(file: string): Promise<string | undefined> {
	const target = path.join(repositoryRoot, file);
	// Git on Windows may check files out with CRLF.
	return existsSync(target) ? (await readFile(target, 'utf8')).replaceAll('\r\n', '\n') : undefined;
}

async function filesIn(folder: string | undefined): Promise<string[]> {
	const target = folder === undefined ? undefined : path.join(repositoryRoot, folder);
	if (target === undefined || !existsSync(target)) return [];
	const entries = await readdir(target, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile())
		.map(({ parentPath, name }) =>
			path.relative(repositoryRoot, path.join(parentPath, name)).replaceAll(path.sep, '/'),
		);
}
