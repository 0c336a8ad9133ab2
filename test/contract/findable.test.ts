import { resources } from '../../nodes/ActiveCampaign/resources';
import { stemsOf } from './wordStems';

/** An operation as n8n's panel shows it. */
interface Entry {
	key: string;
	/** Stems of resource, name and action, which users read first. */
	title: Set<string>;
	/** Stems of the description. */
	description: Set<string>;
}

const entries: Entry[] = resources.flatMap(({ name: resource, value, operations }) =>
	Object.entries(operations).map(([name, { name: title, action, description }]) => ({
		key: `${value}.${name}`,
		title: new Set(stemsOf(`${resource} ${title} ${action}`)),
		description: new Set(stemsOf(description)),
	})),
);

/** Inverse document frequency of a stem: common stems distinguish little. */
function weightOf(stem: string): number {
	const holders = entries.filter(
		({ title, description }) => title.has(stem) || description.has(stem),
	).length;
	return holders === 0 ? 0 : Math.log(entries.length / holders);
}

/** Keys of the operations, best match first. */
function rankedKeys(phrase: string): string[] {
	const wanted = stemsOf(phrase).map((stem) => ({ stem, weight: weightOf(stem) }));
	const scored = entries.map(({ key, title, description }) => {
		const hits = wanted.map(({ stem, weight }) =>
			title.has(stem) ? weight : description.has(stem) ? weight / 2 : 0,
		);
		const sum = hits.reduce((total, hit) => total + hit, 0);
		// Of two equal matches the shorter one is more specific.
		return { key, score: sum / (1 + title.size / 40) };
	});
	return scored.sort((one, other) => other.score - one.score).map(({ key }) => key);
}

describe('Search for an operation', () => {
	test.each([
		['move a deal to another stage', ['deal.moveToStage']],
		['why did this contact bounce', ['contact.getBounceLogs']],
		['which links were clicked in a campaign', ['campaign.getLinks', 'campaign.getLinkClicks']],
		['upsert a custom object record', ['customObjectRecord.upsert']],
		['match a contact against a segment', ['segment.matchContact']],
		['send a WhatsApp template', ['whatsappTemplate.send']],
		['create an abandoned cart', ['ecommerceOrder.createCart']],
		['create or update a contact', ['contact.upsert']],
		['add a tag to a contact', ['contactTag.add']],
		['unsubscribe somebody from a list', ['subscription.unsubscribe']],
		['add a contact to an automation', ['contactAutomation.add']],
		['set a custom field of an account', ['accountFieldValue.create', 'account.update']],
	])('finds “%s” among the first three results', (phrase, wanted) => {
		const first = rankedKeys(phrase).slice(0, 3);
		expect({ phrase, first, found: first.some((key) => wanted.includes(key)) }).toMatchObject({
			found: true,
		});
	});
});
