import type { Fact, FactField } from './fact';

const fields = (names: Record<string, string>): FactField[] =>
	Object.entries(names).map(([name, type]) => ({ name, type }));

/** Bodies and answers that the document copied from another operation, by what a row holds. */
const REPLACED: Record<string, { singular: string; fields: FactField[] }> = {
	'/tasktypeOutcomeRels': {
		singular: 'tasktypeOutcomeRel',
		fields: fields({ tasktype: 'string', outcome: 'string' }).map((field) => ({
			...field,
			required: true,
		})),
	},
};

/** Members that the request example of `PUT /customObjects/schemas/{id}` has beyond its schema. */
const SCHEMA_FIELDS = fields({
	'fields[].description': 'any',
	'fields[].defaultCurrency': 'any',
	'fields[].options': 'any',
});

/** A fact with known errors of the document corrected. */
export function corrected(fact: Fact): Fact {
	const replaced = REPLACED[fact.path.replace('/{id}', '')];
	if (replaced && (fact.method === 'POST' || fact.method === 'PUT')) {
		const { singular } = replaced;
		return {
			...fact,
			body: {
				contentType: 'application/json',
				envelope: singular,
				fields: replaced.fields,
			},
			response: { ...fact.response, envelope: [`${singular}{}`], dataKey: singular },
		};
	}
	if (fact.body && fact.method !== 'GET' && fact.path.startsWith('/customObjects/schemas')) {
		const known = new Set(fact.body.fields.map(({ name }) => name));
		const more = SCHEMA_FIELDS.filter(({ name }) => !known.has(name));
		return { ...fact, body: { ...fact.body, fields: [...fact.body.fields, ...more] } };
	}
	return fact;
}
