import type { Tools, Wanted } from '../../core/descriptor';
import { nameKey } from '../../core/equality';
import { Failure } from '../../core/failure';
import { createNamed } from '../../core/run/createNamed';
import { isIdOf } from '../../core/run/identify';
import { type Row, shorten } from '../../core/values';
import { type Word, wordsOf } from '../../core/words';
import { useNamed } from '../shared/named';
import { tags } from '../shared/things';
import { tagResource } from './tag';
import type { Writer } from './writer';

export interface NamedTag {
	id: string;
	name: string;
}

/** A tag that is not there is asked for again after this many milliseconds. */
const missingMs = 10_000;

/** The tag that an entry stands for; undefined where there is none. Throws `Failure`, also for a picked ID without tag. */
export async function findTag(
	entry: Word,
	tools: Tools,
	wanted: Wanted = {},
): Promise<NamedTag | undefined> {
	const tag = await tools.entry(tags, entry, { missingMs, accepts: isOfContacts, ...wanted });
	if (tag) return named(tag);
	if (entry.stated !== 'id' || !isIdOf(tags, entry.text)) return undefined;
	throw new Failure(`There is no tag with ID ${shorten(entry.text)}`, {
		description: 'Choose the tag again from the list: it may have been deleted',
	});
}

/** The same, where a name that is new becomes a tag, once for all items. */
export async function findOrCreateTag(
	entry: Word,
	tools: Tools,
	writer: Writer,
	wanted: Wanted = {},
): Promise<NamedTag> {
	const existing = await findTag(entry, tools, wanted);
	if (existing) return existing;
	const create = async () => await createTag(entry.text, tools, writer);
	return writer.isDryRun
		? await create()
		: await tools.remember(`new tag ${nameKey(entry.text)}`, ['tags'], create, wanted.foundMs);
}

/** Whether a name that is no tag yet fails the item. */
export function refusesNewTags({ newTags }: Row): boolean {
	return newTags === 'refuse';
}

/** Tags to add; a name with a comma can only stay whole where it has to be that of a tag. */
export async function tagsToAdd(parts: Row, name: string, label: string, tools: Tools) {
	return refusesNewTags(parts)
		? await tools.entries(tags, parts[name], label)
		: wordsOf(parts[name], label);
}

/** Throws `Failure` with look-alikes where one of the entries is no tag. */
export async function checkKnown(entries: Word[], label: string, tools: Tools): Promise<void> {
	for (const entry of entries) {
		const tag = await findTag(entry, tools, { label });
		if (!tag) throw await tools.noneCalled(tags, entry.text, label);
	}
}

/** Does something with the tag; see `useNamed`. */
export async function useTag(
	entry: Word,
	tools: Tools,
	writer: Writer,
	use: (id: string) => Promise<unknown>,
): Promise<void> {
	const idOf = async (wanted: Wanted) => (await findOrCreateTag(entry, tools, writer, wanted)).id;
	await useNamed(idOf, use);
}

async function createTag(name: string, tools: Tools, { write }: Writer): Promise<NamedTag> {
	const row = await createNamed({
		kind: tags.name,
		name,
		create: async () => await write(tagResource.operations.create, { name, tagType: 'contact' }),
		find: async (wanted) => await tools.find(tags, name, { ...wanted, accepts: isOfContacts }),
	});
	return { id: String(row.id), name: String(row.tag ?? name) };
}

/** Contacts have tags of their own kind; one for templates may have the same name. */
const isOfContacts = ({ tagType }: Row) => tagType !== 'template';

function named(tag: Row): NamedTag {
	return { id: String(tag.id), name: String(tag.tag) };
}
