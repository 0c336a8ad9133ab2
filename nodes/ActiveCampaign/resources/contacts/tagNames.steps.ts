import type { Tools } from '../../core/descriptor';
import { Failure } from '../../core/failure';
import type { Row } from '../../core/values';
import { tags } from '../shared/things';
import { tagResource } from './tag';
import type { Writer } from './writer';

export interface NamedTag {
	id: string;
	name: string;
}

/** The tag that an ID or a name stands for; undefined where there is none. Throws `Failure`. */
export async function findTag(entry: string, tools: Tools): Promise<NamedTag | undefined> {
	return await tools.remember(`tag ${entry.toLowerCase()}`, ['tags'], async () =>
		named(
			(/^\d+$/.test(entry) ? await byId(entry, tools) : undefined) ??
				(await tools.find(tags, entry)),
		),
	);
}

/** The same, where a name that is new becomes a tag, once for all items. */
export async function findOrCreateTag(
	entry: string,
	tools: Tools,
	writer: Writer,
): Promise<NamedTag> {
	const existing = await findTag(entry, tools);
	if (existing) return existing;
	const create = async () => await createTag(entry, tools, writer);
	return writer.isDryRun
		? await create()
		: await tools.remember(`new tag ${entry.toLowerCase()}`, ['tags'], create);
}

/** Another execution may create the tag first: then the name is taken, and the tag is there. */
async function createTag(name: string, tools: Tools, { write }: Writer): Promise<NamedTag> {
	const attempt = await write(tagResource.operations.create, { name, tagType: 'contact' }).then(
		(tag) => ({ tag }),
		(failure: unknown) => ({ failure }),
	);
	if ('tag' in attempt && attempt.tag.id !== undefined) return { id: String(attempt.tag.id), name };
	const existing = named(await tools.find(tags, name));
	if (existing) return existing;
	throw 'failure' in attempt
		? attempt.failure
		: new Failure(`ActiveCampaign did not confirm the new tag "${name}"`, {
				description: 'Look for the tag in ActiveCampaign, then run the item again',
			});
}

async function byId(id: string, tools: Tools): Promise<Row | undefined> {
	return await tools
		.row(tags, { mode: 'id', value: id }, 'Tag')
		.catch((failure: unknown) => undefinedIfMissing(failure));
}

/** Nothing for a failure that says that the thing does not exist; throws any other. */
export function undefinedIfMissing(failure: unknown): undefined {
	if (failure instanceof Failure && failure.facts.missing) return undefined;
	throw failure;
}

function named(tag: Row | undefined): NamedTag | undefined {
	return tag && { id: String(tag.id), name: String(tag.tag) };
}
