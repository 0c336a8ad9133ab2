import { type Migrated, type NodeReport, ourCredential } from './migrateWorkflow';

/** The report for the user: what was migrated, what was not, and the next steps. */
export function reportOf(workflows: readonly Migrated[]): string {
	const nodes = workflows.flatMap((migrated) => migrated.nodes);
	if (nodes.length === 0) return 'This file has no node of n8n’s own ActiveCampaign integration.';
	const moved = nodes.filter((node) => node.moved);
	const stayed = nodes.filter((node) => !node.moved);
	return [
		`${moved.length} of ${counted(nodes.length)} migrated.`,
		...workflows.flatMap(sectionOf),
		...(stayed.length > 0
			? [
					'',
					`${counted(stayed.length)} not migrated: rebuild by hand. The old node still works until then.`,
				]
			: []),
		...(moved.length > 0 ? ['', ...credentialLines(workflows)] : []),
	].join('\n');
}

function sectionOf({ workflow, nodes }: Migrated): string[] {
	if (nodes.length === 0) return [];
	return ['', ...(workflow.name === undefined ? [] : [workflow.name]), ...nodes.flatMap(linesOf)];
}

function linesOf({ node, before, after, moved, notes }: NodeReport): string[] {
	const what = after === undefined || after === before ? before : `${before} → ${after}`;
	return moved
		? [`  ✓ ${node} (${what})`, ...notes.map((note) => `      ${note}`)]
		: [`  ✗ ${node} (${before}) was not migrated: ${notes.join('; ')}`];
}

function credentialLines(workflows: readonly Migrated[]): string[] {
	const names = [...new Set(workflows.flatMap(({ credentials }) => credentials))];
	return [
		`Before you import the file, create the credential ActiveCampaign Complete API (${ourCredential}) with the name`,
		...names.map((name) => `  ${name}`),
		'The nodes find it by this name. Enter the key again: n8n does not let programs read that of the old credential.',
	];
}

function counted(count: number): string {
	return `${count} ${count === 1 ? 'node' : 'nodes'}`;
}
