import { resources } from '../../nodes/ActiveCampaign/resources';
import { stemsOf } from './wordStems';

/** What n8n's panel shows of an operation. */
interface Entry {
	key: string;
	/** Stems of the action and of the resource's name, which are read first. */
	title: Set<string>;
	/** Stems of the sentence below. */
	more: Set<string>;
}

const entries: Entry[] = resources.flatMap(({ name: resource, value, operations }) =>
	Object.entries(operations).map(([name, { name: title, action, description }]) => ({
		key: `${value}.${name}`,
		title: new Set(stemsOf(`${resource} ${title} ${action}`)),
		more: new Set(stemsOf(description)),
	})),
);

/** How rare a stem is: what stands in every second entry tells nothing. */
function weightOf(stem: string): number {
	const holders = entries.filter(({ title, more }) => title.has(stem) || more.has(stem)).length;
	return holders === 0 ? 0 : Math.log(entries.length / holders);
}

/** What a reader of the lists would look at first, best first. */
function found(phrase: string): string[] {
	const wanted = stemsOf(phrase).map((stem) => ({ stem, weight: weightOf(stem) }));
	const scored = entries.map(({ key, title, more }) => {
		const hits = wanted.map(({ stem, weight }) =>
			title.has(stem) ? weight : more.has(stem) ? weight / 2 : 0,
		);
		const sum = hits.reduce((total, hit) => total + hit, 0);
		// Of two that say the same, the shorter one is about it.
		return { key, score: sum / (1 + title.size / 40) };
	});
	return scored.sort((one, other) => other.score - one.score).map(({ key }) => key);
}

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
])('“%s” is found among the first three', (phrase, wanted) => {
	const first = found(phrase).slice(0, 3);
	expect({ phrase, first, found: first.some((key) => wanted.includes(key)) }).toMatchObject({
		found: true,
	});
});
