import { Linter } from 'eslint';
import plugin from 'eslint-plugin-n8n-nodes-base';
import type { INodeProperties } from 'n8n-workflow';
import { parser } from 'typescript-eslint';
import { sourceOf } from './formSource';

/** Rules that prescribe a wording which does not suit this node, each with the reason. */
const disabledRules: Record<string, string> = {
	'node-param-description-wrong-for-upsert':
		'prescribes "the current one"; the description names the key that finds the existing row',
	'node-param-operation-option-description-wrong-for-get-many':
		'replaces every "all" in a sentence with "many"',
	'node-param-description-wrong-for-dynamic-multi-options':
		'allows one sentence only; the description also says what is selected',
	'node-param-display-name-wrong-for-dynamic-multi-options':
		'wants "Names or IDs" in each label; the description says that names work',
	'node-param-operation-option-action-miscased':
		'does not allow names such as WhatsApp; operationChecks checks the case',
	'node-param-placeholder-miscased-id': 'treats the JSON member "id" as a word',
};

const rules = Object.keys(plugin.rules ?? {})
	.filter((rule) => rule.startsWith('node-param-') && !(rule in disabledRules))
	.map((rule) => [`n8n/${rule}`, 'error'] as const);

const sorting = /unsorted-items$/;

/**
 * Problems that n8n's own lint reports for a generated form, with the line; the options of the
 * properties named in `ordered` need not be sorted.
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
		const name = propertyNameAt(lines, line);
		const rule = ruleId ?? 'parser';
		if (sorting.test(rule) && ordered.includes(name)) return [];
		const about = lines[line - 1]?.trim().slice(0, 80) ?? '';
		return `${name}: ${message} (${rule}, ${about})`;
	});
}

/** The property that a line belongs to: the nearest name above it at the same or a lower depth. */
function propertyNameAt(lines: string[], line: number): string {
	const depth = depthOf(lines[line - 1] ?? '');
	const named = lines
		.slice(0, line)
		.filter((text) => /^\t+name: /.test(text) && depthOf(text) <= depth);
	return /"(.*)"/.exec(named[named.length - 1] ?? '')?.[1] ?? 'form';
}

function depthOf(line: string): number {
	return line.length - line.trimStart().length;
}
