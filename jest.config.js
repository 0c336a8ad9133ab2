// `npm test -- --n8n` names the folder of another n8n; all of its packages must come from one folder.
const modules = process.env.N8N_MODULES;

/** @type {import('jest').Config} */
module.exports = {
	// All cores: by default jest leaves one free, which on two cores doubles the time.
	maxWorkers: '100%',
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	transform: {
		'\\.ts$': [
			'@swc/jest',
			{
				jsc: {
					parser: { syntax: 'typescript', decorators: true },
					target: 'es2022',
				},
				module: { type: 'commonjs' },
			},
		],
	},
	...(modules && {
		moduleNameMapper: { '^(n8n-core|n8n-workflow|reflect-metadata)$': `${modules}/$1` },
	}),
	testTimeout: 30_000,
};
