import { duplicate, missing, relatedMissing } from '../answers';
import { contactValues } from '../events';
import type { Context, Rules } from '../operation';
import { showAll } from '../show';
import type { EmulatorResponse, Row } from '../types';

const asId = (value: unknown) => (/^\d+$/.test(String(value ?? '')) ? String(value) : undefined);

/** The association of the request, when the contact already has the tag. */
const existing = ({ account, values }: Context): Row | undefined =>
	account
		.collection('contactTags')
		.findBy('contact', values['contact'])
		.find((row) => String(row['tag']) === String(values['tag']));

function emit(name: string, row: Row, { account }: Context): void {
	const contact = account.collection('contacts').get(String(row['contact']));
	const tag = account.collection('tags').get(String(row['tag']));
	if (!contact) return;
	account.collection('contacts').update(contact.id, {});
	account.emit(name, 'api', { contact: contactValues(account, contact), tag: tag?.['tag'] ?? '' });
}

const contactTags: Rules = {
	refuse: ({ account, values }): EmulatorResponse | undefined => {
		if (asId(values['tag']) === undefined) {
			return {
				status: 400,
				body: {
					errors: [
						{
							title: 'Invalid value for query parameter contactTag.tag',
							detail: 'No tag id provided',
							source: { parameter: 'contactTag.tag' },
						},
					],
				},
			};
		}
		if (!values['contact']) {
			return {
				status: 422,
				body: {
					errors: [
						{
							status: 422,
							title: 'Missing attribute',
							source: { pointer: '/data/attributes/contact' },
						},
					],
				},
			};
		}
		if (!account.collection('contacts').get(String(values['contact']))) {
			return {
				status: 404,
				body: { errors: [{ status: 404, title: 'Not Found', detail: 'Contact not found' }] },
			};
		}
		return account.collection('tags').get(String(values['tag']))
			? undefined
			: relatedMissing('tag');
	},
	existing,
	created: (row, context) => emit('contact_tag_added', row, context),
	removed: (row, context) => emit('contact_tag_removed', row, context),
	besideWritten: (row, { account }) => ({
		contacts: showAll(
			account,
			'contacts',
			account.collection('contacts').findBy('id', row['contact']),
		),
	}),
};

const tags: Rules = {
	searched: ['tag'],
	defaults: () => ({ tagType: 'contact', description: '' }),
	refuse: (context, row) => {
		const { tag } = context.values;
		if (!tag) return row ? undefined : missing('POST /tags', 'tag', ['tag']);
		const other = context.account.collection('tags').findBy('tag', tag)[0];
		return other && other.id !== row?.id
			? duplicate('Tag already exists in the system', 'tag')
			: undefined;
	},
	filters: { 'filters[tag]': (row, value) => String(row['tag']) === value },
	rename: { search: 'tag' },
	removed: (row, { account }) => {
		for (const { id } of account.collection('contactTags').findBy('tag', row.id)) {
			account.collection('contactTags').remove(id);
		}
	},
	show: (row, account) => ({
		subscriber_count: String(account.collection('contactTags').findBy('tag', row.id).length),
	}),
};

export const rules: Record<string, Rules> = { contactTags, tags };
