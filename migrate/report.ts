import { type Migrated, type NodeReport, ourCredential } from './migrateWorkflow';

/** What was done and what is left to do, for people. */
export function reportOf(workflows: readonly Migrated[]): string {
	const nodes = workflows.flatMap((migrated) => migrated.nodes);
	if (nodes.length === 0) return 'There is no ActiveCampaign node of n8n in this file.';
	const moved = nodes.filter((node) => node.moved);
	const stayed = nodes.filter((node) => !node.moved);
	return [
		`${counted(moved.length)} of ${nodes.length} moved.`,
		...workflows.flatMap(sectionOf),
		...(stayed.length > 0
			? [
					'',
					`${counted(stayed.length)} left as before, to be built anew by hand; it goes on working.`,
				]
			: []),
		...(moved.length > 0 ? ['', ...credentialLines(workflows)] : []),
	].join('\n');
}

function sectionOf({ workflow, nodes }: Migrated): string[] {
	if (nodes.length === 0) return [];
	return ['', ...(workflow.name === undefined ? [] : [workflow.name]), ...nodes.flatMap(linesOf)];
}

function linesOf({ node, was, is, moved, notes }: NodeReport): string[] {
	const what = is === undefined || is === was ? was : `${was} → ${is}`;
	return moved
		? [`  ✓ ${node} (${what})`, ...notes.map((note) => `      ${note}`)]
		: [`  ✗ ${node} (${was}) stays as it was: ${notes.join('; ')}`];
}

function credentialLines(workflows: readonly Migrated[]): string[] {
	const names = [...new Set(workflows.flatMap(({ credentials }) => credentials))];
	return [
		`Create the credential once, before the import: ActiveCampaign Complete API (${ourCredential}), named`,
		...names.map((name) => `  ${name}`),
		'Under this name the nodes find it by themselves. n8n does not let a program copy the key of the old credential.',
	];
}

function counted(count: number): string {
	return `${count} ${count === 1 ? 'node' : 'nodes'}`;
}
