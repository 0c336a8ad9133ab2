import { refusalsOf } from './facts';
import { modelOf } from './models';
import type { Account, EmulatorResponse } from './types';

/** Builders of the answers that several operations share. */

export const ok = (body: unknown, status = 200): EmulatorResponse => ({ status, body });

export const message = (status: number, text: string): EmulatorResponse => ({
	status,
	body: { message: text },
});

/** 404 `No Result found for <Model> with id N`, in the wording and status known for the operation. */
export function notFound(key: string, collection: string, id: string): EmulatorResponse {
	const model = modelOf(collection);
	for (const { status, body } of [...refusalsOf(key)].reverse()) {
		const text = JSON.stringify(body);
		if (text.includes('"title":"Not Found"') && !text.includes('detail')) return { status, body };
		const found = /No [Rr]esult found for (\S+) with id/.exec(text);
		if (found && (found[1] === model || found[1] === 'contact')) {
			return message(status, `${found[0]} ${id}`);
		}
	}
	return message(404, `No Result found for ${model} with id ${id}`);
}

/** The response of a to-one relation without a related row. */
export function emptyRelation(
	{ assumes }: Pick<Account, 'assumes'>,
	member: string,
	collection: string,
): EmulatorResponse {
	if (assumes.emptyRelation === 'notFound404') {
		return message(404, `No Result found for ${modelOf(collection)} with id 0`);
	}
	return ok(assumes.emptyRelation === 'null' ? { [member]: null } : {});
}

/** One entry of the service's 422 shape. */
export function invalid(code: string, title: string, member: string): EmulatorResponse {
	return {
		status: 422,
		body: {
			errors: [{ title, detail: '', code, source: { pointer: `/data/attributes/${member}` } }],
		},
	};
}

export const duplicate = (title: string, member: string) => invalid('duplicate', title, member);

export const relatedMissing = (member: string) =>
	invalid('related_missing', `The related ${member} does not exist.`, member);

/** 422 for members that the operation requires, worded as documented where it is. */
export function missing(key: string, object: string, members: string[]): EmulatorResponse {
	const known = refusalsOf(key).flatMap(({ body }) =>
		body !== null && typeof body === 'object' && 'errors' in body && Array.isArray(body.errors)
			? (body.errors as Array<{ code?: string; source?: { pointer?: string } }>)
			: [],
	);
	const errors = members.map((member) => {
		const pointer = `/data/attributes/${member}`;
		return (
			known.find(({ code, source }) => code === 'field_missing' && source?.pointer === pointer) ?? {
				title: `The ${object} ${member} was not provided.`,
				detail: '',
				code: 'field_missing',
				source: { pointer },
			}
		);
	});
	return { status: 422, body: { errors } };
}
