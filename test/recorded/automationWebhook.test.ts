import { webhookEvents } from '../../nodes/ActiveCampaign/resources/settings/webhookEvents';
import { openDeliveryBench, type DeliveryBench } from './deliveryBench';
import { describeEntry } from './entry';

let bench: DeliveryBench;
beforeEach(async () => {
	bench = await openDeliveryBench();
});
afterEach(async () => await bench.close());

const allEvents = Object.keys(webhookEvents);

/**
 * The Webhook step of an automation posts to a URL that its author types, and names no event. No
 * trigger takes it yet: the webhook trigger leaves it alone. Once one does, it is expected to become
 * an item with the contact, its tags as a list and its fields under their personalization tags, as
 * test/contract/webhooks/automation.captured.json has it, and to be no other event.
 */
describeEntry('webhook.automation.2019', ({ delivery = {} }) => {
	const leftAlone = {
		status: 200,
		answer: { ignored: 'not an event of this trigger' },
		items: [],
	};

	it('starts nothing at a trigger of all events, and asks the account nothing', async () => {
		expect(await bench.receive(delivery, { events: allEvents })).toEqual(leftAlone);
		expect(bench.stub.requests).toEqual([]);
	});

	it.each(allEvents)('is not taken for %s', async (event) => {
		expect(await bench.receive(delivery, { events: [event] })).toEqual(leftAlone);
	});

	it('is left alone with an empty type as well', async () => {
		const received = await bench.receive({ type: '', ...delivery }, { events: allEvents });
		expect(received).toEqual(leftAlone);
	});
});
