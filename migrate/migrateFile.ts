import { type Migrated, migrateWorkflow } from './migrateWorkflow';
import { isObject, isWorkflow } from './workflowFile';

export interface MigratedFile {
	/** The migrated file, in the same shape as the original. */
	content: unknown;
	workflows: Migrated[];
}

/**
 * Migrates every workflow in a file: one as the editor downloads it, nodes as the editor copies
 * them, an array as `n8n export:workflow --all` writes it, or one nested in `workflow` or `data`,
 * as in templates and responses of n8n's API.
 */
export function migrateFile(content: unknown): MigratedFile {
	if (Array.isArray(content)) {
		const files = content.map(migrateFile);
		return {
			content: files.map((file) => file.content),
			workflows: files.flatMap(({ workflows }) => workflows),
		};
	}
	if (isWorkflow(content)) {
		const migrated = migrateWorkflow(content);
		return { content: migrated.workflow, workflows: [migrated] };
	}
	if (!isObject(content)) return { content, workflows: [] };
	const result = { ...content };
	const workflows: Migrated[] = [];
	for (const member of ['workflow', 'data']) {
		if (!(member in content)) continue;
		const inner = migrateFile(content[member]);
		result[member] = inner.content;
		workflows.push(...inner.workflows);
	}
	return { content: result, workflows };
}
