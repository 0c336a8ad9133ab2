import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { WebhookEvent } from '../../core/event';
import { isEmpty, isRow, type Row } from '../../core/values';
import { clock } from '../../n8n/clock';
import { webhookEvent } from '../../resources/settings/webhookEvents';
import {
	alreadyEmitted,
	markSeen,
	recallSeenChanges,
	storeSeenChanges,
} from '../shared/seenChanges';
import {
	isTest,
	recallWebhook,
	shouldStore,
	storeWebhook,
	type WebhookMemory,
} from '../shared/triggerMemory';
import { itemOf } from './deliveryItem';
import { enrich } from './enrich';
import { hasFieldChanged } from './fieldChange';
import { type Filters, passesFilters } from './filters';
import { fingerprint } from './fingerprint';
import { formValues } from './formValues';
import { parseBody } from './parseBody';
import { type Connect, sharedConnection } from './sharedConnection';
import { isGenuine } from './verify';

/** A delivery as an item that starts the workflow, or an answer that starts nothing. */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const memory = recallWebhook(context);
	const connect = sharedConnection(context, memory);
	if (!(await isGenuine(context, connect).catch(() => false))) return refuse(context, memory);

	const body = bodyOf(context);
	const delivery = parseBody(body);
	const event = webhookEvent(delivery.type);
	const { events, options } = formValues(context);
	if (event === undefined || !events.includes(String(delivery.type)))
		return ignored('not an event of this trigger');
	if (!memory.seen.add(fingerprint(body))) return ignored('received before');

	const item = itemOf(delivery);
	const received = { context, memory, connect, event, delivery, item, options };
	const reason = await reasonToIgnore(received);
	if (reason === undefined && !isTest(context)) markSeen(context, event, item);
	save(context, memory);
	if (reason !== undefined) return ignored(reason);
	if (options.includeRawBody === true) item.raw = body;
	return start(context, item);
}

/**
 * Answers at once. n8n saves static data when a delivery is answered; if n8n 2.40 gives the answer, it
 * has made the execution of the same data before, and no longer sees that they have changed.
 */
function start(context: IWebhookFunctions, item: Row): IWebhookResponseData {
	context.getResponseObject().status(200).json({ message: 'Workflow was started' });
	return { noWebhookResponse: true, workflowData: [[{ json: item as IDataObject }]] };
}

interface Received {
	context: IWebhookFunctions;
	memory: WebhookMemory;
	connect: Connect;
	event: WebhookEvent;
	delivery: Row;
	item: Row;
	options: Row;
}

/** Why an item starts nothing; one that starts the workflow is completed from ActiveCampaign. */
async function reasonToIgnore(received: Received): Promise<string | undefined> {
	const { context, memory, connect, event, delivery, item } = received;
	const { ignoreOwnWrites, loadFullContact } = received.options;
	if (await isOwnChange(event, item, ignoreOwnWrites, connect)) return 'written by n8n itself';
	if (!isTest(context) && alreadyEmitted(context, event, item))
		return 'emitted by the schedule trigger before';
	const filters = context.getNodeParameter('filters', {}) as Filters;
	const passes = await passesFilters(event, item, filters, connect).catch((failure: unknown) => {
		// An event cannot be requested again: better one too many than a lost one.
		context.logger.warn(`A filter could not be applied: ${String(failure)}`);
		return true;
	});
	if (!passes) return 'excluded by a filter';
	await enrich(context, connect, item, delivery, loadFullContact === true);
	const hasChanged = hasFieldChanged(event, item, filters, memory.values);
	return hasChanged ? undefined : 'excluded by a filter';
}

/** 403 and not 410, which would disable the webhook for good. */
function refuse(context: IWebhookFunctions, memory: WebhookMemory): IWebhookResponseData {
	memory.refused++;
	context.logger.warn(
		`A call without the right secret was refused, number ${memory.refused} at this trigger`,
	);
	save(context, memory);
	context.getResponseObject().status(403).json({ message: 'The secret is missing or wrong' });
	return { noWebhookResponse: true };
}

function ignored(reason: string): IWebhookResponseData {
	return { webhookResponse: { ignored: reason } };
}

/** The raw text of a form where n8n kept it, because n8n's parser stops at 1,000 members. */
function bodyOf(context: IWebhookFunctions): unknown {
	const { rawBody, headers } = context.getRequestObject();
	const isForm = /urlencoded/i.test(String(headers['content-type'] ?? ''));
	return isForm && Buffer.isBuffer(rawBody) ? rawBody.toString('utf8') : context.getBodyData();
}

/** True for a change through the API that Ignore Own Changes excludes. */
async function isOwnChange(
	{ about }: WebhookEvent,
	item: Row,
	ignoring: unknown,
	connect: Connect,
): Promise<boolean> {
	if (item.source !== 'api' || isEmpty(ignoring) || ignoring === 'none') return false;
	if (ignoring === 'api') return true;
	const { writes } = await connect();
	const row = item[about];
	return isRow(row) && [row.id, row.email].some((id) => writes.has(about, id));
}

function save(context: IWebhookFunctions, memory: WebhookMemory): void {
	if (isTest(context) || !shouldStore(memory, clock.now())) return;
	storeWebhook(context, memory);
	storeSeenChanges(context, recallSeenChanges(context));
}
