import type { ApiRequest, Field, Operation } from '../../nodes/ActiveCampaign/core/types';
import type { Finding } from './findings';
import { type Fact, type FactField, factOfRequest } from './reference';
import { folded } from './requestChecks';
import { membersOf } from './samples';
import { fieldsFor, isInside, isNamed, type Member, membersIn } from './sent';

/** What the reference knows of an operation and no form of all those tried can send. */
export function checkOffer(operation: Operation, fact: Fact, requests: ApiRequest[]): Finding[] {
	const sent = requests
		.filter((request) => factOfRequest(request) === fact)
		.flatMap((request) => membersIn(request, fact).members);
	const open = leaves(operation.fields ?? []).filter(({ type }) => type === 'json');
	return [true, false].flatMap((inQuery) => {
		const here = sent.filter((member) => Boolean(member.inQuery) === inQuery);
		return fieldsFor(fact, { inQuery }).flatMap((field): Finding[] => {
			const values = here.filter(({ name }) => isNamed(field.name, name));
			if (values.length > 0) return unsent(field, values, operation);
			// What stands in JSON that the user writes is there for the taking.
			const isFree = here.some(
				({ name }) => isInside(field.name, name) && open.some((one) => sends(one, name)),
			);
			return isFree
				? []
				: [{ about: field.name, says: `"${field.name}" (${field.type}) is not offered` }];
		});
	});
}

/** Values of an enumeration that no choice gives. */
function unsent(field: FactField, members: Member[], operation: Operation): Finding[] {
	const typed = leaves(operation.fields ?? []).some(
		(one) => sends(one, field.name) && !['options', 'multiOptions', 'boolean'].includes(one.type),
	);
	if (typed) return [];
	const given = members
		.flatMap(({ value }) => (Array.isArray(value) ? (value as unknown[]) : [value]))
		.map(folded(field.name));
	return (field.enum ?? [])
		.filter((value) => !given.includes(folded(field.name)(value)))
		.map((value) => ({
			about: `${field.name}=${folded(field.name)(value)}`,
			says: `"${field.name}" can be ${folded(field.name)(value)}, which is not offered`,
		}));
}

function sends({ name, sendAs }: Field, member: string): boolean {
	if (typeof sendAs === 'function' || sendAs === false) return false;
	const key = sendAs ?? name;
	return member === key || member.endsWith(`.${key}`);
}

/** Fields without those that only hold others. */
function leaves(fields: Field[]): Field[] {
	return fields.flatMap((field) => {
		const inner = membersOf(field);
		return inner.length === 0 ? [field] : inner.flatMap(leaves);
	});
}
