/**
 * Which folder may import which; `npm run lint` checks it, imports of types included. Nothing in a
 * source file can switch a rule off. test/architecture shows that each rule finds a violation.
 */

const node = 'nodes/ActiveCampaign/';

/** Files in `from` may import of the repository's folders only what `allowed` matches. */
const only = (name, comment, from, allowed) => ({
	name,
	comment,
	severity: 'error',
	from: { path: from },
	to: { path: '^(nodes|credentials|migrate|test|scripts)/', pathNot: allowed },
});

/** Files in `from` may import nothing that `to` matches, apart from `except`. */
const never = (name, comment, from, to, except = []) => ({
	name,
	comment,
	severity: 'error',
	from: { path: from },
	to: { path: to, pathNot: except },
});

const core = {
	ground: `^${node}core/(values|failure|equality|address|amounts|currencies|time|zone|words|splitText)\\.ts$`,
	client: `^${node}core/client/`,
	descriptor: `^${node}core/(descriptor|operationFields)\\.ts$`,
	form: `^${node}core/form/`,
	run: `^${node}core/run/`,
};

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
	forbidden: [
		{
			name: 'no-cycle',
			comment: 'Two files that import each other can only be understood together.',
			severity: 'error',
			from: {},
			to: { circular: true },
		},
		{
			name: 'resolves',
			comment: 'An import that leads nowhere is seen by no other rule.',
			severity: 'error',
			from: {},
			to: { couldNotResolve: true },
		},

		// core: values, failure → client → descriptor → form, run
		only('core-ground', 'What everything uses imports nothing.', core.ground, [core.ground]),
		only('core-client', 'A call does not depend on operations and forms.', core.client, [
			core.ground,
			core.client,
		]),
		only('core-descriptor', 'An operation is data.', core.descriptor, [
			core.ground,
			core.client,
			core.descriptor,
		]),
		only('core-form', 'A form is shown without anything running.', core.form, [
			core.ground,
			core.client,
			core.descriptor,
			core.form,
		]),
		only('core-run', 'A run does not depend on how the form is drawn.', core.run, [
			core.ground,
			core.client,
			core.descriptor,
			core.run,
		]),

		// What stands on core
		only('resources', 'Resources describe; they do not touch n8n.', `^${node}resources/`, [
			`^${node}core/`,
			`^${node}resources/`,
		]),
		never(
			'resources-area',
			'An area is understood without the others; what two need is in resources/shared.',
			`^${node}resources/([^/]+)/`,
			`^${node}resources/`,
			[`^${node}resources/($1|shared)/`],
		),
		only('n8n', 'The bridge to n8n serves every node and knows no operation.', `^${node}n8n/`, [
			`^${node}(core|n8n)/`,
		]),
		never(
			'trigger-kind',
			'The two triggers share trigger/shared and nothing else.',
			`^${node}trigger/([^/]+)/`,
			`^${node}trigger/`,
			[`^${node}trigger/($1|shared)/`],
		),
		never('entry', 'A node file is where n8n starts.', `^${node}`, `^${node}[^/]+\\.node\\.ts$`),

		// What is published, and what is around it
		only('published', 'What is published needs nothing else.', '^(nodes|credentials)/', [
			'^(nodes|credentials)/',
		]),
		only(
			'emulator',
			'An emulator that shares code with the nodes would agree with their mistakes.',
			'^test/emulator/',
			['^test/'],
		),
		only('migrate', 'The migration is a product of its own.', '^migrate/', [
			'^(nodes|credentials|migrate)/',
		]),
		never('test', 'Tests run without the scripts.', '^test/', '^scripts/'),
		never(
			'scripts',
			'Scripts use the emulator and the support of the tests, not the tests.',
			'^scripts/',
			'^test/',
			['^test/(emulator|support)/'],
		),
	],
	options: {
		tsConfig: { fileName: 'tsconfig.test.json' },
		tsPreCompilationDeps: true,
		doNotFollow: { path: 'node_modules' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['import', 'require', 'node', 'default'],
		},
		exclude: { path: '^(dist|coverage|\\.cache)/' },
		skipAnalysisNotInRules: true,
	},
};
