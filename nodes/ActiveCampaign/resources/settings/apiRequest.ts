import type { Api, ApiRequest, Method } from '../../core/client/exchange';
import { rowsOf } from '../../core/client/pages';
import type { Resource, StepInput } from '../../core/descriptor';
import { Failure } from '../../core/failure';
import { choice, json, options, required, text, toggle } from '../../core/form/fields';
import { isRow, parseJson as parse, type Row, shorten } from '../../core/values';

export const apiRequestResource = {
	name: 'API Request',
	value: 'apiRequest',
	description:
		'Any call of the API, with the limit, the retries, the paging and the errors of this node',
	first: 'send',
	operations: {
		send: {
			name: 'Send',
			action: 'Send any request to the API',
			description: 'Call any address of the API, for what no other operation does',
			docs: 'overview',
			route: 'GET /',
			fields: [
				choice('api', 'API', 'Which API to call', [
					['v3', 'Version 3', 'Addresses below /api/3'],
					['v2', 'Version 2', 'Addresses below /api/2'],
					['v1', 'Version 1 (Legacy)', 'Actions of /admin/api.php'],
				]),
				choice('method', 'Method', 'HTTP method', [
					['GET', 'GET'],
					['POST', 'POST'],
					['PUT', 'PUT'],
					['PATCH', 'PATCH'],
					['DELETE', 'DELETE'],
				]),
				required(
					text('path', 'Path', 'Address below the API, without the part before', {
						placeholder: 'e.g. /contacts/12/notes',
						showWhen: { api: ['v3', 'v2'] },
					}),
				),
				required(
					text('action', 'Action', 'Name of the action', {
						placeholder: 'e.g. campaign_list',
						showWhen: { api: ['v1'] },
					}),
				),
				json('query', 'Query Parameters', 'What stands after the question mark, as a JSON object', {
					default: '{}',
					placeholder: 'e.g. {"filters[name]": "News"}',
				}),
				json(
					'body',
					'Body',
					'What is sent, as JSON, with its envelope; for version 1 an object that is sent as a form',
					{
						default: '',
						placeholder: 'e.g. {"contact": {"email": "nathan@example.com"}}',
						showWhen: { method: ['POST', 'PUT', 'PATCH'] },
					},
				),
				toggle('allPages', 'All Pages', 'Whether to walk the list to its end and return its rows', {
					showWhen: { method: ['GET'], api: ['v3'] },
				}),
				options(
					choice('output', 'Output Format', 'Format of the answer of version 1', [
						['json', 'JSON'],
						['xml', 'XML'],
						['serialize', 'PHP Serialize'],
					]),
					text('member', 'Result Member', 'Member of the answer to return; its rows become items', {
						placeholder: 'e.g. contacts',
					}),
					toggle(
						'repeatable',
						'Safe to Repeat',
						'Whether the request may be sent again when its answer is lost. On only if sending it twice does no harm.',
					),
				),
			],
			steps: send,
		},
	},
} satisfies Resource;

async function send({ values, call, walk }: StepInput): Promise<Row[]> {
	const request = requestFrom(values);
	const given = isRow(values.options) ? values.options : {};
	const member = typeof given.member === 'string' ? given.member.trim() : '';
	if (values.allPages === true && request.method === 'GET' && request.api === 'v3') {
		const key = member || lastSegment(request.path);
		const rows: Row[] = [];
		try {
			for await (const row of walk(request, key, 'byOffset')) rows.push(row);
		} catch (error) {
			throw withoutRows(error, key);
		}
		return rows;
	}
	const body = await call(request);
	const result = member !== '' && isRow(body) ? body[member] : body;
	if (Array.isArray(result)) return rowsOf(result, '');
	return [isRow(result) ? result : { result }];
}

/** The member was guessed from the path, or given. */
function withoutRows(error: unknown, key: string): unknown {
	if (!(error instanceof Failure) || error.facts.code !== 'NO_ROWS') return error;
	return new Failure(`The answer has no list ${shorten(key)}`, {
		...error.facts,
		description: 'Name the member of the answer that holds the rows under Result Member',
		field: 'Result Member',
	});
}

function requestFrom(values: Row): ApiRequest {
	const api = values.api as Api;
	const method = values.method as Method;
	const given = isRow(values.options) ? values.options : {};
	const query = objectIn(values.query, 'Query Parameters');
	const body =
		values.body === undefined || values.body === '' ? undefined : parse(values.body, 'Body');
	return {
		api,
		method,
		path: api === 'v1' ? actionPath(values.action) : cleanPath(values.path),
		query:
			api === 'v1' && typeof given.output === 'string'
				? { ...query, api_output: given.output }
				: query,
		...(method === 'GET' || method === 'DELETE' ? {} : { body: body ?? {} }),
		content: 'anything',
		repeatable: given.repeatable === true || (api !== 'v1' && /^(GET|PUT|DELETE)$/.test(method)),
	};
}

/** The path without host and API prefix; throws `Failure` if it could leave the API (`..`, `?`, `#`). */
function cleanPath(value: unknown): string {
	const path = String(value ?? '')
		.trim()
		.replace(/^https?:\/\/[^/]+/i, '')
		.replace(/^\/?api\/[23](?=\/)/, '');
	const parts = path.split('/').filter((part) => part !== '');
	if (/%(?![0-9a-f]{2})/i.test(path)) {
		throw new Failure(`Path is not valid: ${shorten(path)}`, {
			description: 'A percent sign in a path is written %25',
			field: 'Path',
		});
	}
	if (
		parts.length === 0 ||
		/[?#\\\s]/.test(path) ||
		parts.some((part) => /^\.+$/.test(decoded(part)))
	) {
		throw new Failure('Path is not valid', {
			description:
				'Give the address below the API, for example /contacts/12/notes, and what follows a question mark under Query Parameters',
			field: 'Path',
		});
	}
	return `/${parts.join('/')}`;
}

function decoded(part: string): string {
	return part.replace(/%2e/gi, '.');
}

function actionPath(value: unknown): string {
	const action = String(value ?? '').trim();
	if (/^[a-z0-9_]+$/i.test(action)) return `/${action}`;
	throw new Failure('Action is not valid', {
		description: 'Give the name of the action alone, for example campaign_list',
		field: 'Action',
	});
}

function lastSegment(path: string): string {
	return path.split('/').pop() ?? '';
}

function objectIn(value: unknown, label: string): Row {
	const parsed = value === undefined || value === '' ? {} : parse(value, label);
	if (isRow(parsed)) return parsed;
	throw new Failure(`${label} is not a JSON object`, {
		description: 'Write it in curly brackets, for example {"limit": 10}',
		field: label,
	});
}
