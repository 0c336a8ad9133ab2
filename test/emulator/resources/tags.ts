import { duplicate, missing } from '../answers';
import { tagKey, tagSearchKey } from '../names';
import type { Context, Rules } from '../operation';
import { compare } from '../query';
import type { Account, EmulatorResponse, Row } from '../types';

/** The tag of this kind whose name the service takes for the same. */
export function tagNamed(account: Account, name: unknown, tagType = 'contact'): Row | undefined {
	const tags = account.collection('tags');
	const isKind = (row: Row) => String(row['tagType'] || 'contact') === tagType;
	const key = tagKey(account);
	// Most names are written as they are stored, which an index knows.
	const [exact] = tags.findBy('tag', name).filter(isKind);
	return exact ?? tags.find((row) => isKind(row) && key(row['tag']) === key(name));
}

const typeOf = ({ values }: Context, row?: Row) =>
	String(values['tagType'] || row?.['tagType'] || 'contact');

const taken = (context: Context, row?: Row): Row | undefined => {
	const other = tagNamed(context.account, context.values['tag'], typeOf(context, row));
	return other?.id === row?.id ? undefined : other;
};

const STATUS = { duplicateEntry422: 422, duplicateEntry400: 400, duplicateEntry500: 500 };

/** The refusal of a name that exists; undefined where the service answers with the existing tag. */
function refusal(context: Context, row?: Row): EmulatorResponse | undefined {
	const position = context.account.assumes.tagDuplicate;
	if (position === 'errors422') return duplicate('Tag already exists in the system', 'tag');
	if (position === 'existing200' && !row) return undefined;
	// A name that is changed to one that exists has no other tag to answer with.
	const status = position === 'existing200' ? 422 : STATUS[position];
	const name = `${typeOf(context, row)}-${String(context.values['tag'])}`;
	return {
		status,
		body: {
			message: 'Could not process request',
			error: `Duplicate entry '${name}' for key 'typetag'`,
		},
	};
}

const search = (operator: string) => (row: Row, value: string, account: Account) => {
	const key = tagSearchKey(account);
	return compare(key(row['tag']), operator, key(value));
};

const tags: Rules = {
	defaults: () => ({ tagType: 'contact', description: '' }),
	refuse: (context, row) => {
		const { tag } = context.values;
		if (!tag) return row ? undefined : missing('POST /tags', 'tag', ['tag']);
		return taken(context, row) ? refusal(context, row) : undefined;
	},
	existing: taken,
	showExisting: (shown, row) => ({ ...shown, tag: row['tag'] }),
	filters: {
		search: search('contains'),
		'filters[tag]': (row, value) => String(row['tag']) === value,
		...Object.fromEntries(
			['eq', 'neq', 'contains', 'starts', 'gt', 'gte', 'lt', 'lte'].map((operator) => [
				`filters[search][${operator}]`,
				search(operator),
			]),
		),
		'filters[search]': search('eq'),
	},
	removed: (row, { account }) => {
		for (const { id } of account.collection('contactTags').findBy('tag', row.id)) {
			account.collection('contactTags').remove(id);
		}
	},
	show: (row, account) => ({
		subscriber_count: String(account.collection('contactTags').findBy('tag', row.id).length),
	}),
};

export const rules: Record<string, Rules> = { tags };
