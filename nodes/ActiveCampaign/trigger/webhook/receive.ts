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
import { DeliveryReader } from './deliveryReader';
import { enrich } from './enrich';
import { hasFieldChanged } from './fieldChange';
import { type Filters, passesFilters } from './filters';
import { fingerprint } from './fingerprint';
import { firstOnly } from './firstOnly';
import { formValues } from './formValues';
import { parseBody } from './parseBody';
import { sharedConnection } from './sharedConnection';
import { isGenuine } from './verify';

/** A delivery as an item that starts the workflow, or an answer that starts nothing. */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const memory = recallWebhook(context);
	const reader = new DeliveryReader(sharedConnection(context, memory), context.logger);
	return await answer(context, memory, reader).finally(() => reader.close());
}

async function answer(
	context: IWebhookFunctions,
	memory: WebhookMemory,
	reader: DeliveryReader,
): Promise<IWebhookResponseData> {
	if (!(await isGenuine(context, reader))) return refuse(context, memory);

	const body = bodyOf(context);
	const delivery = parseBody(body);
	const event = webhookEvent(delivery.type);
	const { events, options } = formValues(context);
	if (event === undefined || !events.includes(String(delivery.type)))
		return ignored('not an event of this trigger');

	const item = itemOf(delivery);
	const received = { context, memory, reader, event, delivery, item, options };
	const outcome = await firstOnly(memory, fingerprint(body), async () => await decide(received));
	if (outcome === undefined) return ignored('received before');
	save(context, memory);
	if ('ignored' in outcome) return ignored(outcome.ignored);
	if (reader.unchecked.length > 0) item.unchecked = reader.unchecked;
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
	reader: DeliveryReader;
	event: WebhookEvent;
	delivery: Row;
	item: Row;
	options: Row;
}

type Decision = { ignored: string } | { starts: true };

async function decide(received: Received): Promise<Decision> {
	const { context, event, item } = received;
	const reason = await reasonToIgnore(received);
	if (reason !== undefined) return { ignored: reason };
	if (!isTest(context)) markSeen(context, event, item);
	return { starts: true };
}

/**
 * Why an item starts nothing; one that starts the workflow is completed from ActiveCampaign. What cannot
 * be read in time counts in favour of the event, because it cannot be requested again.
 */
async function reasonToIgnore(received: Received): Promise<string | undefined> {
	const { context, memory, reader, event, delivery, item } = received;
	const { ignoreOwnWrites, loadFullContact } = received.options;
	if (await isOwnChange(event, item, ignoreOwnWrites, reader)) return 'written by n8n itself';
	if (!isTest(context) && alreadyEmitted(context, event, item))
		return 'emitted by the schedule trigger before';
	const filters = context.getNodeParameter('filters', {}) as Filters;
	const passes = await passesFilters(event, item, filters, reader).catch((failure: unknown) => {
		context.logger.warn(`A filter could not be applied: ${String(failure)}`);
		reader.unchecked.push('filters');
		return true;
	});
	if (!passes) return 'excluded by a filter';
	await enrich(reader, item, delivery, loadFullContact === true);
	const hasChanged = hasFieldChanged(event, item, filters, memory.values);
	if (hasChanged === undefined) reader.unchecked.push('fieldChanged');
	return hasChanged === false ? 'excluded by a filter' : undefined;
}

/**
 * 403 and not 410, which would disable the webhook for good. Nothing is stored, because everybody can
 * make such calls.
 */
function refuse(context: IWebhookFunctions, memory: WebhookMemory): IWebhookResponseData {
	memory.refused++;
	context.logger.warn(
		`A call without the right secret was refused, number ${memory.refused} at this trigger`,
	);
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
	reader: DeliveryReader,
): Promise<boolean> {
	if (item.source !== 'api' || isEmpty(ignoring) || ignoring === 'none') return false;
	if (ignoring === 'api') return true;
	const row = item[about];
	if (!isRow(row)) return false;
	const isOwn = await reader.read('account', async (connect) => {
		const { writes } = await connect();
		return [row.id, row.email].some((id) => writes.has(about, id));
	});
	if (isOwn === undefined) reader.unchecked.push('ignoreOwnWrites');
	return isOwn?.value === true;
}

function save(context: IWebhookFunctions, memory: WebhookMemory): void {
	if (isTest(context) || !shouldStore(memory, clock.now())) return;
	storeWebhook(context, memory);
	storeSeenChanges(context, recallSeenChanges(context));
}
