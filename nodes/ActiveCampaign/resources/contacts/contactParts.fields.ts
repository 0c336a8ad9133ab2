import type { Field } from '../../core/descriptor';
import { choice, collection, longText, text, toggle } from '../../core/form/fields';
import type { Row } from '../../core/values';
import { automations, lists, tags } from '../shared/things';

const anyTags = (name: string, displayName: string, description: string): Field => ({
	...tags.picks(name, displayName, description),
	// No lookup: a tag may be new. The step resolves names and creates missing tags.
	lookup: undefined,
});

/** Parts that the bulk importer supports. */
const importable = [
	text(
		'account',
		'Account',
		'Name of the account that the contact belongs to; created when it is new',
		{
			placeholder: 'e.g. Example Ltd',
		},
	),
	anyTags(
		'addTags',
		'Add Tags',
		'Tags to put on the contact; new ones are created unless New Tags says otherwise',
	),
	choice('newTags', 'New Tags', 'What happens to a tag name that is not there yet', [
		['create', 'Create', 'It becomes a new tag of the account'],
		['refuse', 'Refuse', 'The item fails, with the names that are most like it'],
	]),
	lists.picks('subscribe', 'Subscribe to Lists', 'Lists to put the contact on'),
	lists.picks('unsubscribe', 'Unsubscribe From Lists', 'Lists to take the contact off'),
];

/** Tags, lists and other parts, written in the same step as the contact. */
export const parts: Field = {
	...collection('parts', 'Tags, Lists and More', 'Add Tag, List or More', [
		...importable,
		automations.picks('automations', 'Add to Automations', 'Automations that the contact enters'),
		choice('automationRule', 'Automations: When', 'When the contact enters', [
			['notIn', 'Not in It Now', 'Skip an automation that the contact is in'],
			['never', 'Never Been in It', 'Skip an automation that the contact is or was in'],
			['always', 'Always', 'Enter again each time'],
		]),
		anyTags(
			'exactTags',
			'Set Tags Exactly',
			'The tags to have: others are taken off, missing ones are put on',
		),
		text('jobTitle', 'Job Title', 'What the contact does in the account', {
			placeholder: 'e.g. Buyer',
		}),
		longText('note', 'Note', 'Text of a note to attach', { placeholder: 'e.g. Met at the fair' }),
		anyTags('removeTags', 'Remove Tags', 'Tags to take off the contact'),
		toggle(
			'resubscribe',
			'Subscribe Again',
			'Whether to subscribe a contact again who has unsubscribed, has not confirmed or has bounced. Only with their consent. If off, such contacts are skipped.',
		),
	]),
	sendAs: false,
};

/** The parts of Contact > Import. */
export const importParts: Field = {
	...collection('parts', 'Tags, Lists and More', 'Add Tag, List or More', importable),
	sendAs: false,
};

const importableNames = new Set(importable.map(({ name }) => name));

/** Whether the importer supports all of the given parts. */
export function fitsImporter(given: Row): boolean {
	return Object.keys(given).every((name) => importableNames.has(name));
}
