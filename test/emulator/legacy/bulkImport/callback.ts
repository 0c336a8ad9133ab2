import type { Callback } from './validation';

export interface ImportResult {
	success: string[];
	failure: string[];
}

/**
 * Notifies the caller's URL that an import has ended: the pairs of `params` in the query of a GET or in the JSON
 * body of a POST, there with the counts and errors if detailed results were asked for. The shape of the body
 * is not documented beyond that. There is no retry if the URL cannot be reached.
 */
export async function deliver(callback: Callback, result: ImportResult): Promise<void> {
	const named = (pairs: Callback['params'] = []) =>
		Object.fromEntries(pairs.filter(({ key }) => key !== '').map(({ key, value }) => [key, value]));
	const url = new URL(/^https?:\/\//.test(callback.url) ? callback.url : `http://${callback.url}`);
	const headers = named(callback.headers);
	const params = named(callback.params);
	if (callback.requestType === 'GET') {
		for (const [key, value] of Object.entries(params)) url.searchParams.append(key, value);
		await reach(url, { headers });
		return;
	}
	const detailed = String(callback.detailed_results ?? 'true') === 'true';
	const details = {
		success: result.success.length,
		failure: result.failure.length,
		errors: result.failure.map((email) => `${email}: Contact Email Address is not valid.`),
	};
	await reach(url, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json', ...headers },
		body: JSON.stringify({ ...params, ...(detailed ? details : {}) }),
	});
}

async function reach(url: URL, request: RequestInit): Promise<void> {
	try {
		await fetch(url, { ...request, signal: AbortSignal.timeout(5_000) });
	} catch {
		return;
	}
}
