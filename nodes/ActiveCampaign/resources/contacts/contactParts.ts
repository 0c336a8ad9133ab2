import { plainRequest } from '../../core/client/route';
import type { Field, Tools } from '../../core/descriptor';
import { Failure } from '../../core/failure';
import { choice, collection, longText, text, toggle } from '../../core/form/fields';
import type { Row } from '../../core/values';
import { automations, lists, tags } from '../shared/things';

const anyTags = (name: string, displayName: string, description: string): Field => ({
	...tags.picks(name, displayName, description),
	// A tag may be new: names are looked up, and created, where they are used.
	lookup: undefined,
});

/** What the bulk importer can do beside the contact itself. */
const importable = [
	text(
		'account',
		'Account',
		'Name of the account that the contact belongs to; created when it is new',
		{
			placeholder: 'e.g. Example Ltd',
		},
	),
	anyTags('addTags', 'Add Tags', 'Tags to put on the contact; new ones are created'),
	lists.picks('subscribe', 'Subscribe to Lists', 'Lists to put the contact on'),
	lists.picks('unsubscribe', 'Unsubscribe From Lists', 'Lists to take the contact off'),
];

/** Tags, lists and the rest, done in the same step as the contact. */
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
			'Whether to subscribe even a contact who has unsubscribed. Only with their consent.',
		),
	]),
	sendAs: false,
};

/** The parts that the bulk importer takes as well. */
export const importParts: Field = {
	...collection('parts', 'Tags, Lists and More', 'Add Tag, List or More', importable),
	sendAs: false,
};

const importableNames = new Set(importable.map(({ name }) => name));

/** True when the importer can do everything that is asked beside the contact. */
export function fitsImporter(given: Row): boolean {
	return Object.keys(given).every((name) => importableNames.has(name));
}

export interface KnownTag {
	id: string;
	name: string;
}

/**
 * The tag that a picked ID or a name stands for; a name that is new becomes a tag, once for all
 * items, and a race for it counts as found.
 */
export async function tagCalled(
	entry: string,
	tools: Tools,
	create: boolean,
): Promise<KnownTag | undefined> {
	return await tools.remember(`tag ${create} ${entry.toLowerCase()}`, ['tags'], async () => {
		const known =
			(/^\d+$/.test(entry) ? await byId(entry, tools) : undefined) ??
			(await tools.find(tags, entry));
		if (known) return { id: String(known.id), name: String(known.tag) };
		return create ? await newTag(entry, tools) : undefined;
	});
}

async function byId(id: string, tools: Tools): Promise<Row | undefined> {
	return await tools
		.row(tags, { mode: 'id', value: id }, 'Tag')
		.catch((failure: unknown) => unless(failure));
}

function unless(failure: unknown): undefined {
	if (failure instanceof Failure && /^There is no /.test(failure.message)) return undefined;
	throw failure;
}

async function newTag(name: string, tools: Tools): Promise<KnownTag> {
	const request = plainRequest('POST', '/tags', {}, { tag: { tag: name, tagType: 'contact' } });
	const attempt = await tools.call(request).then(
		(body) => ({ body: body as { tag?: Row } }),
		(failure: unknown) => ({ failure }),
	);
	if ('body' in attempt) return { id: String(attempt.body.tag?.id), name };
	// Somebody else was quicker, or the answer was lost: look whether it is there now.
	const known = await tools.find(tags, name);
	if (known) return { id: String(known.id), name: String(known.tag) };
	throw attempt.failure;
}
