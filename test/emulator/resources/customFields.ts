import { ok, relatedMissing } from '../answers';
import { missingRefusal } from '../crud';
import { emitAccountUpdate, emitDealUpdate } from '../salesEvents';
import type { Context, Operation, Operations, Rules } from '../operation';
import { normalise } from '../shape';

type Values = Record<string, unknown>;

/** Custom fields of deals and of accounts behave alike; only the names differ. */
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

/** Keeps a value; the id of the field when that changed something. */
function write(context: Context, kind: Kind, values: Values): string[] {
	const row = known(context, kind, values);
	const before = row?.['fieldValue'];
	const collection = context.account.collection(dataOf(kind));
	if (row) collection.update(row.id, valueIn(values));
	else collection.insert(stored(kind, values));
	return String(before ?? '') === String(values['fieldValue'] ?? '')
		? []
		: [String(values['customFieldId'])];
}

/** Emits the event for custom fields of a deal or account that were written on their own. */
function emitFields({ account }: Context, kind: Kind, owner: unknown, fieldIds: string[]): void {
	const row = account.collection(kind.owners).get(String(owner));
	if (!row || account.assumes.customFieldEvent === 'silent') return;
	if (kind.prefix === 'deal') emitDealUpdate(account, row, [], fieldIds);
	else emitAccountUpdate(account, row, [], fieldIds);
}

const stored = (kind: Kind, { [kind.sent]: sent, ...values }: Values) =>
	normalise(dataOf(kind), {
		...values,
		...(sent === undefined ? {} : { [kind.owner]: sent }),
		[kind.prefix === 'deal' ? 'dealCustomFieldMetumId' : 'accountCustomFieldMetumId']:
			values['customFieldId'],
	});

/** Keeps `fields: [{ customFieldId, fieldValue }]` of a deal's or account's body; the ids of those that changed. */
export function writeCustomFields(
	context: Context,
	prefix: Kind['prefix'],
	owner: string,
	sent: unknown,
): string[] {
	const kind = KINDS.find((candidate) => candidate.prefix === prefix);
	if (!kind || !Array.isArray(sent)) return [];
	return (sent as Values[]).flatMap((values) =>
		write(context, kind, { ...values, [kind.sent]: owner }),
	);
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
			write(context, kind, context.values);
			emitFields(context, kind, row[kind.owner], [String(row['customFieldId'])]);
		}
		return row;
	},
	created: (row, context) =>
		emitFields(context, kind, row[kind.owner], [String(row['customFieldId'])]),
	updated: (row, context) =>
		emitFields(context, kind, row[kind.owner], [String(row['customFieldId'])]),
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
		const owners = new Set(context.elements.map((values) => String(ownerIn(kind, values))));
		for (const owner of owners) {
			const own = context.elements.filter((values) => String(ownerIn(kind, values)) === owner);
			emitFields(
				context,
				kind,
				owner,
				own.flatMap((values) => write(context, kind, values)),
			);
		}
		return ok({ message: 'The bulk insert was successful.' });
	};

const bulkUpdate =
	(kind: Kind): Operation =>
	(context) => {
		const { account, elements } = context;
		for (const values of elements) {
			const row = account.collection(dataOf(kind)).update(String(values['id']), valueIn(values));
			if (row) emitFields(context, kind, row[kind.owner], [String(row['customFieldId'])]);
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
