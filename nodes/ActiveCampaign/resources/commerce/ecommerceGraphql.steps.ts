import { requestWithBody } from '../../core/run/request';
import type { StepInput, Steps } from '../../core/descriptor';
import { Failure } from '../../core/failure';
import { isEmpty, isRow, parseJson, type Row } from '../../core/values';
import { connections } from '../shared/things';

/** Objects per request, well below the endpoint's limit. */
const batchSize = 50;
/** Maximum page size of a search (page searches). */
const pageSize = 100;

/** Creates or updates objects by the shop's IDs, in batches; throws the failure of the first refused batch. */
export const upsert =
	(mutation: string, list: string, input: string, answer: string): Steps =>
	async (step) => {
		const legacyConnectionId = Number(
			await step.identify(connections, step.values.connection, 'Connection'),
		);
		const { body } = await step.build();
		const objects = objectsIn((body as Row)[list]);
		const query = `mutation ($list: [${input}]) { ${mutation}(${list}: $list) { ${answer} } }`;
		const rows: Row[] = [];
		for (let from = 0; from < objects.length; from += batchSize) {
			const batch = objects.slice(from, from + batchSize);
			const variables = { list: batch.map((object) => ({ legacyConnectionId, ...object })) };
			const data = await send(step, query, variables).catch((failure: unknown) => {
				throw withStoredCount(failure, from);
			});
			rows.push(...[data[mutation]].flat().filter(isRow));
		}
		return rows.length > 0 ? rows : [{ success: true }];
	};

/** Default members of the orders in a search. */
export const orderMembers =
	'id storeOrderId orderNumber email storeCreatedDate normalizedStatus finalAmount currency';

/** The orders that match the filters, over all pages. */
export const searchOrders: Steps = async (step) => {
	const { filters, options } = step.values;
	const members = isRow(options) && !isEmpty(options.members) ? options.members : orderMembers;
	const { body } = await step.build();
	const { filter } = body as { filter?: Row };
	const connection = isRow(filters) ? filters.connection : undefined;
	const value = isBlank(connection)
		? undefined
		: Number(await step.identify(connections, connection, 'Connection'));
	const ofShop = value === undefined ? {} : { legacyConnectionId: { value, filterOperator: 'EQ' } };
	const query = `query ($filter: OrderFilter) { searchOrder(filter: $filter) { ${String(members)} } }`;
	const limit = step.values.returnAll === true ? Infinity : Number(step.values.limit);
	const rows: Row[] = [];
	for (;;) {
		const pagination = { offset: rows.length, limit: pageSize };
		const variables = { filter: { ...filter, ...ofShop, pagination } };
		const { searchOrder } = await send(step, query, variables);
		const page = Array.isArray(searchOrder) ? searchOrder.filter(isRow) : [];
		rows.push(...page);
		if (page.length < pageSize || rows.length >= limit) return rows.slice(0, limit);
	}
};

/** Sends the user's own query or mutation. */
export const sendQuery: Steps = async (step) => {
	const query = String(step.values.query);
	const variables = parseJson(step.values.variables || '{}', 'Variables');
	// Only a mutation changes something; anything else may be sent again after a lost response.
	const operation = { ...step.operation, repeatable: !/\bmutation\b/.test(query) };
	return [await send({ ...step, operation }, query, isRow(variables) ? variables : {})];
};

/** Sends a query and gives its data. Errors, which come with status 200, are thrown as `Failure`. */
async function send({ operation, call }: StepInput, query: string, variables: Row): Promise<Row> {
	const answer = await call(requestWithBody(operation, { query, variables }));
	const { errors, data } = isRow(answer) ? answer : {};
	if (!Array.isArray(errors) || errors.length === 0) return isRow(data) ? data : {};
	throw new Failure(errors.map(messageOf).join('; '), {
		description: 'Check the values that are named. Nothing of this request was stored',
	});
}

/** The error's message, with the texts of its extensions, which name single orders or products. */
function messageOf(error: unknown): string {
	if (!isRow(error)) return String(error);
	const details = Object.entries(isRow(error.extensions) ? error.extensions : {})
		.filter(([, text]) => typeof text === 'string')
		.map(([place, text]) => `${place}: ${String(text)}`);
	return [String(error.message ?? 'ActiveCampaign refused this'), ...details].join(', ');
}

function isBlank(locator: unknown): boolean {
	return isEmpty(isRow(locator) ? locator.value : locator);
}

function objectsIn(given: unknown): Row[] {
	if (Array.isArray(given) && given.length > 0 && given.every(isRow)) return given;
	throw new Failure('There is nothing to store', {
		description: 'Give an array of objects',
		field: 'Items',
	});
}

/** Adds to the failure of a batch how many objects of earlier batches were stored. */
function withStoredCount(failure: unknown, stored: number): unknown {
	if (!(failure instanceof Failure) || stored === 0) return failure;
	return new Failure(failure.message, {
		...failure.facts,
		description: `The first ${stored} were stored. ${failure.facts.description ?? ''}`.trim(),
	});
}
