import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { webhookEvents } from '../../nodes/ActiveCampaign/resources/settings/webhookEvents';
import { pollEvents } from '../../nodes/ActiveCampaign/trigger/poll/pollEvents';

/** The page for people shows each event as the trigger gives it. */
const page = readFileSync(path.join(__dirname, '../../docs/triggers.md'), 'utf8');
const samples = [
	...page.matchAll(/<b>(.+?)<\/b> \(<code>(\w+)<\/code>\)[^{]*```json\n(.+?)\n```/gs),
].map(([, name, event, text = '']) => ({ name, event, item: JSON.parse(text) as unknown }));
const folder = path.join(__dirname, 'webhooks');
const items = readdirSync(folder)
	.filter((file) => file.endsWith('.json'))
	.map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as unknown);

it('has a sample of every event, under its name', () => {
	expect(samples.map(({ name, event }) => [event, name])).toEqual(
		webhookEvents.map(([event, name]) => [event, name]),
	);
});

it.each(samples)('shows $name as the trigger gives it', ({ event, item }) => {
	expect(item).toMatchObject({ event });
	expect(items).toContainEqual(item);
});

it.each(Object.values(pollEvents))('says when to take the schedule trigger: $name', ({ name }) => {
	expect(page).toContain(name);
});
