import { notFound, relatedMissing } from '../answers';
import { contactEvent } from '../events';
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
	account.emit(name, 'api', { ...contactEvent(account, contact), tag: tag?.['tag'] ?? '' });
}

/** 422 observed in 2026, 400 recorded in 2021; the body is that of the recording. */
const noTagId = ({ assumes }: Context['account']): EmulatorResponse => ({
	status: assumes.tagByName === 'refused422' ? 422 : 400,
	body: {
		errors: [
			{
				title: 'Invalid value for query parameter contactTag.tag',
				detail: 'No tag id provided',
				source: { parameter: 'contactTag.tag' },
			},
		],
	},
});

const contactTags: Rules = {
	refuse: ({ account, values }): EmulatorResponse | undefined => {
		if (asId(values['tag']) === undefined) return noTagId(account);
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
		if (account.collection('tags').get(String(values['tag']))) return undefined;
		return account.assumes.unknownTag === 'notFound404'
			? notFound('', 'tags', String(values['tag']))
			: relatedMissing('tag');
	},
	existing,
	created: (row, context) => emit('contact_tag_added', row, context),
	removed: (row, context) => emit('contact_tag_removed', row, context),
	besideWritten: (row, { account }, created) =>
		created
			? {
					contacts: showAll(
						account,
						'contacts',
						account.collection('contacts').findBy('id', row['contact']),
					),
				}
			: {},
};

export const rules: Record<string, Rules> = { contactTags };
