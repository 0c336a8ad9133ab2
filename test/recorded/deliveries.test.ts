import { webhookEvents } from '../../nodes/ActiveCampaign/resources/settings/webhookEvents';
import { type DeliveryBench, openDeliveryBench } from './deliveryBench';
import { type DeliveryReplay, entries } from './entry';

let bench: DeliveryBench;
beforeEach(async () => {
	bench = await openDeliveryBench();
});
afterEach(async () => await bench.close());

const allEvents = Object.keys(webhookEvents);

const withDeliveries = entries.filter(({ deliveries = [] }) => deliveries.length > 0);

describe.each(withDeliveries)('$id ($strength)', (entry) => {
	it.each(entry.deliveries ?? [])('$title', async (replay: DeliveryReplay) => {
		const { delivery = entry.delivery ?? {}, filters = {}, item, ignored } = replay;
		const received = await bench.receive(delivery, { events: allEvents, filters });
		expect(received).toEqual({
			status: 200,
			answer: ignored === undefined ? { message: 'Workflow was started' } : { ignored },
			items: item === undefined ? [] : [{ ...item, eventId: expect.any(String) }],
		});
		// A delivery of this kind says everything itself.
		expect(bench.stub.requests).toEqual([]);
	});

	it('starts nothing if its event is not one of the trigger', async () => {
		const [first] = entry.deliveries ?? [];
		const delivery = first?.delivery ?? entry.delivery ?? {};
		const events = allEvents.filter((event) => event !== delivery.type);
		expect(await bench.receive(delivery, { events })).toEqual({
			status: 200,
			answer: { ignored: 'not an event of this trigger' },
			items: [],
		});
	});
});
