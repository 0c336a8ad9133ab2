import {
	additionalFields,
	customFieldMapper,
	required,
	rows,
	text,
} from '../../nodes/ActiveCampaign/core/form/fields';
import { type Identify, resolveValues } from '../../nodes/ActiveCampaign/core/run/resolve';
import type { Row } from '../../nodes/ActiveCampaign/core/values';
import { recordFieldSource } from '../../nodes/ActiveCampaign/resources/shared/fieldSources';
import * as things from '../../nodes/ActiveCampaign/resources/shared/things';

const tag = things.tags.locator({ required: false });
const lists = things.lists.picks('lists', 'Lists', 'Lists to look at');

/** IDs that tell what was asked for. */
const identify: Identify = async ({ key }, value, label) =>
	`${label}: ${key} ${JSON.stringify((value as Row | null | undefined)?.value ?? value)}`;
const noMap = async () => [];
const byName = (value: unknown) => ({ mode: 'name', value });

const resolve = async (fields: Parameters<typeof resolveValues>[0], values: Row) =>
	await resolveValues(fields, values, identify, noMap);

it('puts IDs in place of names, and leaves everything else', async () => {
	const values = { tag: byName('VIP'), note: 'VIP', unknown: byName('x') };
	expect(await resolve([tag, text('note', 'Note', '')], values)).toEqual({
		...values,
		tag: 'Tag: tags "VIP"',
	});
	expect(values.tag).toEqual(byName('VIP'));
});

it('reaches into collections and rows', async () => {
	const group = { name: 'row', displayName: 'Row', values: [tag] };
	const fields = [additionalFields(tag), rows('rows', 'Rows', 'Add', group)];
	const values = {
		additionalFields: { tag: byName('a'), other: 1 },
		rows: { row: [{ tag: byName('b') }, { tag: byName('c') }] },
	};
	expect(await resolve(fields, values)).toEqual({
		additionalFields: { tag: 'Tag: tags "a"', other: 1 },
		rows: { row: [{ tag: 'Tag: tags "b"' }, { tag: 'Tag: tags "c"' }] },
	});
});

it.each<unknown>(['', null, undefined, [], [''], byName(''), byName(' '), byName(null)])(
	'looks nothing up for %j, unless it must be given',
	async (empty) => {
		expect(await resolve([tag], { tag: empty })).toEqual({ tag: undefined });
		expect((await resolve([required(tag)], { tag: empty })).tag).toMatch(/^Tag: tags/);
	},
);

it('does not look up what is hidden', async () => {
	const hidden = { ...tag, showWhen: { kind: ['tag'] } };
	const values = { kind: 'list', tag: byName('left over') };
	expect(await resolve([hidden], values)).toEqual(values);
});

it.each<[unknown, string[]]>([
	[
		['1', 'News'],
		['Lists: lists "1"', 'Lists: lists "News"'],
	],
	['1, News ,', ['Lists: lists "1"', 'Lists: lists "News"']],
	[7, ['Lists: lists "7"']],
	[[], []],
	['', []],
	[null, []],
])('takes %j for several', async (given, ids) => {
	expect(await resolve([lists], { lists: given })).toEqual({ lists: ids });
});

it('takes what looks like an ID for one, and anything else for a name', async () => {
	const modes: unknown[] = [];
	const spy: Identify = async (_, value) => String(modes.push((value as Row).mode));
	await resolveValues([lists], { lists: ['12', '12 Monkeys', '١٢'] }, spy, noMap);
	expect(modes).toEqual(['id', 'name', 'name']);
});

it('names the field whose entries are no words', async () => {
	await expect(resolve([lists], { lists: [{ a: 1 }] })).rejects.toMatchObject({
		facts: { field: 'Lists' },
	});
});

it('gives the mapper of custom fields what stands before it, names replaced', async () => {
	const seen: Row[] = [];
	const values = { tag: byName('VIP'), customFields: { value: { a: 1 } } };
	const result = await resolveValues(
		[tag, customFieldMapper(recordFieldSource)],
		values,
		identify,
		async (source, value, resolved) => {
			seen.push({ source: source.key, value, tag: resolved.tag });
			return [{ id: 'a', value: 1 }];
		},
	);
	expect(seen).toEqual([
		{ source: 'recordFields', value: values.customFields, tag: 'Tag: tags "VIP"' },
	]);
	expect(result.customFields).toEqual([{ id: 'a', value: 1 }]);
});

it('fails when one name is not there, whatever else is', async () => {
	const missing: Identify = async (_, value) => {
		if ((value as Row).value === 'b') throw new Error('There is no tag "b"');
		return '1';
	};
	await expect(resolveValues([lists], { lists: ['a', 'b', 'c'] }, missing, noMap)).rejects.toThrow(
		'There is no tag "b"',
	);
});
