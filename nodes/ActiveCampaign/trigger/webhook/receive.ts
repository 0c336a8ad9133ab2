import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { isEmpty, isRow, type Row } from '../../core/values';
import { clock } from '../../n8n/clock';
import { mayStore, type Memory, recall, store } from '../shared/triggerMemory';
import { markSeen, recallSeen, storeSeen, alreadyEmitted } from '../shared/seenChanges';
import { type Connection, connectionOf } from './sharedConnection';
import { enrich } from './enrich';
import { type Filters, hasChanged, isWanted } from './filters';
import { fingerprint } from './fingerprint';
import { eventNames, itemOf } from './deliveryItem';
import { nested } from './parseBody';
import { hooksAt } from './registration';
import { addressOf } from './webhookMethods';
import { sameSecret, secretIn, secretOf } from './webhookSecret';

/** A delivery as an item that starts the workflow, or an answer without one. */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const memory = recall(context);
	const connection = connectionOf(context, memory);
	if (!(await isGenuine(context, memory, connection))) return refuse(context, memory);

	const body = bodyOf(context);
	const delivery = nested(body);
	const events = context.getNodeParameter('events', []) as string[];
	if (!events.includes(String(delivery.type)) || !eventNames.has(delivery.type))
		return ignored('not an event of this trigger');
	if (!memory.seen.add(fingerprint(body))) return ignored('received before');

	const item = itemOf(delivery);
	const reason = await reasonToIgnore(context, item, memory, connection);
	if (reason === undefined) markSeen(context, item);
	remember(context, memory);
	if (reason !== undefined) return ignored(reason);
	if (optionsOf(context).includeRawBody === true) item.raw = body;
	return { workflowData: [[{ json: item as IDataObject }]] };
}

/** Why an item starts nothing; adds names and the full contact to one that does. */
async function reasonToIgnore(
	context: IWebhookFunctions,
	item: Row,
	memory: Memory,
	connection: Connection,
): Promise<string | undefined> {
	const { ignoreOwnWrites, loadFullContact } = optionsOf(context);
	if (await isOwn(item, ignoreOwnWrites, connection)) return 'written by n8n itself';
	if (alreadyEmitted(context, item)) return 'caught up before';
	const filters = context.getNodeParameter('filters', {}) as Filters;
	const fits = await isWanted(item, filters, connection).catch((failure: unknown) => {
		// An event cannot be asked for again: rather one too many than one lost.
		context.logger.warn(`A filter could not be applied: ${String(failure)}`);
		return true;
	});
	if (!fits) return 'left out by a filter';
	await enrich(context, connection, item, loadFullContact === true);
	return hasChanged(item, filters, memory.values) ? undefined : 'left out by a filter';
}

/** Whether the delivery knows our secret; where that was lost, the registered URL tells it. */
async function isGenuine(
	context: IWebhookFunctions,
	memory: Memory,
	connection: Connection,
): Promise<boolean> {
	const given = secretOf(context.getQueryData());
	if (given === undefined) return false;
	const address = addressOf(context);
	if (memory.hook?.address === address) return sameSecret(given, memory.hook.secret);
	const { client } = await connection();
	const registered = await client
		.remember(`webhooks at ${address}`, ['webhooks'], () => hooksAt(client, address), 60_000)
		.catch(() => []);
	for (const { id, url } of registered) {
		const secret = secretIn(url);
		if (secret === undefined || !sameSecret(given, secret)) continue;
		memory.storedAt = -Infinity;
		memory.hook = { id: String(id), secret, address, instance: context.getInstanceId() };
		return true;
	}
	return false;
}

/** 403, not 410: that would switch the webhook off for good. */
function refuse(context: IWebhookFunctions, memory: Memory): IWebhookResponseData {
	memory.refused++;
	context.logger.warn(
		`A call without the right secret was refused, number ${memory.refused} at this trigger`,
	);
	remember(context, memory);
	context.getResponseObject().status(403).json({ message: 'The secret is missing or wrong' });
	return { noWebhookResponse: true };
}

function ignored(reason: string): IWebhookResponseData {
	return { webhookResponse: { ignored: reason } };
}

/** The text as it came where n8n kept it: its own parser stops at 1,000 members. */
function bodyOf(context: IWebhookFunctions): unknown {
	const { rawBody, headers } = context.getRequestObject();
	const isForm = /urlencoded/i.test(String(headers['content-type'] ?? ''));
	return isForm && Buffer.isBuffer(rawBody) ? rawBody.toString('utf8') : context.getBodyData();
}

async function isOwn(item: Row, ignoring: unknown, connection: Connection): Promise<boolean> {
	if (item.source !== 'api' || isEmpty(ignoring) || ignoring === 'none') return false;
	if (ignoring === 'api') return true;
	const { writes } = await connection();
	const thing = /^(deal|account)_/.exec(String(item.event))?.[1] ?? 'contact';
	const row = item[thing];
	return isRow(row) && [row.id, row.email].some((id) => writes.has(thing, id));
}

function remember(context: IWebhookFunctions, memory: Memory): void {
	if (!mayStore(memory, clock.now())) return;
	store(context, memory);
	storeSeen(context, recallSeen(context));
}

function optionsOf(context: IWebhookFunctions): Row {
	return context.getNodeParameter('options', {}) as Row;
}
