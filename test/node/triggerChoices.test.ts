import { openPollBench, type PollBench } from './pollBench';
import { delivery, hooks, openTriggerBench, type TriggerBench } from './triggerBench';

describe('The choices of the webhook trigger', () => {
	let bench: TriggerBench;
	beforeEach(async () => {
		bench = await openTriggerBench('real');
	});
	afterEach(async () => await bench.close());

	it('are taken by value or label at activation and at delivery', async () => {
		const { post, items } = await bench.activate({
			events: '={{ ["contact updated", "Subscribe"] }}',
			sources: '={{ "Public, API" }}',
			options: { includeRawBody: '={{ "TRUE" }}', ignoreOwnWrites: '={{ "none" }}' },
		});
		expect(hooks(bench.emulator)[0]).toMatchObject({
			events: ['update', 'subscribe'],
			sources: ['public', 'api'],
		});
		expect(await post(delivery({}))).toBe(200);
		expect(items()).toMatchObject([{ event: 'update', raw: expect.anything() }]);
	});

	it.each([
		[
			'events',
			{ events: '={{ ["updated by magic"] }}' },
			'Events has no choice "updated by magic"',
		],
		['sources', { events: ['update'], sources: '={{ ["web"] }}' }, 'Sources has no choice "web"'],
		[
			'options',
			{ events: ['update'], options: { ignoreOwnWrites: '={{ "mine" }}' } },
			'Ignore Own Changes has no choice "mine"',
		],
		['no events', { events: '={{ "" }}' }, 'Events is empty'],
	])('fail the activation if they are unknown: %s', async (_, parameters, message) => {
		const { trigger } = await bench.open(parameters);
		await expect(bench.run(trigger.activate())).rejects.toThrow(message);
		expect(hooks(bench.emulator)).toEqual([]);
	});
});

describe('The event of the schedule trigger', () => {
	let bench: PollBench;
	beforeEach(async () => {
		bench = await openPollBench();
	});
	afterEach(async () => await bench.close());

	it.each(['contactChanged', ' CONTACT CREATED OR UPDATED (CATCH-UP) '])(
		'is taken as %p',
		async (event) => {
			bench.emulator.seed.contacts(1);
			const items = await bench.test({ event: `={{ "${event}" }}` });
			expect(items).toMatchObject([{ event: 'contactChanged' }]);
		},
	);

	it.each(['contact changed', ''])('is refused as %p', async (event) => {
		await expect(bench.poll({ event: `={{ "${event}" }}` })).rejects.toThrow(
			event === '' ? 'Event is empty' : `Event has no choice "${event}"`,
		);
		expect(bench.emulator.journal.entries).toEqual([]);
	});
});
