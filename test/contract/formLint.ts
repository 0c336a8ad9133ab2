import { Linter } from 'eslint';
import plugin from 'eslint-plugin-n8n-nodes-base';
import type { INodeProperties } from 'n8n-workflow';
import { parser } from 'typescript-eslint';

import { sourceOf } from './formSource';

/** Rules of n8n that prescribe wording for its own nodes where ours has to say something else. */
const inOwnWords: Record<string, string> = {
	'node-param-description-wrong-for-upsert':
		'says "the current one"; ours names by what the existing one is found',
	'node-param-operation-option-description-wrong-for-get-many':
		'replaces every "all" of a sentence by "many"',
	'node-param-description-wrong-for-dynamic-multi-options':
		'allows one sentence only; ours also says what is picked',
	'node-param-display-name-wrong-for-dynamic-multi-options':
		'wants "Names or IDs" in each label; that names work as well stands in the description',
};

const rules = Object.keys(plugin.rules ?? {})
	.filter((rule) => rule.startsWith('node-param-') && !(rule in inOwnWords))
	.map((rule) => [`n8n/${rule}`, 'error'] as const);

/** What n8n's own lint says of a generated form, each with the line it is about. */
export function lintForm(properties: INodeProperties[]): string[] {
	const source = sourceOf(properties);
	const lines = source.split('\n');
	const findings = new Linter({ configType: 'flat' }).verify(
		source,
		[
			{
				files: ['**/*.ts'],
				languageOptions: { parser },
				plugins: { n8n: plugin },
				rules: Object.fromEntries(rules),
			},
		],
		{ filename: 'nodes/Form/FormDescription.ts' },
	);
	return findings.map(({ ruleId, message, line }) => {
		const about = lines[line - 1]?.trim() ?? '';
		return `${ruleId ?? 'parser'}: ${message} at: ${about.slice(0, 120)} (${nameBefore(lines, line)})`;
	});
}

/** The nearest property above a line, by its name. */
function nameBefore(lines: string[], line: number): string {
	const above = lines.slice(0, line + 3).filter((text) => /^\t+name: /.test(text));
	return above[above.length - 1]?.trim() ?? '';
}
