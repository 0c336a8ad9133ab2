import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';

/** What a picture in the documentation may weigh. */
const mostBytes = 60_000;

export interface Pictures {
	/** Takes a picture of the page, or of one part of it. */
	take(name: string, of: Page | Locator): Promise<void>;
	/** Names of pictures that are too heavy for the documentation. */
	readonly heavy: string[];
}

/** Keeps every picture in `folder`. */
export function picturesIn(folder: string): Pictures {
	const heavy: string[] = [];
	return {
		heavy,
		async take(name, of) {
			await mkdir(folder, { recursive: true });
			// Still pictures compare and compress better than those of moving parts.
			const image = await of.screenshot({ animations: 'disabled', caret: 'hide' });
			if (image.length > mostBytes) heavy.push(`${name} (${Math.round(image.length / 1024)} kB)`);
			await writeFile(path.join(folder, `${name}.png`), image);
		},
	};
}
