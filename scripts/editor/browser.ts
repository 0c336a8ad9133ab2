import { existsSync } from 'node:fs';
import execa from 'execa';
import { chromium, selectors, type Browser, type BrowserContext, type Page } from 'playwright-core';
import type { Log } from '../n8n/progress';

const candidates = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

// The attribute that n8n's editor uses for test IDs.
selectors.setTestIdAttribute('data-test-id');

const launchArguments = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--no-first-run',
];

/** Large enough for n8n's node form with the input and output panels. */
export const windowSize = { width: 1060, height: 700 };

/** Path of Chromium: from CHROMIUM, an installed one, or Debian's package, which is installed if this runs as root. */
export async function findChromium(log: Log, env = process.env): Promise<string> {
	const found = [env.CHROMIUM ?? '', ...candidates].find((file) => existsSync(file));
	if (found) return found;
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
		throw new Error(
			'Chromium was not found. Install it (Debian: sudo apt-get install chromium) or set CHROMIUM to its path',
		);
	}
	await log.step('Install Chromium (once)', async () => {
		await execa('apt-get', ['update', '-qq']);
		await execa('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
	});
	return '/usr/bin/chromium';
}

/** A headless browser with one empty page. */
export async function openBrowser(executablePath: string): Promise<{
	browser: Browser;
	page: Page;
}> {
	const browser = await chromium.launch({ executablePath, args: launchArguments, headless: true });
	const context = await browser.newContext({ viewport: windowSize, locale: 'en-US' });
	return { browser, page: await openPage(context) };
}

/** A page of the editor's size, with a timeout of 20 seconds per action. */
export async function openPage(context: BrowserContext): Promise<Page> {
	const page = await context.newPage();
	page.setDefaultTimeout(20_000);
	return page;
}
