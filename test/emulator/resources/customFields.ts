import { ok, relatedMissing } from '../answers';
import { missingRefusal } from '../crud';
import type { Context, Operation, Operations, Rules } from '../operation';
import { normalise } from '../shape';

type Values = Record<string, unknown>;

/** Custom fields of deals and of accounts behave alike under two names. */
interface Kind {
	prefix: 'deal' | 'account';
	/** Member that names the owner. */
	owner: 'dealId' | 'customerAccountId';
	owners: 'deals' | 'accounts';
}

const KINDS: Kind[] = [
	{ prefix: 'deal', owner: 'dealId', owners: 'deals' },
	{ prefix: 'account', owner: 'customerAccountId', owners: 'accounts' },
];

const dataOf = ({ prefix }: Kind) => `${prefix}CustomFieldData`;
const metaOf = ({ prefix }: Kind) => `${prefix}CustomFieldMeta`;
const label = ({ prefix }: Kind) => prefix.charAt(0).toUpperCase() + prefix.slice(1);

/** The value a deal or account already has for this field. */
function known(context: Context, kind: Kind, values: Values) {
	return context.account
		.collection(dataOf(kind))
		.findBy(kind.owner, values[kind.owner])
		.find((row) => String(row['customFieldId']) === String(values['customFieldId']));
}

function write(context: Context, kind: Kind, values: Values): void {
	const row = known(context, kind, values);
	const collection = context.account.collection(dataOf(kind));
	if (row) collection.update(row.id, { fieldValue: values['fieldValue'] });
	else collection.insert(stored(kind, values));
}

const stored = (kind: Kind, values: Values) =>
	normalise(dataOf(kind), {
		...values,
		[kind.prefix === 'deal' ? 'dealCustomFieldMetumId' : 'accountCustomFieldMetumId']:
			values['customFieldId'],
	});

/** Keeps `fields: [{ customFieldId, fieldValue }]` of a deal's or account's body. */
export function writeCustomFields(
	context: Context,
	prefix: Kind['prefix'],
	owner: string,
	sent: unknown,
): void {
	const kind = KINDS.find((candidate) => candidate.prefix === prefix);
	if (!kind || !Array.isArray(sent)) return;
	for (const values of sent as Values[]) write(context, kind, { ...values, [kind.owner]: owner });
}

const dataRules = (kind: Kind): Rules => ({
	refuse: ({ account, values, missing }, row) => {
		if (row || missing.length > 0) return undefined;
		if (!account.collection(metaOf(kind)).get(String(values['customFieldId']))) {
			return relatedMissing('customFieldId');
		}
		return account.collection(kind.owners).get(String(values[kind.owner]))
			? undefined
			: relatedMissing(kind.owner);
	},
	existing: (context) => {
		const row = known(context, kind, context.values);
		if (row) {
			const { fieldValue } = context.values;
			context.account.collection(dataOf(kind)).update(row.id, { fieldValue });
		}
		return row;
	},
	store: (values) => stored(kind, values),
	numericTotal: true,
	removedBody: { message: `${label(kind)}CustomFieldData deleted.` },
});

const metaRules = (kind: Kind): Rules => ({
	store: (values, _context, row) => ({
		...values,
		...(row
			? {}
			: {
					personalization: `${kind.prefix.toUpperCase()}_${String(values['fieldLabel'])
						.toUpperCase()
						.replace(/[^A-Z0-9]+/g, '_')}`,
				}),
	}),
	removed: (row, { account }) => {
		for (const { id } of account.collection(dataOf(kind)).findBy('customFieldId', row.id)) {
			account.collection(dataOf(kind)).remove(id);
		}
	},
	removedBody: { message: `${label(kind)}CustomFieldMeta deleted.` },
});

export const rules: Record<string, Rules> = Object.fromEntries(
	KINDS.flatMap((kind) => [
		[dataOf(kind), dataRules(kind)],
		[metaOf(kind), metaRules(kind)],
	]),
);

const bulkCreate =
	(kind: Kind): Operation =>
	(context) => {
		const refusal = missingRefusal(context);
		if (refusal) return refusal;
		for (const values of context.elements) write(context, kind, values);
		return ok({ message: 'The bulk insert was successful.' });
	};

const bulkUpdate =
	(kind: Kind): Operation =>
	({ account, elements }) => {
		for (const { id, fieldValue } of elements) {
			account.collection(dataOf(kind)).update(String(id), { fieldValue });
		}
		const ids = elements.map(({ id }) => String(id)).join(', ');
		return ok({
			message: `${label(kind)}CustomFieldDatas with ID(s): ${ids} successfully bulk updated.`,
		});
	};

export const operations: Operations = Object.fromEntries(
	KINDS.flatMap((kind) => [
		[`POST /${dataOf(kind)}/bulkCreate`, bulkCreate(kind)],
		[`PATCH /${dataOf(kind)}/bulkUpdate`, bulkUpdate(kind)],
	]),
);
