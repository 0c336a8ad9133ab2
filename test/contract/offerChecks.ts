import type { ApiRequest } from '../../nodes/ActiveCampaign/core/client/exchange';
import type { Field, Operation } from '../../nodes/ActiveCampaign/core/descriptor';
import { neverSent } from './enums';
import type { Finding } from './findings';
import { type Fact, factOfRequest } from '../support/reference';
import { everyField } from './samples';
import { fieldsFor, isInside, isNamed, membersIn } from './sent';

const chosen = new Set(['options', 'multiOptions', 'boolean']);

/** Documented members and values that none of the requests sends. */
export function checkOffer(operation: Operation, fact: Fact, requests: ApiRequest[]): Finding[] {
	const fields = everyField(operation.fields ?? []);
	const written = fields.filter(({ type }) => type === 'json');
	const typed = fields.filter(({ type }) => !chosen.has(type));
	const sent = requests
		.filter((request) => factOfRequest(request) === fact)
		.flatMap((request) => membersIn(request, fact).members);

	return [true, false].flatMap((inQuery) => {
		const here = sent.filter((member) => Boolean(member.inQuery) === inQuery);
		const known = fieldsFor(fact, { inQuery });
		return known.flatMap((field): Finding[] => {
			// Anything inside JSON that the user writes can be sent.
			const isWritten = here.some(
				({ name }) => isInside(field.name, name) && written.some((one) => sends(one, name)),
			);
			if (isWritten) return [];
			const values = here.filter(({ name }) => isNamed(field.name, name));
			if (values.length === 0) {
				const isOpen = !known.some(({ name }) => isInside(name, field.name));
				if (isOpen && here.some(({ name }) => isInside(name, field.name))) return [];
				return [
					{
						about: field.name,
						message: `"${field.name}" (${field.type}) is not offered`,
						notOffered: true,
					},
				];
			}
			if (typed.some((one) => sends(one, field.name))) return [];
			return neverSent(
				field,
				values.map(({ value }) => value),
			).map((value) => ({
				about: `${field.name}=${value}`,
				message: `"${field.name}" can be ${value}, which is not offered`,
				notOffered: true,
			}));
		});
	});
}

function sends({ name, sendAs }: Field, member: string): boolean {
	if (typeof sendAs === 'function' || sendAs === false) return false;
	const key = sendAs ?? name;
	return member === key || member.endsWith(`.${key}`);
}
