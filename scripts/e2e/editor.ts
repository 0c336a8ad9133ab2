/**
 * `npm run e2e -- editor [--n8n 2.41.1] [--package x.tgz] [--pictures] [--only words]`: a user's
 * steps in the editor of a real n8n, in Chromium, with the packed node and an emulated account.
 * Exits with 0 if every step succeeded. The selectors are those of 2.40 and 2.41; older editors name the
 * parts of the credential dialog differently.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openReadableAccount } from '../editor/account';
import { agentSteps } from '../editor/agentSteps';
import { findChromium, openBrowser } from '../editor/browser';
import { signInByForm } from '../editor/canvas';
import { credentialSteps } from '../editor/credentialSteps';
import { exampleSteps } from '../editor/exampleSteps';
import { findSteps } from '../editor/findSteps';
import { offerSteps } from '../editor/offerSteps';
import { picturesIn } from '../editor/pictures';
import { runSteps } from '../editor/run';
import { speedSteps } from '../editor/speedSteps';
import { tableOf } from '../editor/table';
import { triggerSteps } from '../editor/triggerSteps';
import { useSteps } from '../editor/useSteps';
import { walkSteps } from '../editor/walkSteps';
import { signIn } from '../n8n/api';
import { cacheRoot, repositoryRoot } from '../../test/support/n8n/folders';
import { ensureN8n } from '../n8n/install';
import { packPackage } from '../n8n/pack';
import { consoleLog } from '../n8n/progress';
import { startN8n } from '../n8n/server';
import { runMain } from '../runMain';
import { defaultVersion } from '../../test/support/n8n/versions';

const owner = {
	email: 'editor@example.com',
	password: 'Editor-workflows-1',
	firstName: 'Editor',
	lastName: 'Owner',
};

const steps = [
	// First, because earlier steps would change how long the forms take to open.
	...speedSteps,
	...findSteps,
	...credentialSteps,
	...useSteps,
	...offerSteps,
	...agentSteps,
	...triggerSteps,
	...exampleSteps,
	...walkSteps,
];

const { values: options } = parseArgs({
	options: {
		n8n: { type: 'string', default: defaultVersion },
		/** A tarball to test instead of building one. */
		package: { type: 'string' },
		/** Also updates the screenshots in docs/images. */
		pictures: { type: 'boolean', default: false },
		/** Runs only the steps whose title contains this text. */
		only: { type: 'string', default: '' },
	},
});
const log = consoleLog();
const closers: Array<() => Promise<unknown>> = [];

async function main(): Promise<number> {
	const chromium = await findChromium(log);
	const packageTarball =
		options.package ?? (await log.step('Build and pack the package', packPackage));
	const install = await ensureN8n(options.n8n, log);

	const account = await openReadableAccount();
	closers.push(() => account.close());
	const userFolder = await mkdtemp(path.join(tmpdir(), 'n8n-activecampaign-editor-'));
	closers.push(() => rm(userFolder, { recursive: true, force: true }));
	const server = await log.step(`Start n8n ${install.version}`, () =>
		startN8n(install, {
			userFolder,
			packageTarball,
			logFile: path.join(cacheRoot(), 'editor.log'),
		}),
	);
	closers.push(() => server.stop());
	const api = await signIn(server.url, owner);

	const { browser, page } = await openBrowser(chromium);
	closers.push(() => browser.close());
	await signInByForm(page, server.url, owner);

	const folder = path.join(cacheRoot(), 'editor');
	const documentation = path.join(repositoryRoot, 'docs', 'images');
	const pictures = picturesIn(folder, options.pictures ? documentation : undefined);
	const chosen = steps.filter(({ title }) => title.includes(options.only));
	if (chosen.length === 0) throw new Error(`No step has "${options.only}" in its title`);
	const outcomes = await runSteps(chosen, { page, url: server.url, api, account, pictures }, log);

	log.line(`\n${tableOf(outcomes)}`);
	log.line(`Screenshots: ${path.relative(repositoryRoot, folder)}`);
	if (pictures.tooLarge.length > 0)
		log.line(`Too large for the documentation: ${pictures.tooLarge.join(', ')}`);
	const deviating = account.journal.suspicious;
	for (const { method, path: route, violations } of deviating) {
		log.line(`✗ ${method} ${route} deviates from the API reference: ${violations.join('; ')}`);
	}
	return deviating.length === 0 && outcomes.every(({ outcome }) => outcome !== 'failed') ? 0 : 1;
}

async function close(): Promise<void> {
	for (const end of closers.splice(0).reverse()) await end().catch(() => undefined);
}

for (const name of ['SIGINT', 'SIGTERM'] as const) {
	process.once(name, () => void close().then(() => process.exit(130)));
}

runMain(async () => await main().finally(close), log);
