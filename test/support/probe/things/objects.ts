import type { Answer, Values } from '../client';
import type { Lab } from '../lab';
import type { Made } from '../workshop';

/** A custom object with the text fields `amount` and `place`, related to contacts. */
export const schema = (lab: Lab, suffix = 'object'): Promise<Made> =>
	lab.named('schema', suffix, (slug) => newSchema(lab, slug));

export function newSchema(lab: Lab, slug: string, hasMany = false): Promise<Answer> {
	const labels = { singular: slug, plural: `${slug} all` };
	const values = {
		slug,
		labels,
		fields: ['amount', 'place'].map((id) => ({ id, labels, type: 'text', required: false })),
		relationships: [{ id: 'primary-contact', labels, namespace: 'contacts', hasMany }],
	};
	return lab.call('POST', '/customObjects/schemas', { body: { schema: values } });
}

/** Creates or changes the record with this external id. */
export async function record(
	lab: Lab,
	suffix: string,
	values: Values = {},
): Promise<{ answer: Answer; name: string }> {
	const { id: parent } = await schema(lab);
	const name = lab.workshop.name(suffix);
	const { answer } = await lab.workshop.attempt({ kind: 'record', name, parent }, () =>
		lab.call('POST', `/customObjects/records/${parent}`, {
			body: { record: { externalId: name, fields: [], ...values } },
		}),
	);
	return { answer, name };
}
