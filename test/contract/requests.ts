import { Cache } from '../../nodes/ActiveCampaign/core/client/cache';
import { Client } from '../../nodes/ActiveCampaign/core/client/client';
import type { ApiRequest, Send } from '../../nodes/ActiveCampaign/core/client/exchange';
import { Gate } from '../../nodes/ActiveCampaign/core/client/gate';
import { Meter } from '../../nodes/ActiveCampaign/core/client/meter';
import type { Operation } from '../../nodes/ActiveCampaign/core/descriptor';
import { Failure } from '../../nodes/ActiveCampaign/core/failure';
import { runItems } from '../../nodes/ActiveCampaign/core/run/runItems';
import { isRow, type Row } from '../../nodes/ActiveCampaign/core/values';
import { exampleOf, operationKey } from '../emulator/facts';
import { factOfRequest } from '../support/reference';

/** Ends steps that would poll forever. */
const maxRequests = 60;

/** Members that steps look for in a response. */
const idMembers = [
	'id',
	'account',
	'automation',
	'contact',
	'custom_field_id',
	'customFieldId',
	'customerAccountId',
	'deal',
	'dealId',
	'field',
	'list',
	'tag',
	'value',
];

/** A row for any collection: each member has the ID that the samples use. */
const row: Row = Object.fromEntries(idMembers.map((name) => [name, '1']));

/**
 * The requests of an operation with the values of a form, run by the node's own code against a
 * service that returns the documented responses; `failure` is why the run ended early.
 */
export async function requestsOf(
	operation: Operation,
	values: Row,
): Promise<{ requests: ApiRequest[]; failure?: string }> {
	const requests: ApiRequest[] = [];
	let time = 0;
	const clock = {
		now: () => time,
		sleep: async (milliseconds: number) => {
			time += milliseconds;
			return await Promise.resolve();
		},
	};
	const send: Send = async (request) => {
		if (requests.length === maxRequests) throw new Failure('Too many requests');
		requests.push(request);
		return await Promise.resolve({ kind: 'answer', status: 200, body: answerTo(request) });
	};
	const client = new Client({
		send,
		gate: new Gate(clock),
		requestsPerSecond: 5,
		cache: new Cache(clock),
		clock,
		random: () => 0,
		meter: new Meter(clock),
	});
	const items = [{ operation, values }];
	const [result] = await runItems({
		items,
		client,
		clock,
		timeZone: 'Europe/Berlin',
		stopOnFailure: false,
	});
	return result && 'failure' in result
		? { requests, failure: result.failure.message }
		: { requests };
}

/** The documented response with the IDs that the samples use, or one row if none is documented. */
function answerTo(request: ApiRequest): unknown {
	const fact = factOfRequest(request);
	if (fact === undefined || request.api === 'v1') return { '0': row, result_code: 1, ...row };
	const example = exampleOf(operationKey(fact));
	if (example !== undefined) return withSampleIds(example);
	const { dataKey, list } = fact.response;
	if (dataKey === null) return list ? [row] : row;
	return { [dataKey]: list ? [row] : row };
}

function withSampleIds(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withSampleIds);
	if (!isRow(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, inner]) => {
			const isId = idMembers.includes(name) && ['string', 'number'].includes(typeof inner);
			return [name, isId ? '1' : withSampleIds(inner)];
		}),
	);
}
