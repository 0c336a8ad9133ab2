import {
	additionalFields,
	customFieldMapper,
	required,
	rows,
	text,
} from '../../nodes/ActiveCampaign/core/form/fields';
import {
	type Identify,
	type IdentifyAll,
	type MapFields,
	resolveValues,
} from '../../nodes/ActiveCampaign/core/run/resolve';
import type { Row } from '../../nodes/ActiveCampaign/core/values';
import { recordFieldSource } from '../../nodes/ActiveCampaign/resources/shared/fieldSources';
import * as things from '../../nodes/ActiveCampaign/resources/shared/things';

const tag = things.tags.locator({ required: false });
const lists = things.lists.picks('lists', 'Lists', 'Lists to look at');

/** IDs that contain the thing they come from. */
const identify: Identify = async ({ key }, value, label) =>
	`${label}: ${key} ${JSON.stringify((value as Row | null | undefined)?.value ?? value)}`;
/** The same for several; the value is what the field was given. */
const identifyAll: IdentifyAll = async (thing, value, label) => [
	`${label}: ${thing.key} ${JSON.stringify(value)}`,
];
const noMap: MapFields = async () => [];
const byName = (value: unknown) => ({ mode: 'name', value });

const resolve = async (fields: Parameters<typeof resolveValues>[0], values: Row) =>
	await resolveValues(fields, values, { identify, identifyAll, map: noMap });

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

	it('gives a field of several things their IDs', async () => {
		expect(await resolve([lists], { lists: '1, News' })).toEqual({
			lists: ['Lists: lists "1, News"'],
		});
	});

	it('gives the custom field mapper the resolved values of the fields before it', async () => {
		const seen: Row[] = [];
		const values = { tag: byName('VIP'), customFields: { value: { a: 1 } } };
		const result = await resolveValues([tag, customFieldMapper(recordFieldSource)], values, {
			identify,
			identifyAll,
			map: async (source, value, resolved) => {
				seen.push({ source: source.key, value, tag: resolved.tag });
				return [{ id: 'a', value: 1 }];
			},
		});
		expect(seen).toEqual([
			{ source: 'recordFields', value: values.customFields, tag: 'Tag: tags "VIP"' },
		]);
		expect(result.customFields).toEqual([{ id: 'a', value: 1 }]);
	});
});
