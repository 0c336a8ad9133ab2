import type { Page } from 'playwright-core';
import type { Emulator } from '../../test/emulator';
import type { N8nApi } from '../n8n/api';
import type { Pictures } from './pictures';

/** What the steps work with. */
export interface Stage {
	page: Page;
	/** Base URL of n8n. */
	url: string;
	api: N8nApi;
	account: Emulator;
	pictures: Pictures;
}

/** Something that a user does; one row of the table. */
export interface Step {
	title: string;
	/** Gives the result as a phrase; throws if it is not as expected. */
	run(stage: Stage): Promise<string>;
}

/** A step could not run; the message is the reason. */
export class Skipped extends Error {}

export function expectIn(text: string, wanted: string | RegExp): void {
	const found = typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
	if (!found) throw new Error(`Expected ${String(wanted)} in: ${text.slice(0, 300)}`);
}
