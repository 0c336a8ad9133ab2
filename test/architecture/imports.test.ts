import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import execa from 'execa';

const root = path.join(__dirname, '..', '..');
const configuration = ['.dependency-cruiser.mjs', 'tsconfig.json', 'tsconfig.test.json'];
const ac = 'nodes/ActiveCampaign';

/** Imports that each break a rule. */
const forbidden: Array<[rule: string, from: string, to: string]> = [
	['core-ground', `${ac}/core/failure`, `${ac}/core/client/retry`],
	['core-client', `${ac}/core/client/a`, `${ac}/core/form/fields`],
	['core-client', `${ac}/core/client/b`, `${ac}/core/run/resolve`],
	['core-client', `${ac}/core/client/c`, `${ac}/core/descriptor`],
	['core-client', `${ac}/core/client/d`, `${ac}/n8n/send`],
	['core-descriptor', `${ac}/core/descriptor`, `${ac}/core/form/properties`],
	['core-form', `${ac}/core/form/a`, `${ac}/core/run/resolve`],
	['core-form', `${ac}/core/form/b`, `${ac}/resources/crm/deal`],
	['core-run', `${ac}/core/run/a`, `${ac}/core/form/fields`],
	['core-run', `${ac}/core/run/b`, `${ac}/trigger/shared/memory`],
	['resources', `${ac}/resources/crm/a`, `${ac}/n8n/send`],
	['resources', `${ac}/resources/crm/b`, `${ac}/trigger/shared/memory`],
	['resources-area', `${ac}/resources/crm/c`, `${ac}/resources/contacts/contact`],
	['resources-area', `${ac}/resources/shared/a`, `${ac}/resources/crm/deal`],
	['resources-area', `${ac}/resources/crm/d`, `${ac}/resources/index`],
	['n8n', `${ac}/n8n/a`, `${ac}/resources/crm/deal`],
	['trigger-kind', `${ac}/trigger/webhook/a`, `${ac}/trigger/poll/state`],
	['trigger-kind', `${ac}/trigger/poll/a`, `${ac}/trigger/webhook/receive`],
	['trigger-kind', `${ac}/trigger/shared/a`, `${ac}/trigger/webhook/receive`],
	['entry', `${ac}/trigger/webhook/b`, `${ac}/ActiveCampaign.node`],
	['published', `${ac}/Other.node`, 'test/support/engine'],
	['published', 'credentials/a', 'scripts/a'],
	['emulator', 'test/emulator/a', `${ac}/core/values`],
	['emulator', 'test/emulator/b', 'credentials/Api'],
	['migrate', 'migrate/a', 'test/support/engine'],
	['test', 'test/node/a', 'scripts/a'],
	['scripts', 'scripts/b', 'test/contract/samples'],
	['no-cycle', 'scripts/robin', 'scripts/round'],
	['resolves', 'scripts/c', 'scripts/missing'],
];

/** Imports that no rule is against. */
const allowed: Array<[from: string, to: string]> = [
	[`${ac}/core/client/retry`, `${ac}/core/values`],
	[`${ac}/core/run/resolve`, `${ac}/core/descriptor`],
	[`${ac}/core/form/fields`, `${ac}/core/descriptor`],
	[`${ac}/resources/crm/deal`, `${ac}/resources/shared/locators`],
	[`${ac}/resources/crm/deal`, `${ac}/resources/crm/dealStage`],
	[`${ac}/resources/crm/deal`, `${ac}/core/run/resolve`],
	[`${ac}/resources/index`, `${ac}/resources/crm/deal`],
	[`${ac}/trigger/webhook/receive`, `${ac}/trigger/shared/memory`],
	[`${ac}/trigger/webhook/receive`, `${ac}/n8n/send`],
	[`${ac}/ActiveCampaign.node`, `${ac}/n8n/send`],
	['test/emulator/start', 'test/support/engine'],
	['test/node/b', `${ac}/core/values`],
	['migrate/b', `${ac}/resources/crm/deal`],
	['scripts/a', 'test/support/engine'],
	['scripts/a', 'test/emulator/start'],
	['scripts/round', 'scripts/robin'],
];

interface Report {
	summary: {
		violations: Array<{ rule: { name: string }; from: string }>;
		ruleSetUsed: { forbidden: Array<{ name: string }> };
	};
}

/** An import of a type, which counts as much as one of code, behind a comment that must change nothing. */
function importOf(from: string, to: string, name: string): string {
	const relative = path.relative(path.dirname(from), to).replaceAll(path.sep, '/');
	const specifier = relative.startsWith('.') ? relative : `./${relative}`;
	return `/* eslint-disable */ import type { T as ${name} } from '${specifier}';`;
}

let report: Report;
let folder: string;
beforeAll(async () => {
	folder = mkdtempSync(path.join(tmpdir(), 'imports-'));
	for (const file of configuration) copyFileSync(path.join(root, file), path.join(folder, file));
	const imports = new Map<string, string[]>();
	for (const [from, to] of [...forbidden.map(([, ...pair]) => pair), ...allowed]) {
		imports.set(from, [...(imports.get(from) ?? []), to]);
		if (to !== 'scripts/missing') imports.set(to, imports.get(to) ?? []);
	}
	for (const [from, targets] of imports) {
		mkdirSync(path.dirname(path.join(folder, from)), { recursive: true });
		const lines = targets.map((to, index) => importOf(from, to, `T${index}`));
		writeFileSync(path.join(folder, `${from}.ts`), `${lines.join('\n')}\nexport type T = 1;\n`);
	}
	const { stdout } = await execa(
		'depcruise',
		['nodes', 'credentials', 'migrate', 'test', 'scripts', '--output-type', 'json'],
		{ cwd: folder, preferLocal: true, localDir: root, reject: false },
	);
	report = JSON.parse(stdout) as Report;
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe('the rules of who may import whom', () => {
	test('find each forbidden import and no other', () => {
		const found = report.summary.violations.map(({ rule, from }) => `${from}: ${rule.name}`);
		const planted = forbidden.map(([rule, from]) => `${from}.ts: ${rule}`);
		expect([...new Set(found)].sort()).toEqual(planted.sort());
	});

	test('are each shown to find something', () => {
		const rules = report.summary.ruleSetUsed.forbidden.map(({ name }) => name);
		expect([...new Set(forbidden.map(([rule]) => rule))].sort()).toEqual(rules.sort());
	});
});
