import { isoDate } from './dates';
import { SeedCrm } from './seedCrm';
import type { Row } from './types';

type Values = Record<string, unknown>;

export type CampaignAct = 'open' | 'click' | 'bounce' | 'forward' | 'unsubscribe';

/** Figures of a campaign that an act raises: by how often it happened, and by one. */
const FIGURES: Record<CampaignAct, { times: string[]; once: string[] }> = {
	open: { times: ['opens'], once: ['uniqueopens'] },
	click: { times: ['linkclicks'], once: ['uniquelinkclicks', 'subscriberclicks'] },
	bounce: { times: [], once: ['hardbounces'] },
	forward: { times: ['forwards'], once: ['uniqueforwards'] },
	unsubscribe: { times: [], once: ['unsubscribes'] },
};

/** Automations, campaigns and what contacts did with them, SMS, segments, webhooks. */
export class SeedMarketing extends SeedCrm {
	automations(names: number | string[]): Row[] {
		return this.named('automations', names, 'Automation', (name) => ({
			name,
			status: '1',
			userid: '1',
		}));
	}

	/** Lets an automation start when a contact subscribes to a list. */
	startsWithList(automation: Row, list: Row): Row {
		return this.account
			.collection('automationStarts')
			.insert({ series: automation.id, type: 'subscribe', listid: list.id });
	}

	campaigns(names: number | string[], status = '5'): Row[] {
		return this.named('campaigns', names, 'Campaign', (name) => ({
			name,
			type: 'single',
			status,
			userid: '1',
		}));
	}

	messages(n: number): Row[] {
		return this.rows('messages', n, (position) => ({
			subject: `Message ${position}`,
			fromname: 'Jane Doe',
			fromemail: 'jane@example.com',
			reply2: 'jane@example.com',
			userid: '1',
		}));
	}

	/** One act of one contact, in the reports of v1 and in the figures of the campaign. */
	campaignActivity(
		campaign: Row,
		contact: Row,
		kind: CampaignAct,
		values: { link?: string; times?: number; message?: string; tstamp?: string } = {},
	): Row {
		const { times = 1, link } = values;
		const campaigns = this.account.collection('campaigns');
		const raise = (names: string[], by: number) =>
			campaigns.update(
				campaign.id,
				Object.fromEntries(names.map((name) => [name, String(Number(campaign[name] ?? 0) + by)])),
			);
		raise(FIGURES[kind].times, times);
		raise(FIGURES[kind].once, 1);
		const links = this.account.collection('links');
		const known = links.findBy('link', link).some((row) => row['campaign'] === campaign.id);
		if (link !== undefined && !known) {
			const message = values.message ?? '0';
			const ids = { campaign: campaign.id, campaignid: campaign.id, message, messageid: message };
			links.insert({ ...ids, link, name: '', ref: '', tracked: '1' });
		}
		return this.account.collection('campaignActivity').insert({
			campaign: campaign.id,
			contact: contact.id,
			kind,
			tstamp: isoDate(this.account.clock.now()),
			...values,
			times,
		});
	}

	/** Webhooks of the whole account that listen to every source. */
	webhooks(urls: string[], events: string[], values: Values = {}): Row[] {
		return urls.map((url, index) =>
			this.account.collection('webhooks').insert({
				name: `Webhook ${index + 1}`,
				url,
				events,
				sources: ['public', 'admin', 'api', 'system'],
				listid: '0',
				...values,
			}),
		);
	}

	/** Saved segments, as the list of audiences shows them. */
	segments(names: number | string[]): Row[] {
		const now = new Date(this.account.clock.now()).toISOString();
		return this.named('segmentsV2', names, 'Segment', (name) => {
			const id = this.account.uuid();
			return { id, attributes: { segment_id: id, name }, createdDate: now, updatedDate: now };
		});
	}

	smsBroadcasts(names: number | string[], status = 'draft'): Row[] {
		const now = isoDate(this.account.clock.now());
		return this.named('smsBroadcasts', names, 'SMS', (name) => ({
			name,
			body: 'Hello',
			status,
			created_at: now,
			updated_at: now,
		}));
	}

	/** A recipient of an SMS; by default delivered. */
	smsRecipient(broadcast: Row, contact: Row, values: Values = {}): Row {
		return this.account.collection('smsRecipients').insert({
			broadcast: broadcast.id,
			contact: contact.id,
			name: `${String(contact['firstName'] ?? '')} ${String(contact['lastName'] ?? '')}`.trim(),
			phoneNumber: contact['phone'] ?? '',
			sentDate: isoDate(this.account.clock.now()),
			deliverability: 'delivered',
			...values,
		});
	}

	/** Approved WhatsApp templates in addition to the one that every account has. */
	whatsappTemplates(names: number | string[]): Row[] {
		return this.named('whatsappTemplates', names, 'template', (name) => ({
			id: this.account.uuid(),
			name,
			language: 'en',
			category: 'MARKETING',
			status: 'approved',
		}));
	}
}
