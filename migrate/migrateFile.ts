import { type Migrated, migrateWorkflow } from './migrateWorkflow';
import { isObject, isWorkflow } from './workflowFile';

export interface MigratedFile {
	/** What to write, of the same shape as what was read. */
	content: unknown;
	workflows: Migrated[];
}

/**
 * Everything in a file that is a workflow, migrated: one as the editor saves it, nodes as it copies
 * them, several in an array as `n8n export:workflow --all` writes them, or one inside `workflow` or
 * `data` as templates and the API have it.
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
