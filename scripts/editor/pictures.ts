import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';

/** What a picture in the documentation may weigh. */
const mostBytes = 64_000;

/** Those that the documentation shows. */
const shown = new Set([
	'agent',
	'credential',
	'credential-wrong-key',
	'custom-fields',
	'find-contact',
	'output',
	'pick-tag',
	'trigger',
	'trigger-received',
]);

export interface Pictures {
	/** Takes a picture of the page, or of one part of it. */
	take(name: string, of: Page | Locator): Promise<void>;
	/** Names of pictures that are too heavy for the documentation, and were not put there. */
	readonly heavy: string[];
}

/** Keeps every picture in `folder`, and those of the documentation in `documentation` as well. */
export function picturesIn(folder: string, documentation?: string): Pictures {
	const heavy: string[] = [];
	return {
		heavy,
		async take(name, of) {
			await mkdir(folder, { recursive: true });
			// Still pictures compare and compress better than those of moving parts.
			const image = await of.screenshot({ animations: 'disabled', caret: 'hide' });
			const file = path.join(folder, `${name}.png`);
			await writeFile(file, image);
			if (!shown.has(name)) return;
			if (image.length > mostBytes) heavy.push(`${name} (${Math.ceil(image.length / 1000)} kB)`);
			else if (documentation) await copyFile(file, path.join(documentation, `${name}.png`));
		},
	};
}
