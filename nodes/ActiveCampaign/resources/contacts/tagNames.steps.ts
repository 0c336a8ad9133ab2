import type { Tools, Wanted } from '../../core/descriptor';
import { nameKey } from '../../core/equality';
import { Failure } from '../../core/failure';
import { createNamed } from '../../core/run/createNamed';
import type { Row } from '../../core/values';
import { undefinedIfMissing, useNamed } from '../shared/named';
import { tags } from '../shared/things';
import { tagResource } from './tag';
import type { Writer } from './writer';

export interface NamedTag {
	id: string;
	name: string;
}

/** A tag that is not there is asked for again after this many milliseconds. */
const missingMs = 10_000;

/**
 * The tag that a name or an ID stands for; undefined where there is none. Throws `Failure`, also
 * for digits that are the ID of one tag and the name of another.
 */
export async function findTag(
	entry: string,
	tools: Tools,
	wanted: Wanted = {},
): Promise<NamedTag | undefined> {
	const called = await find(entry, tools, { missingMs, ...wanted });
	const picked = /^\d+$/.test(entry) ? await byId(entry, tools) : undefined;
	if (called && picked && String(called.id) !== String(picked.id)) {
		throw new Failure(`"${entry}" is the ID of one tag and the name of another`, {
			description: `Give the name of the first, ${named(picked).name}, or the ID of the second, ${String(called.id)}`,
		});
	}
	const tag = picked ?? called;
	return tag && named(tag);
}

/** The same, where a name that is new becomes a tag, once for all items. */
export async function findOrCreateTag(
	entry: string,
	tools: Tools,
	writer: Writer,
	wanted: Wanted = {},
): Promise<NamedTag> {
	const existing = await findTag(entry, tools, wanted);
	if (existing) return existing;
	const create = async () => await createTag(entry, tools, writer);
	return writer.isDryRun
		? await create()
		: await tools.remember(`new tag ${nameKey(entry)}`, ['tags'], create, wanted.foundMs);
}

/** Does something with the tag; see `useNamed`. */
export async function useTag(
	entry: string,
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
		find: async (wanted) => await find(name, tools, wanted),
	});
	return { id: String(row.id), name: String(row.tag ?? name) };
}

/** Contacts have tags of their own kind; one for templates may have the same name. */
async function find(name: string, tools: Tools, wanted: Wanted): Promise<Row | undefined> {
	const accepts = ({ tagType }: Row) => tagType !== 'template';
	return await tools.find(tags, name, { ...wanted, accepts });
}

async function byId(id: string, tools: Tools): Promise<Row | undefined> {
	return await tools
		.row(tags, { mode: 'id', value: id }, 'Tag')
		.catch((failure: unknown) => undefinedIfMissing(failure));
}

function named(tag: Row): NamedTag {
	return { id: String(tag.id), name: String(tag.tag) };
}
