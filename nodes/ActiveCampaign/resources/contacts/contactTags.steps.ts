import { isEmpty, type Row, splitList } from '../../core/values';
import { type Part, type PartInput, rowsOfOwner } from './contactPart';
import { contactTagResource } from './contactTag';
import { findOrCreateTag, findTag, useTag } from './tagNames.steps';

const { add } = contactTagResource.operations;

/** Add Tags, Remove Tags and Set Tags Exactly. */
export function tagParts(input: PartInput): Part[] {
	const { exactTags, addTags, removeTags } = input.parts;
	return [
		...(isEmpty(exactTags) ? [] : [setExactly(splitList(exactTags, 'Set Tags Exactly'), input)]),
		...splitList(addTags, 'Add Tags').map((entry) => addTag(entry, input)),
		...splitList(removeTags, 'Remove Tags').map((entry) => removeTag(entry, input)),
	];
}

/** Throws `Failure` for what can be no list of tags, before anything is stored. */
export function checkTags({ exactTags, addTags, removeTags }: Row): void {
	splitList(exactTags, 'Set Tags Exactly');
	splitList(addTags, 'Add Tags');
	splitList(removeTags, 'Remove Tags');
}

function addTag(entry: string, { owner, step, writer }: PartInput): Part {
	return {
		part: `tag ${entry}`,
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

function removeTag(entry: string, { owner, step, writer }: PartInput): Part {
	return {
		part: `remove tag ${entry}`,
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
function setExactly(entries: string[], { owner, step, writer }: PartInput): Part {
	return {
		part: `tags exactly ${entries.join(', ')}`,
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
