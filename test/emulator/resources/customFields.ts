import { ok, relatedMissing } from '../answers';
import { missingRefusal } from '../crud';
import type { Context, Operation, Operations, Rules } from '../operation';
import { normalise } from '../shape';

type Values = Record<string, unknown>;

/** Custom fields of deals and of accounts behave alike under two names. */
interface Kind {
	prefix: 'deal' | 'account';
	/** Member of a request that names the owner. */
	sent: 'dealId' | 'customerAccountId';
	/** Member of an answer that does. */
	owner: 'dealId' | 'accountId';
	owners: 'deals' | 'accounts';
}

const KINDS: Kind[] = [
	{ prefix: 'deal', sent: 'dealId', owner: 'dealId', owners: 'deals' },
	{ prefix: 'account', sent: 'customerAccountId', owner: 'accountId', owners: 'accounts' },
];

const dataOf = ({ prefix }: Kind) => `${prefix}CustomFieldData`;
const metaOf = ({ prefix }: Kind) => `${prefix}CustomFieldMeta`;
const label = ({ prefix }: Kind) => prefix.charAt(0).toUpperCase() + prefix.slice(1);

/** Id of the owner in a request's or a row's members. */
const ownerIn = ({ sent, owner }: Kind, values: Values) => values[sent] ?? values[owner];

/** An amount keeps its currency unless another is sent. */
const valueIn = ({ fieldValue, fieldCurrency }: Values): Values => ({
	fieldValue,
	...(fieldCurrency === undefined ? {} : { fieldCurrency }),
});

/** The value a deal or account already has for this field. */
function known(context: Context, kind: Kind, values: Values) {
	return context.account
		.collection(dataOf(kind))
		.findBy(kind.owner, ownerIn(kind, values))
		.find((row) => String(row['customFieldId']) === String(values['customFieldId']));
}

function write(context: Context, kind: Kind, values: Values): void {
	const row = known(context, kind, values);
	const collection = context.account.collection(dataOf(kind));
	if (row) collection.update(row.id, valueIn(values));
	else collection.insert(stored(kind, values));
}

const stored = (kind: Kind, { [kind.sent]: sent, ...values }: Values) =>
	normalise(dataOf(kind), {
		...values,
		...(sent === undefined ? {} : { [kind.owner]: sent }),
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
	for (const values of sent as Values[]) write(context, kind, { ...values, [kind.sent]: owner });
}

const dataRules = (kind: Kind): Rules => ({
	refuse: ({ account, values, missing }, row) => {
		if (row || missing.length > 0) return undefined;
		if (!account.collection(metaOf(kind)).get(String(values['customFieldId']))) {
			return relatedMissing('customFieldId');
		}
		return account.collection(kind.owners).get(String(ownerIn(kind, values)))
			? undefined
			: relatedMissing(kind.sent);
	},
	existing: (context) => {
		const row = known(context, kind, context.values);
		if (row) {
			context.account.collection(dataOf(kind)).update(row.id, valueIn(context.values));
		}
		return row;
	},
	rename: { [kind.sent]: kind.owner },
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
		for (const values of elements) {
			account.collection(dataOf(kind)).update(String(values['id']), valueIn(values));
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
