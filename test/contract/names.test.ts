import {
	checkEmulatorImports,
	checkFileName,
	checkHostNames,
	checkNodeImports,
} from './nameChecks';
import { sourceFiles } from './sourceFiles';

const nodes = sourceFiles('nodes');
const emulator = sourceFiles('test/emulator');

test('files are called after what is in them', () => {
	expect(nodes.length).toBeGreaterThan(10);
	expect(nodes.flatMap(checkFileName)).toEqual([]);
});

test('nodes import what n8n allows; core and resources its types only', () => {
	expect(nodes.flatMap(checkNodeImports)).toEqual([]);
});

test('nodes reach for no timer, process or file', () => {
	expect(nodes.flatMap(checkHostNames)).toEqual([]);
});

test('the emulator shares nothing with the nodes', () => {
	expect(emulator.length).toBeGreaterThan(10);
	expect(emulator.flatMap(checkEmulatorImports)).toEqual([]);
});

describe('the checks find', () => {
	const core = (text: string) => ({ path: 'nodes/ActiveCampaign/core/run.ts', text });

	test('names that say nothing', () => {
		expect(
			checkFileName({ path: 'nodes/ActiveCampaign/core/dateUtils.ts', text: '' }),
		).toHaveLength(1);
	});

	test.each([
		"import { sleep } from 'n8n-workflow';",
		"import { type Row, sleep } from 'n8n-workflow';",
		"import { readFileSync } from 'node:fs';",
		"import { thing } from '../../../test/thing';",
		"const axios = require('axios');",
	])('%s', (text) => {
		expect(checkNodeImports(core(text))).toHaveLength(1);
	});

	test.each(['setTimeout(go, 1);', 'const { env } = process.env;', 'globalThis.fetch();'])(
		'%s',
		(text) => {
			expect(checkHostNames(core(text))).toHaveLength(1);
		},
	);

	test('and pass what is right', () => {
		const text =
			"import type { INodeProperties } from 'n8n-workflow';\nimport { Gate } from './gate';";
		expect([...checkNodeImports(core(text)), ...checkHostNames(core(text))]).toEqual([]);
	});

	test('an emulator that borrows', () => {
		const text = "import { Gate } from '../../nodes/ActiveCampaign/core/gate';";
		expect(checkEmulatorImports({ path: 'test/emulator/limiter.ts', text })).toHaveLength(1);
	});
});
