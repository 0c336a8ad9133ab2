/**
 * Reduces a table of the legacy API to the facts the tests need:
 * `npx tsx scripts/legacy-facts.ts <v1.json>` writes test/contract/legacy.json, one action a line.
 * No prose is taken over.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

interface SourceParameter {
	name: string;
	required?: boolean;
	enum?: string[];
}

interface SourceAction {
	action: string;
	method: string;
	params?: SourceParameter[];
}

const source = resolve(process.argv[2] ?? 'v1.json');
const target = join(__dirname, '..', 'test', 'contract', 'legacy.json');

const { actions } = JSON.parse(readFileSync(source, 'utf8')) as { actions: SourceAction[] };
const lines = actions
	.map(({ action, method, params = [] }) => ({
		action,
		method,
		params: params.map(({ name, required, enum: values }) => ({
			name,
			...(required ? { required } : {}),
			...(values ? { enum: values } : {}),
		})),
	}))
	.sort((one, other) => (one.action < other.action ? -1 : 1))
	.map((action) => JSON.stringify(action));
writeFileSync(target, `[\n${lines.join(',\n')}\n]\n`);

console.log(`${lines.length} legacy actions`);
