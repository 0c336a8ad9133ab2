import type { Tools } from '../../core/descriptor';
import type { Row } from '../../core/values';
import type { Word } from '../../core/words';
import { tags } from '../shared/things';
import { type Part, type PartInput, rowsOfOwner } from './contactPart';
import { contactTagResource } from './contactTag';
import {
	checkKnown,
	findOrCreateTag,
	findTag,
	refusesNewTags,
	tagsToAdd,
	useTag,
} from './tagNames.steps';

const { add } = contactTagResource.operations;

/** The tags that an item names, by what is to be done with them. */
interface NamedTags {
	exact: Word[];
	add: Word[];
	remove: Word[];
}

/** Add Tags, Remove Tags and Set Tags Exactly. */
export async function tagParts(input: PartInput): Promise<Part[]> {
	const given = await readTags(input.parts, input.step);
	return [
		...(given.exact.length === 0 ? [] : [setExactly(given.exact, input)]),
		...given.add.map((entry) => addTag(entry, input)),
		...given.remove.map((entry) => removeTag(entry, input)),
	];
}

/**
 * Throws `Failure` for what can be no list of tags and, where new tags are refused, for names that
 * are no tags, before anything is stored.
 */
export async function checkTags(parts: Row, tools: Tools): Promise<void> {
	const { exact, add: added } = await readTags(parts, tools);
	if (!refusesNewTags(parts)) return;
	await checkKnown(exact, 'Set Tags Exactly', tools);
	await checkKnown(added, 'Add Tags', tools);
}

async function readTags(parts: Row, tools: Tools): Promise<NamedTags> {
	return {
		exact: await tagsToAdd(parts, 'exactTags', 'Set Tags Exactly', tools),
		add: await tagsToAdd(parts, 'addTags', 'Add Tags', tools),
		remove: await tools.entries(tags, parts.removeTags, 'Remove Tags'),
	};
}

function addTag(entry: Word, { owner, step, writer }: PartInput): Part {
	return {
		part: `tag ${entry.text}`,
		work: async () => {
			await useTag(
				entry,
				step,
				writer,
				async (tag) => await writer.write(add, { contact: owner.id, tag }),
			);
			return undefined;
		},
	};
}

function removeTag(entry: Word, { owner, step, writer }: PartInput): Part {
	return {
		part: `remove tag ${entry.text}`,
		work: async () => {
			const tag = await findTag(entry, step);
			const rows = tag ? await rowsOfOwner(owner, 'contactTags', step) : [];
			const row = rows.find((one) => String(one.tag) === tag?.id);
			if (!row) return 'The contact does not have this tag';
			await writer.remove('contactTags', String(row.id));
			return undefined;
		},
	};
}

/** Sends only the differences. */
function setExactly(entries: Word[], { owner, step, writer }: PartInput): Part {
	return {
		part: `tags exactly ${entries.map(({ text }) => text).join(', ')}`,
		work: async () => {
			const tags = await Promise.all(
				entries.map(async (entry) => await findOrCreateTag(entry, step, writer)),
			);
			const wanted = [...new Set(tags.map(({ id }) => id))];
			const present = await rowsOfOwner(owner, 'contactTags', step);
			const surplus = present.filter((row) => !wanted.includes(String(row.tag)));
			const missing = wanted.filter((id) => !present.some((row) => String(row.tag) === id));
			for (const { id } of surplus) await writer.remove('contactTags', String(id));
			for (const tag of missing) await writer.write(add, { contact: owner.id, tag });
			return surplus.length + missing.length === 0
				? 'The contact has exactly these tags'
				: undefined;
		},
	};
}
