import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isoDate } from './dates';
import { automationStep } from './events';
import type { Account, EventSource, Row } from './types';

type Values = Record<string, unknown>;

export interface Delivery {
	/** Milliseconds of the emulator's clock when it was sent. */
	at: number;
	webhook: string;
	url: string;
	event: string;
	/** Form-encoded body as sent. */
	body: string;
	/** Response status; undefined while pending or without a response. */
	status?: number;
	error?: string;
}

/** Events that happen on a list; `listid` of a webhook has no effect on the others. */
const LIST_EVENTS = new Set([
	'subscribe',
	'unsubscribe',
	'update',
	'sent',
	'open',
	'click',
	'reply',
	'forward',
	'share',
	'bounce',
]);

/** Sends the account's events to its webhooks: at most once each, never again on a failure. */
export class Webhooks {
	readonly deliveries: Delivery[] = [];
	private readonly underWay = new Set<Promise<void>>();

	emit(account: Account, event: string, source: EventSource, values: Values): void {
		for (const webhook of account.collection('webhooks').all()) {
			if (!wants(account, webhook, event, source, values)) continue;
			const delivery: Delivery = {
				at: account.clock.now(),
				webhook: webhook.id,
				url: String(webhook['url']),
				event,
				body: encode(payload(account, webhook, event, source, values)),
			};
			this.send(delivery, () => {
				// 410 switches a webhook off for good.
				if (delivery.status !== 410) return;
				const webhooks = account.collection('webhooks');
				if (account.assumes.webhookAfter410 === 'gone') webhooks.remove(webhook.id);
				else webhooks.update(webhook.id, { _disabled: true });
			});
		}
	}

	/**
	 * What the step "Webhook" of an automation sends to its URL when a contact reaches it; the delivery is
	 * listed with the others, with the event `automation`.
	 */
	automationStep(account: Account, url: string, contact: Row, automation: Row | string): void {
		const id = typeof automation === 'string' ? automation : automation.id;
		this.send({
			at: account.clock.now(),
			webhook: '',
			url,
			event: 'automation',
			body: encode(automationStep(account, contact, id)),
		});
	}

	private send(delivery: Delivery, done: () => void = () => undefined): void {
		this.deliveries.push(delivery);
		const sending = post(delivery).then(() => {
			done();
			this.underWay.delete(sending);
		});
		this.underWay.add(sending);
	}

	/** Resolves when no delivery is pending. */
	async idle(): Promise<void> {
		while (this.underWay.size > 0) await Promise.all(this.underWay);
	}

	clear(): void {
		this.deliveries.length = 0;
	}
}

function wants(
	account: Account,
	webhook: Row,
	event: string,
	source: EventSource,
	values: Values,
): boolean {
	const lists = (member: string, value: string) => {
		const options = webhook[member];
		return Array.isArray(options) && options.includes(value);
	};
	if (webhook['_disabled'] || !lists('events', event) || !lists('sources', source)) return false;
	const list = String(webhook['listid'] ?? '0');
	if (list === '0' || list === '' || !LIST_EVENTS.has(event)) return true;
	if (values['list'] !== undefined) return String(values['list']) === list;
	const contact = values['contact'] as Values | undefined;
	const { listWebhookUpdate } = account.assumes;
	if (listWebhookUpdate === 'allContacts') return true;
	return account
		.collection('contactLists')
		.findBy('contact', contact?.['id'])
		.some(
			(row) =>
				String(row['list']) === list &&
				(listWebhookUpdate === 'anyStatus' || String(row['status']) === '1'),
		);
}

function payload(
	account: Account,
	webhook: Row,
	event: string,
	source: EventSource,
	values: Values,
): Values {
	const { list, ...rest } = values;
	return {
		type: event,
		date_time: isoDate(account.clock.now()),
		initiated_from: source,
		initiated_by: source,
		// A webhook of the whole account gets list 0; list_add carries the list itself.
		list: list !== null && typeof list === 'object' ? list : String(webhook['listid'] || '0'),
		...rest,
	};
}

/** PHP-style keys: `contact[fields][39]=…&updated_fields[0]=title`. */
export function encode(values: Values): string {
	const form = new URLSearchParams();
	const add = (key: string, value: unknown): void => {
		if (value !== null && typeof value === 'object') {
			for (const [name, inner] of Object.entries(value)) add(`${key}[${name}]`, inner);
		} else {
			form.append(key, value === null || value === undefined ? '' : String(value));
		}
	};
	for (const [name, value] of Object.entries(values)) add(name, value);
	return form.toString();
}

function post(delivery: Delivery): Promise<void> {
	return new Promise((resolve) => {
		const send = delivery.url.startsWith('https:') ? httpsRequest : httpRequest;
		const outgoing = send(
			delivery.url,
			{
				method: 'POST',
				agent: false,
				timeout: 10_000,
				headers: {
					'Content-Type': 'application/x-www-form-urlencoded',
					'Content-Length': Buffer.byteLength(delivery.body),
				},
			},
			(answer) => {
				delivery.status = answer.statusCode;
				answer.resume();
				answer.on('close', resolve);
			},
		);
		outgoing.on('timeout', () => outgoing.destroy(new Error('timeout')));
		outgoing.on('error', (error) => {
			delivery.error = error.message;
			resolve();
		});
		outgoing.end(delivery.body);
	});
}
