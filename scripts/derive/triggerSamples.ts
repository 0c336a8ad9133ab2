import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { webhookEvents } from '../../nodes/ActiveCampaign/resources/settings/webhookEvents';

/**
 * The sample item of each event in docs/triggers.md, between two markers, from the fixtures in
 * test/contract/webhooks.
 */

const root = path.join(__dirname, '..', '..');
const page = 'docs/triggers.md';
const folder = path.join(root, 'test', 'contract', 'webhooks');
const markers = { start: '<!-- samples:start -->', end: '<!-- samples:end -->' };

/** Suffixes of the fixtures' names, best evidence first, with the sentence for the page. */
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
				throw new Error(
					`${file}: the name must end with .<origin>.json, where <origin> is ${ranks.join(', ')}`,
				);
			const item = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Fixture['item'];
			return { origin, item };
		});
}

/** The fixture of an event with the best evidence; of several, the newest. */
function sampleOf(event: string, all: Fixture[]): Fixture {
	const [best] = all
		.filter(({ item }) => item.event === event)
		.sort(
			(one, other) =>
				ranks.indexOf(one.origin) - ranks.indexOf(other.origin) ||
				String(other.item.date).localeCompare(String(one.item.date)),
		);
	if (best === undefined)
		throw new Error(`no fixture for the event ${event}: add one to test/contract/webhooks`);
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

/** The page with new samples, before formatting. */
function withSamples(text: string): string {
	const start = text.indexOf(markers.start);
	const end = text.indexOf(markers.end);
	if (start < 0 || end < start)
		throw new Error(`${page} must contain ${markers.start} and, after it, ${markers.end}`);
	return `${text.slice(0, start + markers.start.length)}\n\n${samples()}\n\n${text.slice(end)}`;
}

const current = () => readFileSync(path.join(root, page), 'utf8').replaceAll('\r\n', '\n');

/** docs/triggers.md, with samples from the fixtures of the tests. */
export const triggerSamples = {
	title: 'trigger samples',
	read: async () => ({ [page]: withSamples(current()) }),
};
