import { isDeepStrictEqual } from 'node:util';
import type { Field, Operation } from '../../nodes/ActiveCampaign/core/descriptor';
import { formFields } from '../../nodes/ActiveCampaign/core/form/properties';
import type { Row } from '../../nodes/ActiveCampaign/core/values';
import { allValues, requiredValues } from '../contract/samples';
import type { JournalEntry } from '../emulator';
import { facts } from '../emulator/facts';
import type { Run } from '../support/engine';
import { isExpected, isListed } from './operations.exceptions';
import { json, pairs } from './workbench';

/** How much of the form is filled in; `raw` is the required fields with Simplify off. */
export type Extent = 'required' | 'all' | 'raw';

/** A run with its requests, and the response to its own read for comparison. */
export interface OperationRun {
	key: string;
	operation: Operation;
	extent: Extent;
	run: Run;
	sent: JournalEntry[];
	answer?: unknown;
}

/** The forms that an operation is run with; IDs entered as text refer to the first row. */
export function formsOf(operation: Operation): Array<[Extent, Row]> {
	const fields = formFields(operation);
	const required = withFirstRowIds(fields, requiredValues(operation));
	const complete = Object.fromEntries(
		[
			['returnAll', true],
			['simplify', false],
		].filter(([name]) => fields.some((field) => field.name === name)),
	) as Row;
	return [
		['required', required],
		['all', { ...withFirstRowIds(fields, allValues(operation)), ...complete }],
		...(operation.simple ? [['raw', { ...required, ...complete }] as [Extent, Row]] : []),
	];
}

/** The problems of a run, one sentence each. */
export function problems(operationRun: OperationRun): string[] {
	const { run, sent } = operationRun;
	return [
		...(run.error ? [`failed: ${run.error.message} ${run.error.description ?? ''}`] : []),
		...sent.filter(({ unknownRoute }) => unknownRoute).map(({ path }) => `no route ${path}`),
		...sent.flatMap(({ violations }) => violations),
		...(run.error ? [] : [...itemProblems(operationRun), ...rowProblems(operationRun)]),
	].filter((problem) => !isExpected(operationRun.key, problem));
}

function itemProblems({ key, operation, extent, run, sent }: OperationRun): string[] {
	const items = json(run);
	const found: string[] = [];
	if (!sent.some((entry) => isRoute(operation, entry)))
		found.push(`${operation.route} was not sent`);
	if (!items.every(isRow)) found.push('an item is no object');
	if (!pairs(run).every((item) => item === 0)) found.push('an item is not paired with item 0');
	if (extent === 'required' && items.length === 0) found.push('no item');
	if (operation.route.startsWith('DELETE') && operation.returns === undefined) {
		if (items.length !== 1 || items[0]?.deleted !== true) found.push('no { deleted: true }');
	}
	// `created` is added by the node and not counted.
	const memberCount = Math.max(
		0,
		...items.map(({ created: _, ...item }) => Object.keys(item).length),
	);
	if (extent === 'required' && operation.simple && memberCount > 10)
		found.push(`${memberCount} simple members`);
	if (items.some(({ parts }) => JSON.stringify(parts ?? []).includes('"failed"')))
		found.push(`a part failed: ${JSON.stringify(items)}`);
	const envelope = envelopeOf(key, operation, sent);
	if (envelope && items.some((item) => typeof item[envelope] === 'object' && !('id' in item)))
		found.push(`the envelope ${envelope} is left`);
	return found;
}

/** Expects one item for each row of the response, with the members of the row only. */
function rowProblems({ key, operation, extent, run, sent, answer }: OperationRun): string[] {
	const envelope = envelopeOf(key, operation, sent);
	// Enriched items have more members than the row.
	if (answer === undefined || (operation.enrich && extent === 'all')) return [];
	const items = json(run);
	const rows = rowsIn(answer, envelope);
	if (items.length !== rows.length) return [`${items.length} items of ${rows.length} rows`];
	const isComplete = operation.simple === undefined || extent !== 'required';
	const wrong = items.findIndex((item, index) => {
		const row = flattened(rows[index] ?? {});
		return isComplete
			? !isDeepStrictEqual(item, row)
			: Object.keys(item).some((member) => !isDeepStrictEqual(item[member], row[member]));
	});
	return wrong < 0 ? [] : [`item ${wrong} is not row ${wrong} of the answer`];
}

/** The member of the response that holds the result, from the reference. */
function envelopeOf(key: string, operation: Operation, sent: JournalEntry[]): string | undefined {
	if (isListed(key, 'returns')) return operation.returns;
	const own = sent.find((entry) => isRoute(operation, entry));
	const fact = facts.find(({ id }) => id === own?.route);
	const isNamed = fact?.response.envelope.includes(`${operation.returns ?? ''}[]`) === true;
	return fact?.response.dataKey ?? (isNamed ? operation.returns : undefined);
}

function rowsIn(answer: unknown, envelope: string | undefined): Row[] {
	const body = isRow(answer) ? answer : {};
	const result = envelope === undefined || Array.isArray(answer) ? answer : body[envelope];
	if (Array.isArray(result))
		return result.map((row: unknown) => (isRow(row) ? row : { result: row }));
	return isRow(result) && Object.keys(result).length > 0 ? [result] : [];
}

/** JSON:API keeps the attributes of a row apart from its ID. */
function flattened(row: Row): Row {
	const { attributes, ...others } = row;
	return isRow(attributes) && 'id' in row ? { ...attributes, ...others } : row;
}

export function isRoute({ route, api = 'v3' }: Operation, { method, path, query }: JournalEntry) {
	const [verb, template = ''] = route.split(' ');
	if (method !== verb) return false;
	const isTemplate = (name: string) =>
		new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(name);
	if (api === 'v1') return isTemplate(`/${query.api_action ?? ''}`);
	const bases = { v3: '/api/3', v2: '/api/2', tracking: '' };
	return path.startsWith(bases[api]) && isTemplate(path.slice(bases[api].length));
}

function withFirstRowIds(fields: Field[], values: Row): Row {
	return Object.fromEntries(
		Object.entries(values).map(([name, value]) => {
			const field = fields.find((one) => one.name === name);
			return [name, field && isId(field) && isSampleId(value) ? '1' : value];
		}),
	);
}

const isId = ({ name, type }: Field) => type === 'string' && /(^|[a-z])id$/i.test(name);

const isSampleId = (value: unknown) =>
	/^(\d+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.test(String(value));

const isRow = (value: unknown): value is Row =>
	value !== null && typeof value === 'object' && !Array.isArray(value);
