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

/** IDs that contain the thing they come from. */
const identify: Identify = async ({ key }, value, label) =>
	`${label}: ${key} ${JSON.stringify((value as Row | null | undefined)?.value ?? value)}`;
const noMap = async () => [];
const byName = (value: unknown) => ({ mode: 'name', value });

const resolve = async (fields: Parameters<typeof resolveValues>[0], values: Row) =>
	await resolveValues(fields, values, identify, noMap);

describe('resolveValues', () => {
	it('replaces names by IDs and leaves everything else', async () => {
		const values = { tag: byName('VIP'), note: 'VIP', unknown: byName('x') };
		expect(await resolve([tag, text('note', 'Note', '')], values)).toEqual({
			...values,
			tag: 'Tag: tags "VIP"',
		});
		expect(values.tag).toEqual(byName('VIP'));
	});

	it('resolves names in collections and rows', async () => {
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
		'does not look up %j unless the field is required',
		async (empty) => {
			expect(await resolve([tag], { tag: empty })).toEqual({ tag: undefined });
			expect((await resolve([required(tag)], { tag: empty })).tag).toMatch(/^Tag: tags/);
		},
	);

	it('does not look up a hidden field', async () => {
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
	])('reads %j as a list of names or IDs', async (given, ids) => {
		expect(await resolve([lists], { lists: given })).toEqual({ lists: ids });
	});

	it('reads digits as an ID and anything else as a name', async () => {
		const modes: unknown[] = [];
		const spy: Identify = async (_, value) => String(modes.push((value as Row).mode));
		await resolveValues([lists], { lists: ['12', '12 Monkeys', '١٢'] }, spy, noMap);
		expect(modes).toEqual(['id', 'name', 'name']);
	});

	it('names the field whose entries are not text', async () => {
		await expect(resolve([lists], { lists: [{ a: 1 }] })).rejects.toMatchObject({
			facts: { field: 'Lists' },
		});
	});

	it('gives the custom field mapper the resolved values of the fields before it', async () => {
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

	it('fails when one of several names does not exist', async () => {
		const missing: Identify = async (_, value) => {
			if ((value as Row).value === 'b') throw new Error('There is no tag "b"');
			return '1';
		};
		await expect(
			resolveValues([lists], { lists: ['a', 'b', 'c'] }, missing, noMap),
		).rejects.toThrow('There is no tag "b"');
	});
});
