/** A rule that is broken on purpose, and the test file that must fail for it. */
export interface Mutation {
	/** The rule, and how it is broken. */
	name: string;
	/** Below nodes/ActiveCampaign. */
	file: string;
	/** Text that occurs there exactly once. */
	search: string;
	replace: string;
	/** Below test. */
	test: string;
	/** Part of the names of the tests to run, for a file that takes long. */
	only?: string;
}

const change = (
	name: string,
	file: string,
	search: string,
	replace: string,
	test: string,
	only?: string,
): Mutation => ({ name, file, search, replace, test, ...(only === undefined ? {} : { only }) });

const gate = 'core/client/gate.ts';
const call = 'core/client/call.ts';
const recover = 'core/client/recover.ts';
const findCreated = 'core/client/findCreated.ts';
const retry = 'core/client/retry.ts';
const request = 'core/run/request.ts';
const route = 'core/client/route.ts';
const values = 'core/values.ts';
const decode = 'core/client/decode.ts';
const pages = 'core/client/pages.ts';

export const mutations: Mutation[] = [
	change(
		'window: no tenth more than a second',
		gate,
		'windowMs: (1100 * requests)',
		'windowMs: (900 * requests)',
		'core/gate.test.ts',
	),
	change(
		'window: one start too many',
		gate,
		'starts[starts.length - requests]',
		'starts[starts.length - requests - 1]',
		'core/gate.test.ts',
	),
	change(
		'first come, first served: nobody waits for those before',
		gate,
		'this.last.then(() => this.admit(rate, signal))',
		'this.admit(rate, signal)',
		'core/gate.test.ts',
	),
	change(
		'pause: those who wait do not heed it',
		gate,
		', this.pausedUntil - now);',
		');',
		'core/gate.test.ts',
	),
	change(
		'pause: a shorter one ends a longer one',
		gate,
		'Math.max(this.pausedUntil, this.clock.now() + milliseconds)',
		'this.clock.now() + milliseconds',
		'core/gate.test.ts',
	),
	change(
		'rate: the highest rules, not the lowest',
		gate,
		'rate.requests / rate.windowMs < lowest.requests / lowest.windowMs',
		'rate.requests / rate.windowMs > lowest.requests / lowest.windowMs',
		'core/gate.test.ts',
	),
	change(
		'429: only the request that met it waits',
		call,
		'this.gateThatLimits(request, outcome).pauseWithJitter(pause);',
		'',
		'core/client.test.ts',
	),
	change(
		'one gate for each account: every execution has its own',
		'core/client/accounts.ts',
		'this.entries.get(origin) ?? this.open(origin)',
		'this.open(origin)',
		'core/accounts.test.ts',
	),
	change(
		'lanes: writes about one contact overtake each other',
		'core/run/pool.ts',
		'if (lane === undefined) return index;',
		'return index;',
		'core/run.test.ts',
	),
	change(
		'order: results in the order of their ends',
		'core/run/pool.ts',
		'results[index] = await task(units[index] as U, index);',
		'results.push(await task(units[index] as U, index));',
		'core/pool.test.ts',
	),
	change(
		'failure: the next items start all the same',
		'core/run/runItems.ts',
		"if (input.stopOnFailure && done.some((result) => 'failure' in result)) stopped = true;",
		'',
		'core/run.test.ts',
	),
	change(
		'retry: a create whose outcome is unknown is sent again blindly',
		retry,
		'return !outcome.sent || repeatable;',
		'return true;',
		'core/client.test.ts',
	),
	change(
		'retry: a create is sent again after a 500',
		retry,
		'return repeatable && isServerTrouble(outcome);',
		'return isServerTrouble(outcome);',
		'core/retry.test.ts',
	),
	change(
		'retry: a POST counts as safe to repeat',
		request,
		'/^(GET|PUT|DELETE)$/.test(method));\n\treturn {',
		'/^(GET|PUT|DELETE|POST)$/.test(method));\n\treturn {',
		'core/request.test.ts',
	),
	change('retry: without end', retry, 'maxAttempts: 5,', 'maxAttempts: 50,', 'core/client.test.ts'),
	change(
		'cooling: sent again at once',
		retry,
		'minDelayMs: 1_000,',
		'minDelayMs: 0,',
		'core/client.test.ts',
	),
	change(
		'Retry-After: not heeded',
		decode,
		"const retryAfterMs = retryAfter(headers['retry-after']);",
		'const retryAfterMs = undefined;',
		'core/client.test.ts',
	),
	change(
		'Retry-After: an hour is waited for',
		retry,
		'outcome.retryAfterMs <= policy.maxRetryAfterMs ? outcome.retryAfterMs : undefined',
		'outcome.retryAfterMs',
		'core/retry.test.ts',
	),
	change(
		'delete: gone already counts as a failure after a doubt',
		call,
		"if (missing && attempts.mayHaveHappened && request.method === 'DELETE') return {};",
		'',
		'core/client.test.ts',
	),
	change(
		'recovery: what was lost is sent again although it was found',
		call,
		'if (answer !== undefined) return answer;',
		'',
		'core/recovery.test.ts',
	),
	change(
		'recovery: rows from before the create are taken for it',
		findCreated,
		'!isOlder(row) && !isTaken(row)',
		'!isTaken(row)',
		'core/recovery.test.ts',
	),
	change(
		'recovery: answers of other creates are taken for it',
		findCreated,
		'!isOlder(row) && !isTaken(row)',
		'!isOlder(row)',
		'core/recovery.test.ts',
	),
	change(
		'recovery: two search at the same time',
		recover,
		'creates.lock(recovery.returns, true, signal)',
		'creates.lock(recovery.returns, false, signal)',
		'core/recovery.test.ts',
	),
	change(
		'recovery: a search that fails counts as nothing found',
		recover,
		'throw failure instanceof Failure ? explain(outcome, request, attempts, policy) : failure;',
		'if (!(failure instanceof Failure)) throw failure;',
		'core/recovery.test.ts',
	),
	change(
		'recovery: what has no date is taken for new',
		findCreated,
		"if (created && isUndated(created)) throw new Failure('The row may be older than the create');",
		'',
		'core/recovery.test.ts',
	),
	change(
		'recovery: only the first page of a long list is read',
		findCreated,
		'const maxPages = 3;',
		'const maxPages = 1;',
		'core/recovery.test.ts',
	),
	change(
		'recovery: a descriptor is silent',
		'resources/crm/taskOutcome.ts',
		'recovery: taskOutcomes.recovery,',
		'',
		'contract/recovery.test.ts',
	),
	change(
		'pages: the cursor of contacts stands still',
		pages,
		'cursor = last;',
		'',
		'core/pages.test.ts',
	),
	change(
		'pages: cursors are compared as text',
		pages,
		"!(Number(last) > Number(cursor || '0'))",
		'!(last > cursor)',
		'core/pages.test.ts',
	),
	change(
		'pages: a short page does not end the walk',
		pages,
		'rows.length < asked && !(given < totalOf(body))',
		'rows.length === 0',
		'core/pages.test.ts',
	),
	change(
		'pages: a page that comes again is given again',
		pages,
		'if (rows.length === 0 || seen.has(firstHere)) return;',
		'if (rows.length === 0) return;',
		'core/pages.test.ts',
	),
	change(
		'empties: a blank required field is sent',
		request,
		'} else if (field.required) {',
		'} else if (false) {',
		'core/request.test.ts',
	),
	change(
		'empties: zero counts as empty',
		values,
		'return value === undefined || value === null || Number.isNaN(value);',
		'return !value;',
		'core/request.test.ts',
	),
	change(
		'paths: values are not escaped',
		route,
		'return encodeURIComponent(text);',
		'return text;',
		'core/requestPaths.test.ts',
	),
	change(
		'paths: dots reach another thing',
		route,
		'/^(\\.|%(25)*2e)+$/i.test(text)',
		'false',
		'core/requestPaths.test.ts',
	),
	change(
		'names: an item reaches the prototype of every object',
		request,
		"if (outer === '__proto__') continue;\n\t\tconst held = Object.hasOwn(part, outer) ? part[outer] : undefined;",
		'const held = part[outer];',
		'node/safety.test.ts',
		'changes no prototype',
	),
	change(
		'cancel: a waiting caller does not leave',
		gate,
		'await (signal ? untilAborted(turn, signal) : turn);',
		'await turn;',
		'core/gate.test.ts',
	),
	change(
		'cancel: a stopped caller takes a slot',
		gate,
		'async admit(rate: Rate, signal?: AbortSignal): Promise<void> {\n\t\tif (signal?.aborted) throw new Cancelled();',
		'async admit(rate: Rate, signal?: AbortSignal): Promise<void> {',
		'core/gate.test.ts',
	),
	change(
		'cache: a write leaves what was read',
		call,
		"if (method !== 'GET') this.connection.cache.forget(topicOf(path));",
		'',
		'core/client.test.ts',
	),
	change(
		'cache: a failure is kept',
		'core/client/cache.ts',
		'if (this.entries.get(key) === entry) this.entries.delete(key);',
		'',
		'core/cache.test.ts',
	),
	change(
		'decode: a failure with status 200 is a success',
		decode,
		'if (isRow(body) && saysFailed(body)) {',
		'if (false as boolean) {',
		'core/decode.test.ts',
	),
	change(
		'decode: an answer that broke off is a text',
		decode,
		"if (/^[{[]/.test(text)) return { kind: 'lost', sent: true, reason: 'TRUNCATED' };",
		'',
		'core/decode.test.ts',
	),
	change(
		"decode: a gateway's web page is data",
		decode,
		'if (/^<(!doctype|html)/i.test(text)) {',
		'if (false as boolean) {',
		'core/decode.test.ts',
	),
	change(
		'decode: the importer over its limit is a plain refusal',
		decode,
		'const importerLimit = /^rate limit exceeded/i;',
		'const importerLimit = /^never$/;',
		'core/decode.test.ts',
	),
	change(
		'decode: a duplicate is recognised by its code alone',
		decode,
		' || says(problems, taken)',
		'',
		'core/duplicates.test.ts',
	),
	change(
		'decode: the reason beside a message is dropped',
		decode,
		': firstText(body.error);\n',
		': undefined;\n',
		'core/refusalFacts.test.ts',
	),
	change(
		'retry: a duplicate with status 500 is sent again',
		retry,
		'!duplicate && (status >= 500',
		'(status >= 500',
		'core/retry.test.ts',
	),
	change(
		'address: plain http goes anywhere',
		'core/client/accountUrl.ts',
		'return isLoopback(url.hostname) ? url.origin : `https://${url.host}`;',
		'return url.origin;',
		'core/accountUrl.test.ts',
	),
	change(
		'redirects are followed with the key',
		'n8n/send.ts',
		'disableFollowRedirect: true,',
		'',
		'node/safety.test.ts',
		'follow a redirect',
	),
	change(
		'the key is shown when the service repeats it',
		'n8n/connect.ts',
		'withoutSecrets(sender(context, origin), key, credentials.eventApiKey)',
		'sender(context, origin)',
		'node/safety.test.ts',
		'nowhere after status 4',
	),
	change(
		'a read that brings nothing is an empty list',
		'n8n/send.ts',
		"if (request.method === 'GET' && status === 200 && isBlank(reply.body))",
		'if (false as boolean)',
		'node/failures.test.ts',
		'brings nothing at all',
	),
	change(
		'an option that would come apart is stored',
		'core/run/fieldEncoding.ts',
		'stored.every((part, index) => part === value[index])',
		'true',
		'core/customFields.test.ts',
	),
	change(
		'blank values of several options erase',
		'core/run/fieldEncoding.ts',
		' || (chooseSeveral.has(field.type) && partsOf(field, value).length === 0)',
		'',
		'core/customFields.test.ts',
	),
	change(
		'events that a filter leaves out are read first',
		'trigger/webhook/receive.ts',
		"if (!passes) return 'excluded by a filter';",
		'',
		'node/trigger.test.ts',
	),
	change(
		'the importer subscribes those who left',
		'resources/contacts/contactPartImport.steps.ts',
		'!(isRow(options) && options.resubscribe === true)',
		'true',
		'node/import.test.ts',
	),
];
