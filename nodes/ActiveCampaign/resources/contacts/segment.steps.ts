import type { ApiRequest } from '../../core/client/exchange';
import { rowsOf } from '../../core/client/pages';
import { plainRequest, segments } from '../../core/client/route';
import type { StepInput, Steps } from '../../core/descriptor';
import { Failure } from '../../core/failure';
import { limitIn } from '../../core/run/limit';
import { isEmpty, isRow, type Row } from '../../core/values';

/** Maximum page size of a match. */
const maxPageSize = 10_000;

/** A run that searches the contacts of a segment, from the JSON:API response. */
interface Run {
	id: string;
	segment: string;
	ready: boolean;
	ended: boolean;
	matches: unknown[];
	/** Whether the answer has the list of matches. */
	hasMatches: boolean;
	lastPage: number;
	/** The run's resource object. */
	row: Row;
}

/**
 * Steps that start or read a match and give a row `{ contact: 2345 }` for each matching contact, or
 * without Wait for Result the run itself. `route` is the first path segment for reading its pages.
 */
export function matching(route: 'segmentMatchAll' | 'segmentMatchSome'): Steps {
	return async (input) => {
		const { values, call, build } = input;
		const waitForResult = values.waitForResult !== false;
		const limit = limitIn(values);
		const request = await build();
		const size = Math.min(limit, maxPageSize);
		const instantly = waitForResult || isRead(request) ? {} : { instant: '' };
		const first = paged({ ...request, query: { ...request.query, ...instantly } }, 1, size);
		const started = runIn(await call(first));
		if (!waitForResult) return [started.row];

		const sorted = isEmpty(request.query.sort) ? {} : { sort: request.query.sort };
		const path = segments(route, started.segment, started.id);
		const pages = plainRequest('GET', path, route === 'segmentMatchAll' ? sorted : {});
		return await contactsOf(started, (page) => paged(pages, page, size), limit, input);
	};
}

/** Waits for the run and reads its contacts page by page; throws `Failure` if the run was aborted. */
async function contactsOf(
	started: Run,
	pageOf: (page: number) => ApiRequest,
	limit: number,
	{ call, waitFor }: StepInput,
): Promise<Row[]> {
	let run = isOver(started)
		? started
		: runIn(await waitFor(pageOf(1), (body) => isOver(runIn(body))));
	if (!run.ready) {
		throw new Failure('ActiveCampaign broke off the search for matching contacts', {
			description: 'Try again. If it happens again, check the conditions of the segment',
		});
	}
	const found: Row[] = [];
	for (let page = 1; ; run = runIn(await call(pageOf(++page)))) {
		// Without the list it is some other answer, not a page without contacts.
		if (!run.hasMatches) {
			throw new Failure("ActiveCampaign's answer has no list of matching contacts", {
				description: 'Try again later',
			});
		}
		found.push(...run.matches.map((contact) => ({ contact })));
		if (run.matches.length === 0 || found.length >= limit || page >= run.lastPage) break;
	}
	return found.slice(0, limit);
}

function isOver({ ready, ended }: Run): boolean {
	return ready || ended;
}

/** Whether the request reads an existing run; `instant` is only for requests that start one. */
function isRead({ method, path }: ApiRequest): boolean {
	return method === 'GET' && path.split('/').length > 3;
}

function paged(request: ApiRequest, page: number, size: number): ApiRequest {
	return { ...request, query: { ...request.query, page, page_size: size } };
}

function runIn(body: unknown): Run {
	const [row = {}] = rowsOf(body, 'data');
	const attributes = isRow(row.attributes) ? row.attributes : {};
	const { run_id, segment_id, is_ready, run_id_end, matches, page } = attributes;
	return {
		id: String(run_id),
		segment: String(segment_id),
		ready: is_ready === true,
		ended: !isEmpty(run_id_end),
		matches: Array.isArray(matches) ? matches : [],
		hasMatches: Array.isArray(matches),
		lastPage: isRow(page) ? Number(page.last_page) : 1,
		row,
	};
}
