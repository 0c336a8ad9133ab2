import { readFileSync } from 'node:fs';
import path from 'node:path';
import { byId, byName, json, openWorkbench, type Workbench } from './workbench';

const page = readFileSync(path.join(__dirname, '..', '..', 'docs', 'values.md'), 'utf8');

/** The rows of the table of a section whose first column has this title. */
function rowsOf(section: string, first: string): string[][] {
	const [, text = ''] = page.split(`## ${section}\n`);
	const [part = ''] = text.split('\n## ');
	const lines = part.split('\n').map((line) =>
		line
			.split(/(?<!\\)\|/)
			.slice(1, -1)
			.map((cell) => cell.trim().replace(/\\\|/g, '|')),
	);
	const start = lines.findIndex(([cell]) => cell === first);
	const end = lines.findIndex((cells, at) => at > start && cells.length === 0);
	return lines.slice(start + 2, end);
}

/** What stands in backticks; `\n` is a line break. */
const quoted = (cell = '') =>
	[...cell.matchAll(/`([^`]*)`/g)].map(([, text = '']) => text.replace(/\\n/g, '\n'));

let bench: Workbench;
beforeEach(async () => {
	bench = await openWorkbench({ transitMs: () => 5 });
});
afterEach(async () => await bench.close());

const fromItem = '={{ $json.given }}' as never;
const upsert = async (values: object, given: unknown) =>
	await bench.run({
		resource: 'contact',
		operation: 'upsert',
		values: { email: 'ann@example.com', ...values },
		items: [{ given: given as never }],
	});

describe('The page of values, several values in one field', () => {
	it.each(rowsOf('Several values in one field', 'Given'))(
		'reads %s as %s',
		async (given, readAs = '') => {
			const [text] = quoted(given);
			const { error } = await upsert({ parts: { addTags: fromItem } }, text);
			expect(error?.message).toEqual(
				readAs === 'refused' ? expect.stringContaining('Add Tags') : undefined,
			);
			expect(bench.rows('tags').map(({ tag }) => tag)).toEqual(quoted(readAs));
		},
	);

	it.each(rowsOf('Several values in one field', 'Options'))(
		'with the options %s reads %s as %s',
		async (options, given, readAs) => {
			const [field] = bench.emulator.seed.fields(['Colours'], 'listbox');
			bench.emulator.seed.fieldOptions(String(field?.id), quoted(options));
			const customFields = { mappingMode: 'defineBelow', value: { [String(field?.id)]: fromItem } };
			const { error } = await upsert({ customFields }, quoted(given)[0]);
			expect(error?.message).toEqual(
				readAs === 'refused' ? expect.stringContaining('Colours') : undefined,
			);
			const stored = bench.rows('fieldValues').map(({ value }) => value);
			expect(stored).toEqual(readAs === 'refused' ? [] : [`||${quoted(readAs).join('||')}||`]);
		},
	);
});

describe('The page of values, names and IDs', () => {
	beforeEach(() => bench.emulator.seed.tags(['a', 'b', '7', '2024', 'e', 'f', 'Gold']));

	/** The ID of the tag that a field means. */
	async function meant(field: string, given: string) {
		const [kind, mode] = field.split(', ');
		if (kind === 'selector') {
			const value = fromItem;
			const tag =
				mode === 'By Name'
					? byName(value)
					: { ...byId(value), mode: mode === 'By ID' ? 'id' : 'list' };
			const run = await bench.run({
				resource: 'tag',
				operation: 'get',
				values: { tag },
				items: [{ given }],
			});
			return { ids: json(run).map(({ id }) => id), error: run.error };
		}
		const addTags = mode === 'text' ? fromItem : [given];
		const { error } = await upsert({ parts: { addTags, newTags: 'refuse' } }, given);
		return { ids: bench.rows('contactTags').map(({ tag }) => tag), error };
	}

	it.each(rowsOf('Names and IDs', 'Field'))(
		'%s: %s means %s',
		async (field = '', given, means = '') => {
			const { ids, error } = await meant(field, quoted(given)[0] ?? '');
			expect([ids, error === undefined]).toEqual(
				means === 'refused' ? [[], false] : [[means.replace('tag ', '')], true],
			);
		},
	);
});

describe('The page of values, empty values and filters', () => {
	const names: Record<string, string> = {
		'Created After': 'createdAfter',
		'Email Is': 'email',
		IDs: 'ids',
		Status: 'status',
		Tag: 'tag',
	};

	it.each(rowsOf('Empty values and filters', 'Filter'))(
		'%s %s: %s, %s',
		async (filter = '', value, onFail, onNone) => {
			bench.emulator.seed.contacts(3);
			const name = names[filter] ?? '';
			const run = async (options: object) => {
				const { error, items } = await bench.run({
					resource: 'contact',
					operation: 'getAll',
					values: {
						filters: { [name]: name === 'tag' ? byId(fromItem) : fromItem },
						options: options as never,
					},
					items: [{ given: quoted(value)[0] ?? '' }],
				});
				return error ? 'fails' : `${items.length === 0 ? 'no' : items.length} rows`;
			};
			expect([await run({}), await run({ emptyFilter: 'noRows' })]).toEqual([onFail, onNone]);
			expect(bench.emulator.journal.count({ path: '/api/3/contacts' })).toBe(0);
		},
	);
});
