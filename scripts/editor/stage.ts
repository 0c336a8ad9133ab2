import type { Page } from 'playwright-core';
import type { Emulator } from '../../test/emulator';
import type { N8nApi } from '../n8n/api';
import type { Pictures } from './pictures';

/** Everything the steps act on. */
export interface Stage {
	page: Page;
	/** Base URL of n8n. */
	url: string;
	api: N8nApi;
	account: Emulator;
	pictures: Pictures;
}

/** One line of the table: what a user does, and what came of it. */
export interface Step {
	title: string;
	/** A sentence on what was seen; throws when it was not as it should be. */
	run(stage: Stage): Promise<string>;
}

/** Left out with a reason that a user understands. */
export class Skipped extends Error {}

export function expectIn(text: string, wanted: string | RegExp): void {
	const found = typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
	if (!found) throw new Error(`Expected ${String(wanted)} in: ${text.slice(0, 300)}`);
}
