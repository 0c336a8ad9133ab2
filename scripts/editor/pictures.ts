import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';

/** Maximum size of a screenshot in the documentation. */
const maxBytes = 64_000;

/** Screenshots in the documentation. */
const published = new Set([
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
	/** Takes a screenshot of the page or of a part of it. */
	take(name: string, of: Page | Locator): Promise<void>;
	/** Screenshots that are too large for the documentation and were not copied there. */
	readonly tooLarge: string[];
}

/** Saves every screenshot in `folder`, and copies the published ones to `documentation`. */
export function picturesIn(folder: string, documentation?: string): Pictures {
	const tooLarge: string[] = [];
	return {
		tooLarge,
		async take(name, of) {
			await mkdir(folder, { recursive: true });
			// Without animations and caret, screenshots are reproducible and smaller.
			const image = await of.screenshot({ animations: 'disabled', caret: 'hide' });
			const file = path.join(folder, `${name}.png`);
			await writeFile(file, image);
			if (!published.has(name)) return;
			if (image.length > maxBytes) tooLarge.push(`${name} (${Math.ceil(image.length / 1000)} kB)`);
			else if (documentation) await copyFile(file, path.join(documentation, `${name}.png`));
		},
	};
}
