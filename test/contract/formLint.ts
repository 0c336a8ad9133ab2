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
	'node-param-operation-option-action-miscased':
		'knows no names such as WhatsApp; operationChecks looks at the case',
	'node-param-placeholder-miscased-id': 'takes the member "id" of JSON for a word',
};

const rules = Object.keys(plugin.rules ?? {})
	.filter((rule) => rule.startsWith('node-param-') && !(rule in inOwnWords))
	.map((rule) => [`n8n/${rule}`, 'error'] as const);

const sorting = /unsorted-items$/;

/**
 * What n8n's own lint says of a generated form, each with the line it is about; options of the
 * properties that are named as `ordered` may stand in an order of their own.
 */
export function lintForm(properties: INodeProperties[], ordered: string[] = []): string[] {
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
	return findings.flatMap(({ ruleId, message, line }) => {
		const name = nameAbove(lines, line);
		const rule = ruleId ?? 'parser';
		if (sorting.test(rule) && ordered.includes(name)) return [];
		const about = lines[line - 1]?.trim().slice(0, 80) ?? '';
		return `${name}: ${message} (${rule}, ${about})`;
	});
}

/** The name of the property that a line belongs to: the nearest above, as deep as the line or less. */
function nameAbove(lines: string[], line: number): string {
	const depth = depthOf(lines[line - 1] ?? '');
	const named = lines
		.slice(0, line)
		.filter((text) => /^\t+name: /.test(text) && depthOf(text) <= depth);
	return /"(.*)"/.exec(named[named.length - 1] ?? '')?.[1] ?? 'form';
}

function depthOf(line: string): number {
	return line.length - line.trimStart().length;
}
