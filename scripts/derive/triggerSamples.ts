import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { webhookEvents } from '../../nodes/ActiveCampaign/resources/settings/webhookEvents';

/**
 * Writes the sample of each event into docs/triggers.md, between two markers, from the fixtures in
 * test/contract/webhooks.
 */

const root = path.join(__dirname, '..', '..');
const page = 'docs/triggers.md';
const folder = path.join(root, 'test', 'contract', 'webhooks');
const markers = { start: '<!-- samples:start -->', end: '<!-- samples:end -->' };

/** What a fixture's name ends with, best evidence first, and what the page says of it. */
const origins: ReadonlyMap<string, string> = new Map([
	['captured', 'From a captured delivery, names and addresses replaced.'],
	['documented', 'From the delivery in the reference.'],
	['adapted', 'Adapted from the captured delivery of a similar event.'],
	['keys', 'Member names from the reference, values made up.'],
]);
const ranks = [...origins.keys()];

interface Fixture {
	origin: string;
	item: { event?: unknown; date?: unknown };
}

function fixtures(): Fixture[] {
	return readdirSync(folder)
		.filter((file) => file.endsWith('.json'))
		.map((file) => {
			const origin = file.split('.').at(-2) ?? '';
			if (!origins.has(origin))
				throw new Error(`${file}: its name must end with one of ${ranks.join(', ')}`);
			const item = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Fixture['item'];
			return { origin, item };
		});
}

/** Of several fixtures of an event, the one with the best evidence, then the newest. */
function sampleOf(event: string, all: Fixture[]): Fixture {
	const [best] = all
		.filter(({ item }) => item.event === event)
		.sort(
			(one, other) =>
				ranks.indexOf(one.origin) - ranks.indexOf(other.origin) ||
				String(other.item.date).localeCompare(String(one.item.date)),
		);
	if (best === undefined) throw new Error(`${event}: no delivery in test/contract/webhooks`);
	return best;
}

function samples(): string {
	const all = fixtures();
	return Object.entries(webhookEvents)
		.map(([event, { name }]) => {
			const { origin, item } = sampleOf(event, all);
			return [
				`<details><summary><b>${name}</b> (<code>${event}</code>)</summary>`,
				origins.get(origin),
				`\`\`\`json\n${JSON.stringify(item, null, '\t')}\n\`\`\``,
				'</details>',
			].join('\n\n');
		})
		.join('\n\n');
}

/** The page with its samples renewed, before Prettier formats it. */
function renewed(text: string): string {
	const start = text.indexOf(markers.start);
	const end = text.indexOf(markers.end);
	if (start < 0 || end < start)
		throw new Error(`${page} needs ${markers.start} and, after it, ${markers.end}`);
	return `${text.slice(0, start + markers.start.length)}\n\n${samples()}\n\n${text.slice(end)}`;
}

const current = () => readFileSync(path.join(root, page), 'utf8').replaceAll('\r\n', '\n');

/** The page about triggers, from the deliveries that the tests use. */
export const triggerSamples = {
	title: 'samples of events',
	read: async () => ({ [page]: renewed(current()) }),
};
