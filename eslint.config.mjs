import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * n8n's rules for community nodes apply to what is published; comments cannot switch a rule off anywhere.
 * Which folder may import which is in .dependency-cruiser.mjs.
 */
export default defineConfig(
	globalIgnores(['dist', 'coverage', '.cache', 'node_modules']),
	{ linterOptions: { noInlineConfig: true } },
	{
		files: ['**/*.ts'],
		extends: [tseslint.configs.recommended],
		rules: {
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ varsIgnorePattern: '^_', argsIgnorePattern: '^_' },
			],
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
		},
	},
	{
		files: ['package.json', 'nodes/**/*.json'],
		languageOptions: { parser: tseslint.parser, parserOptions: { extraFileExtensions: ['.json'] } },
	},
	{
		files: ['package.json', 'nodes/**/*.ts', 'nodes/**/*.json', 'credentials/**/*.ts'],
		extends: [n8nCommunityNodesPlugin.configs.recommended],
	},
	{
		// The core decides and the resources describe; only `n8n/` may touch the host at run time.
		files: ['nodes/ActiveCampaign/core/**/*.ts', 'nodes/ActiveCampaign/resources/**/*.ts'],
		rules: {
			'@typescript-eslint/no-restricted-imports': [
				'error',
				{ paths: [{ name: 'n8n-workflow', message: 'Types only.', allowTypeImports: true }] },
			],
		},
	},
	{
		// A probe that shares code with the nodes would agree with their mistakes.
		files: ['test/support/probe/**/*.ts', 'scripts/probe.ts', 'scripts/probe/**/*.ts'],
		rules: {
			'no-restricted-imports': ['error', { patterns: ['**/nodes/**', '**/credentials/**'] }],
		},
	},
);
