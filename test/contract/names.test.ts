import {
	checkEmulatorImports,
	checkFileName,
	checkHostNames,
	checkNodeImports,
} from './nameChecks';
import { sourceFiles } from './sourceFiles';

const nodes = sourceFiles('nodes');
const emulator = sourceFiles('test/emulator');

describe('Source files', () => {
	test('have names that say what they contain', () => {
		expect(nodes.length).toBeGreaterThan(10);
		expect(nodes.flatMap(checkFileName)).toEqual([]);
	});

	test('of nodes import only what n8n allows, core and resources only its types', () => {
		expect(nodes.flatMap(checkNodeImports)).toEqual([]);
	});

	test('of nodes use no timer, process or file', () => {
		expect(nodes.flatMap(checkHostNames)).toEqual([]);
	});

	test('of the emulator import nothing of the nodes', () => {
		expect(emulator.length).toBeGreaterThan(10);
		expect(emulator.flatMap(checkEmulatorImports)).toEqual([]);
	});

	describe('checks', () => {
		const core = (text: string) => ({ path: 'nodes/ActiveCampaign/core/run.ts', text });

		test('reject a name that says nothing', () => {
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
		])('reject the import %s', (text) => {
			expect(checkNodeImports(core(text))).toHaveLength(1);
		});

		test.each(['setTimeout(go, 1);', 'const { env } = process.env;', 'globalThis.fetch();'])(
			'reject the host name in %s',
			(text) => {
				expect(checkHostNames(core(text))).toHaveLength(1);
			},
		);

		test('accept allowed imports', () => {
			const text =
				"import type { INodeProperties } from 'n8n-workflow';\nimport { Gate } from './gate';";
			expect([...checkNodeImports(core(text)), ...checkHostNames(core(text))]).toEqual([]);
		});

		test('reject an emulator that imports from nodes', () => {
			const text = "import { Gate } from '../../nodes/ActiveCampaign/core/gate';";
			expect(checkEmulatorImports({ path: 'test/emulator/limiter.ts', text })).toHaveLength(1);
		});
	});
});
