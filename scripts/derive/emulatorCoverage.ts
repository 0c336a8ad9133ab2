import { notes, switches, type Switch } from '../../test/emulator/assumptions';
import { type Coverage, operationOf } from '../../test/emulator/coverage';
import { operationKey, servedFacts as facts, servedPath } from '../../test/emulator/facts';
import { legacyRoutes } from '../../test/emulator/legacy';
import { pluralOf, singularOf } from '../../test/emulator/models';
import type { DerivedFiles } from './derivedFiles';

const legacy = new Set(legacyRoutes.map(({ method, path }) => `${method} ${path}`));

const rows = facts.map((fact) => ({
	fact,
	coverage: legacy.has(`${fact.method} ${servedPath(fact)}`)
		? ('stateful' as Coverage)
		: operationOf(fact).coverage,
}));
/** Reads of collections that no operation creates rows in. */
const unfilled = rows.filter(({ fact, coverage }) => {
	const { dataKey } = fact.response;
	if (coverage !== 'stateful' || fact.method !== 'GET' || !dataKey) return false;
	const collection = pluralOf(singularOf(dataKey));
	return !facts.some(
		({ method, path, response }) =>
			method === 'POST' &&
			(path === `/${collection}` ||
				response.dataKey === dataKey ||
				response.dataKey === singularOf(dataKey)),
	);
});
const count = (wanted: Coverage) => rows.filter(({ coverage }) => coverage === wanted).length;
const groups = [...new Set(facts.map(({ group }) => group))].sort();

const table: Array<[string, Switch]> = Object.entries(switches);

const lines = [
	'# What the emulator does',
	'',
	'Written by `npm run derive`.',
	'',
	`${facts.length} operations: ${count('stateful')} stateful (they read and change the account), ` +
		`${count('example')} example (the request is checked, the documented or recorded answer comes back), ` +
		`${count('absent')} absent (the request is checked; no answer is documented, so an empty envelope comes back).`,
	`Of the stateful ones, ${unfilled.length} read what no operation creates (logs, goals, permissions, …): ` +
		'they answer the rows that a test puts there and are empty otherwise.',
	'Besides: every action of the v1 interface that `legacy/` names.',
	'',
	'## Switches',
	'',
	'Each is a belief that may be wrong, with the answers that a client may meet instead. ' +
		"`startEmulator({ assume: { subscribeAgain: 'keepsUnsubscribed' } })` sets one at the start, " +
		'`emulator.assume({ … })` at run time; `emulator.reset()` brings them back to the start.',
	'',
	'| switch | belief | positions | default | evidence | operations |',
	'|---|---|---|---|---|---|',
	...table.map(
		([name, { belief, positions, default: standard, evidence, operations }]) =>
			`| \`${name}\` | ${belief} | ${positions.map((position) => `\`${position}\``).join(', ')} ` +
			`| \`${standard}\` | ${evidence} | ${operations.map((key) => `\`${key}\``).join(', ')} |`,
	),
	'',
	'## Where nothing is known and little depends on it',
	'',
	...notes.map((note) => `- ${note}`),
	...groups.flatMap((group) => [
		'',
		`## ${group}`,
		'',
		'| operation | emulated | documented as |',
		'|---|---|---|',
		...rows
			.filter(({ fact }) => fact.group === group)
			.map(
				({ fact, coverage }) =>
					`| \`${operationKey(fact)}\` | ${coverage} | ${fact.documentedAs ?? (fact.unproven ? 'unproven' : '')} |`,
			),
	]),
];

/** How much of each operation the emulator does. */
export const emulatorCoverage: DerivedFiles = {
	title: 'coverage of the emulator',
	read: async () => ({ 'test/emulator/COVERAGE.md': `${lines.join('\n')}\n` }),
};
