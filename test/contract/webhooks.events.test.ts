import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { EventFilter } from '../../nodes/ActiveCampaign/core/event';
import { webhookEvents } from '../../nodes/ActiveCampaign/resources/settings/webhookEvents';
import { DeliveryReader } from '../../nodes/ActiveCampaign/trigger/webhook/deliveryReader';
import { passesFilters } from '../../nodes/ActiveCampaign/trigger/webhook/filters';

const folder = path.join(__dirname, 'webhooks');
const fixtures = readdirSync(folder)
	.filter((file) => file.endsWith('.json'))
	.map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Item);
const needsNoConnection = async () => await Promise.reject<never>(new Error('needs no connection'));
type Item = Record<string, unknown>;

describe.each(Object.entries(webhookEvents))('the entry of the event %s', (type, event) => {
	const items = fixtures.filter((item) => item.event === type);
	const filters: EventFilter[] = ['campaigns', 'lists', 'pipelines', 'stages', 'tags'];

	it('names a member of its deliveries under about', () => {
		for (const item of items) expect(item).toHaveProperty(event.about);
	});

	it('has changesFields if a delivery lists changed fields', () => {
		const listsFields = items.some(({ updated_fields }) => updated_fields !== undefined);
		if (listsFields) expect(event.changesFields).toBe(true);
	});

	it('has catchUp only if its deliveries carry the contact', () => {
		for (const item of event.catchUp ? items : []) expect(item).toHaveProperty('contact.id');
	});

	it.each(filters)('allows the filter %s if a delivery has what it reads', async (filter) => {
		const excludes = async (item: Item) =>
			!(await passesFilters(
				{ ...event, filters: [filter] },
				item,
				{ [filter]: ['no such name'] },
				new DeliveryReader(needsNoConnection, { warn: () => {} }),
			));
		const reads = (await Promise.all(items.map(excludes))).includes(true);
		if (reads) expect(event.filters).toContain(filter);
	});
});
