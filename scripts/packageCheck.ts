import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

/** A bound of our own, so that growth is noticed; code without comments and schemas without indentation. */
const maxBytes = 1_100_000;

/**
 * Packs the package and checks what npm would publish: no unexpected files, at most 1 MB, no runtime
 * dependencies, and no violation of the rules that n8n's own scan of community packages applies.
 */

async function check(): Promise<void> {
	const problems: string[] = [];
	const folder = mkdtempSync(path.join(tmpdir(), 'package-check-'));

	execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], {
		stdio: 'pipe',
	});
	const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
	execFileSync('tar', ['-xzf', path.join(folder, tarball), '-C', folder]);
	const unpacked = path.join(folder, 'package');

	const files = (readdirSync(unpacked, { recursive: true }) as string[]).filter((name) =>
		statSync(path.join(unpacked, name)).isFile(),
	);
	const bytes = files.reduce((sum, name) => sum + statSync(path.join(unpacked, name)).size, 0);
	const allowed = /^(dist[\\/].+\.(js|json|svg)|index\.js|package\.json|README\.md|LICENSE)$/;
	for (const name of files.filter((file) => !allowed.test(file)))
		problems.push(`${name} should not be published: see "files" in package.json`);
	if (bytes > maxBytes) problems.push(`the package has ${bytes} bytes; the limit is ${maxBytes}`);

	const manifest = JSON.parse(readFileSync(path.join(unpacked, 'package.json'), 'utf8')) as {
		dependencies?: object;
		n8n: { nodes: string[]; credentials: string[] };
	};
	if (manifest.dependencies)
		problems.push('package.json has dependencies, which n8n forbids for community nodes');
	for (const file of [...manifest.n8n.nodes, ...manifest.n8n.credentials]) {
		if (!files.includes(path.normalize(file)))
			problems.push(
				`package.json lists ${file}, which is missing from the package: run npm run build`,
			);
	}

	const eslint = new ESLint({
		cwd: unpacked,
		overrideConfigFile: true,
		allowInlineConfig: false,
		overrideConfig: [
			{
				files: ['package.json'],
				languageOptions: {
					parser: tseslint.parser,
					parserOptions: { extraFileExtensions: ['.json'] },
				},
			},
			{ files: ['**/*.js', 'package.json'], ...n8nCommunityNodesPlugin.configs.recommended },
		] as ESLint.Options['overrideConfig'],
	});
	for (const { filePath, messages } of await eslint.lintFiles(['**/*.js', 'package.json'])) {
		for (const { line, message, ruleId } of messages) {
			problems.push(`${path.relative(unpacked, filePath)}:${line} ${message} (${ruleId})`);
		}
	}

	rmSync(folder, { recursive: true });
	console.log(`${files.length} files, ${Math.round(bytes / 1024)} KB unpacked`);
	for (const problem of problems) console.log(`✗ ${problem}`);
	process.exitCode = problems.length === 0 ? 0 : 1;
}

void check();
