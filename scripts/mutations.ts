/** A defect to put into the code, and the test file that must fail because of it. */
export interface Mutation {
	/** The rule, and how the mutation breaks it. */
	name: string;
	/** Below nodes/ActiveCampaign. */
	file: string;
	/** Text that occurs exactly once in the file. */
	search: string;
	replace: string;
	/** Below test. */
	test: string;
	/** Part of a test's title as its file has it: runs only these tests of a slow file. */
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
		'window: without the 10 % margin',
		gate,
		'windowMs: (1100 * requests)',
		'windowMs: (900 * requests)',
		'core/gate.test.ts',
	),
	change(
		'window: one request too many',
		gate,
		'starts[starts.length - requests]',
		'starts[starts.length - requests - 1]',
		'core/gate.test.ts',
	),
	change(
		'queue: requests do not wait for earlier ones',
		gate,
		'this.last.then(() => this.admit(rate, signal))',
		'this.admit(rate, signal)',
		'core/gate.test.ts',
	),
	change(
		'pause: queued requests ignore it',
		gate,
		', this.pausedUntil - now);',
		');',
		'core/gate.test.ts',
	),
	change(
		'pause: a shorter pause ends a longer one',
		gate,
		'Math.max(this.pausedUntil, this.clock.now() + milliseconds)',
		'this.clock.now() + milliseconds',
		'core/gate.test.ts',
	),
	change(
		'rate: the highest limit applies, not the lowest',
		gate,
		'rate.requests / rate.windowMs < lowest.requests / lowest.windowMs',
		'rate.requests / rate.windowMs > lowest.requests / lowest.windowMs',
		'core/gate.test.ts',
	),
	change(
		'429: only the throttled request waits',
		call,
		'this.gateThatLimits(request, outcome).pauseWithJitter(pause);',
		'',
		'core/client.test.ts',
	),
	change(
		'gate: one per execution instead of one per account',
		'core/client/accounts.ts',
		'this.entries.get(origin) ?? this.open(origin)',
		'this.open(origin)',
		'core/accounts.test.ts',
	),
	change(
		'lanes: writes to one contact overtake each other',
		'core/run/pool.ts',
		'if (lane === undefined) return index;',
		'return index;',
		'core/run.test.ts',
	),
	change(
		'order: results in the order in which they finish',
		'core/run/pool.ts',
		'results[index] = await task(units[index] as U, index);',
		'results.push(await task(units[index] as U, index));',
		'core/pool.test.ts',
	),
	change(
		'failure: the next items start nevertheless',
		'core/run/runItems.ts',
		"if (input.stopOnFailure && done.some((result) => 'failure' in result)) stopped = true;",
		'',
		'core/run.test.ts',
	),
	change(
		'retry: a create with an unknown outcome is repeated',
		retry,
		'return !outcome.sent || repeatable;',
		'return true;',
		'core/client.test.ts',
	),
	change(
		'retry: a create is repeated after a 500',
		retry,
		'return repeatable && isServerTrouble(outcome);',
		'return isServerTrouble(outcome);',
		'core/retry.test.ts',
	),
	change(
		'retry: every POST counts as repeatable',
		request,
		'/^(GET|PUT|DELETE)$/.test(method));\n\treturn {',
		'/^(GET|PUT|DELETE|POST)$/.test(method));\n\treturn {',
		'core/request.test.ts',
	),
	change(
		'retry: ten times as many attempts',
		retry,
		'maxAttempts: 5,',
		'maxAttempts: 50,',
		'core/client.test.ts',
	),
	change(
		'back-off: retried immediately',
		retry,
		'minDelayMs: 1_000,',
		'minDelayMs: 0,',
		'core/client.test.ts',
	),
	change(
		'Retry-After: ignored',
		decode,
		"const retryAfterMs = retryAfter(headers['retry-after']);",
		'const retryAfterMs = undefined;',
		'core/client.test.ts',
	),
	change(
		'Retry-After: no upper limit',
		retry,
		'outcome.retryAfterMs <= policy.maxRetryAfterMs ? outcome.retryAfterMs : undefined',
		'outcome.retryAfterMs',
		'core/retry.test.ts',
	),
	change(
		'delete: after an unknown outcome, a 404 counts as a failure',
		call,
		"if (missing && attempts.mayHaveHappened && request.method === 'DELETE')\n\t\t\t\treturn { status: 200, body: {} };",
		'',
		'core/client.test.ts',
	),
	change(
		'recovery: a create that was found is repeated',
		call,
		'if (answer !== undefined)\n\t\t\t\t\treturn { status: 200, body: answer, ...(isUnknown ? { recovered: true } : {}) };',
		'',
		'core/recovery.test.ts',
	),
	change(
		'recovery: rows older than the create are accepted',
		findCreated,
		'!isOlder(row) && !isTaken(row)',
		'!isTaken(row)',
		'core/recovery.test.ts',
	),
	change(
		'recovery: rows of other creates are accepted',
		findCreated,
		'!isOlder(row) && !isTaken(row)',
		'!isOlder(row)',
		'core/recovery.test.ts',
	),
	change(
		'recovery: searches are not exclusive',
		recover,
		'creates.lock(recovery.returns, true, signal)',
		'creates.lock(recovery.returns, false, signal)',
		'core/recovery.test.ts',
	),
	change(
		'recovery: a failed search counts as not found',
		recover,
		'throw failure instanceof Failure ? explain(outcome, request, attempts, policy) : failure;',
		'if (!(failure instanceof Failure)) throw failure;',
		'core/recovery.test.ts',
	),
	change(
		'recovery: a row without a date counts as new',
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
		'recovery: an operation has none',
		'resources/crm/taskOutcome.ts',
		'recovery: taskOutcomes.recovery,',
		'',
		'contract/recovery.test.ts',
	),
	change('pages: the cursor does not advance', pages, 'cursor = last;', '', 'core/pages.test.ts'),
	change(
		'pages: cursors are compared as text',
		pages,
		"!(Number(last) > Number(cursor || '0'))",
		'!(last > cursor)',
		'core/pages.test.ts',
	),
	change(
		'pages: a short page does not end the list',
		pages,
		'rows.length < asked && !(given < totalOf(body))',
		'rows.length === 0',
		'core/pages.test.ts',
	),
	change(
		'pages: a repeated page is returned twice',
		pages,
		'if (rows.length === 0 || seen.has(firstHere)) return;',
		'if (rows.length === 0) return;',
		'core/pages.test.ts',
	),
	change(
		'empty values: a blank required field is sent',
		request,
		'} else if (field.required) {',
		'} else if (false) {',
		'core/request.test.ts',
	),
	change(
		'empty values: zero counts as empty',
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
		'paths: dot segments reach another resource',
		route,
		'/^(\\.|%(25)*2e)+$/i.test(text)',
		'false',
		'core/requestPaths.test.ts',
	),
	change(
		'names: an item can change Object.prototype',
		request,
		"if (outer === '__proto__') continue;\n\t\tconst existing = Object.hasOwn(part, outer) ? part[outer] : undefined;",
		'const existing = part[outer];',
		'node/safety.test.ts',
		'do not pollute a prototype',
	),
	change(
		'cancel: a waiting request is not released',
		gate,
		'await (signal ? untilAborted(turn, signal) : turn);',
		'await turn;',
		'core/gate.test.ts',
	),
	change(
		'cancel: a cancelled request uses up the limit',
		gate,
		'async admit(rate: Rate, signal?: AbortSignal): Promise<void> {\n\t\tif (signal?.aborted) throw new Cancelled();',
		'async admit(rate: Rate, signal?: AbortSignal): Promise<void> {',
		'core/gate.test.ts',
	),
	change(
		'cache: a write does not invalidate it',
		call,
		"if (method !== 'GET') this.connection.cache.forget(topicOf(path));",
		'',
		'core/client.test.ts',
	),
	change(
		'cache: a failure is cached',
		'core/client/cache.ts',
		'if (this.entries.get(key) === entry) this.entries.delete(key);',
		'',
		'core/cache.test.ts',
	),
	change(
		'decode: a failure with status 200 counts as success',
		decode,
		'if (isRow(body) && saysFailed(body)) {',
		'if (false as boolean) {',
		'core/decode.test.ts',
	),
	change(
		'decode: truncated JSON counts as text',
		decode,
		"if (/^[{[]/.test(text)) return { kind: 'lost', sent: true, reason: 'TRUNCATED' };",
		'',
		'core/decode.test.ts',
	),
	change(
		"decode: a gateway's HTML page counts as data",
		decode,
		'if (/^<(!doctype|html)/i.test(text)) {',
		'if (false as boolean) {',
		'core/decode.test.ts',
	),
	change(
		'decode: the throttled importer counts as a refusal',
		decode,
		'const importerLimit = /^rate limit exceeded/i;',
		'const importerLimit = /^never$/;',
		'core/decode.test.ts',
	),
	change(
		'decode: a duplicate is recognised only by its code',
		decode,
		' || says(problems, taken)',
		'',
		'core/duplicates.test.ts',
	),
	change(
		'decode: the reason next to a message is dropped',
		decode,
		': firstText(body.error);\n',
		': undefined;\n',
		'core/refusalFacts.test.ts',
	),
	change(
		'retry: a duplicate with status 500 is retried',
		retry,
		'!duplicate && (status >= 500',
		'(status >= 500',
		'core/retry.test.ts',
	),
	change(
		'URL: plain http is allowed for every host',
		'core/client/accountUrl.ts',
		'return isLoopback(url.hostname) ? url.origin : `https://${url.host}`;',
		'return url.origin;',
		'core/accountUrl.test.ts',
	),
	change(
		'key: redirects are followed',
		'n8n/send.ts',
		'disableFollowRedirect: true,',
		'',
		'node/safety.test.ts',
		'is not sent along a redirect',
	),
	change(
		'key: shown when the service repeats it',
		'n8n/connect.ts',
		'const send = withoutSecrets(',
		'const send = ((one: ReturnType<typeof sender>, ..._: unknown[]) => one)(',
		'node/safety.test.ts',
		'appears nowhere after',
	),
	change(
		'decode: an empty response to a read counts as an empty list',
		'n8n/send.ts',
		"if (request.method === 'GET' && status === 200 && isBlank(reply.body))",
		'if (false as boolean)',
		'node/failures.test.ts',
		'repeat a read with an empty response',
	),
	change(
		'custom fields: an option that contains the separator is stored',
		'core/run/fieldEncoding.ts',
		'stored.every((part, index) => part === value[index])',
		'true',
		'core/customFields.test.ts',
	),
	change(
		'custom fields: a blank list of options clears the field',
		'core/run/fieldEncoding.ts',
		' || (multipleChoice.has(field.type) && partsOf(field, value).length === 0)',
		'',
		'core/customFields.test.ts',
	),
	change(
		'trigger: an excluded event is processed',
		'trigger/webhook/receive.ts',
		"if (!passes) return 'excluded by a filter';",
		'',
		'node/trigger.test.ts',
	),
	change(
		'importer: used to resubscribe unsubscribed contacts',
		'resources/contacts/contactPartImport.steps.ts',
		'!(isRow(options) && options.resubscribe === true)',
		'true',
		'node/import.test.ts',
	),
];
