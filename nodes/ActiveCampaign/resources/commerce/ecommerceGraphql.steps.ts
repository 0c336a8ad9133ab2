import { requestWithBody } from '../../core/run/request';
import type { StepInput, Steps } from '../../core/descriptor';
import { Failure } from '../../core/failure';
import { isEmpty, isRow, parseJson, type Row } from '../../core/values';
import { connections } from '../shared/things';

/** So many go into one request, to stay well below what the endpoint takes. */
const batchSize = 50;
/** The most that a search gives at once (page searches). */
const pageSize = 100;

/** Stores a list by the IDs of the shop, batch after batch; throws what the first refused batch was told. */
export const upsert =
	(mutation: string, list: string, input: string, answer: string): Steps =>
	async (step) => {
		const legacyConnectionId = Number(
			await step.identify(connections, step.values.connection, 'Connection'),
		);
		const { body } = await step.build();
		const things = listOf((body as Row)[list]);
		const query = `mutation ($list: [${input}]) { ${mutation}(${list}: $list) { ${answer} } }`;
		const rows: Row[] = [];
		for (let from = 0; from < things.length; from += batchSize) {
			const batch = things.slice(from, from + batchSize);
			const given = batch.map((thing) => ({ legacyConnectionId, ...thing }));
			const data = await ask(step, query, { list: given }).catch((failure: unknown) => {
				throw afterOthers(failure, from);
			});
			rows.push(...[data[mutation]].flat().filter(isRow));
		}
		return rows.length > 0 ? rows : [{ success: true }];
	};

/** What a search reads of each order unless told otherwise. */
export const orderMembers =
	'id storeOrderId orderNumber email storeCreatedDate normalizedStatus finalAmount currency';

/** Orders that fit the filters, page after page. */
export const searchOrders: Steps = async (step) => {
	const { filters, options, returnAll, limit } = step.values;
	const members = isRow(options) && !isEmpty(options.members) ? options.members : orderMembers;
	const { body } = await step.build();
	const { filter } = body as { filter?: Row };
	const connection = isRow(filters) ? filters.connection : undefined;
	const value = isBlank(connection)
		? undefined
		: Number(await step.identify(connections, connection, 'Connection'));
	const ofShop = value === undefined ? {} : { legacyConnectionId: { value, filterOperator: 'EQ' } };
	const query = `query ($filter: OrderFilter) { searchOrder(filter: $filter) { ${String(members)} } }`;
	const most = returnAll === true ? Infinity : Number(limit);
	const rows: Row[] = [];
	for (;;) {
		const pagination = { offset: rows.length, limit: pageSize };
		const variables = { filter: { ...filter, ...ofShop, pagination } };
		const { searchOrder } = await ask(step, query, variables);
		const page = Array.isArray(searchOrder) ? searchOrder.filter(isRow) : [];
		rows.push(...page);
		if (page.length < pageSize || rows.length >= most) return rows.slice(0, most);
	}
};

/** Whatever the user asks; what is read may be asked again when an answer is lost. */
export const askFreely: Steps = async (step) => {
	const query = String(step.values.query);
	const variables = parseJson(step.values.variables || '{}', 'Variables');
	// A query of the user's own may change something, unless it has no mutation.
	const operation = { ...step.operation, repeatable: !/\bmutation\b/.test(query) };
	return [await ask({ ...step, operation }, query, isRow(variables) ? variables : {})];
};

/** The data of an answer; its errors come with status 200 and are thrown as `Failure`. */
async function ask({ operation, call }: StepInput, query: string, variables: Row): Promise<Row> {
	const answer = await call(requestWithBody(operation, { query, variables }));
	const { errors, data } = isRow(answer) ? answer : {};
	if (!Array.isArray(errors) || errors.length === 0) return isRow(data) ? data : {};
	throw new Failure(errors.map(wordsOf).join('; '), {
		description: 'Check the values that are named. Nothing of this request was stored',
	});
}

/** The message, and what its extensions say of single orders or products. */
function wordsOf(error: unknown): string {
	if (!isRow(error)) return String(error);
	const details = Object.entries(isRow(error.extensions) ? error.extensions : {})
		.filter(([, said]) => typeof said === 'string')
		.map(([place, said]) => `${place}: ${String(said)}`);
	return [String(error.message ?? 'ActiveCampaign refused this'), ...details].join(', ');
}

function isBlank(locator: unknown): boolean {
	return isEmpty(isRow(locator) ? locator.value : locator);
}

function listOf(given: unknown): Row[] {
	if (Array.isArray(given) && given.length > 0 && given.every(isRow)) return given;
	throw new Failure('There is nothing to store', {
		description: 'Give an array of objects',
		field: 'Items',
	});
}

function afterOthers(failure: unknown, stored: number): unknown {
	if (!(failure instanceof Failure) || stored === 0) return failure;
	return new Failure(failure.message, {
		...failure.facts,
		description: `The first ${stored} were stored. ${failure.facts.description ?? ''}`.trim(),
	});
}
