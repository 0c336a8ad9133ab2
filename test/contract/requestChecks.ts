import type { ApiRequest } from '../../nodes/ActiveCampaign/core/types';
import type { Finding } from './findings';
import { type Fact, type FactField, factOfRequest } from './reference';
import { fieldOf, fieldsFor, isNamed, membersIn } from './sent';
import { fits } from './fits';

/** What one request does that the reference does not know or allow. */
export function checkRequest(request: ApiRequest, main: Fact): Finding[] {
	const fact = factOfRequest(request);
	if (fact === undefined) {
		const route = `${request.method} ${request.path}`;
		return [{ about: `request ${route}`, says: `the reference has no ${route}` }];
	}
	const { members, faults } = membersIn(request, fact);
	return [
		...faults.map((says) => ({ about: 'envelope', says })),
		...members.flatMap((member): Finding[] => {
			const place = member.inQuery ? 'query' : 'body';
			const field = fieldOf(fact, member);
			if (field === undefined) {
				const says = `the ${place} of ${fact.method} ${fact.path} has no "${member.name}"`;
				return [{ about: `+${member.name}`, says }];
			}
			if (!isNamed(field.name, member.name)) return [];
			const shown = JSON.stringify(member.value);
			if (!fits(member.value, typeOf(field, member)))
				return [
					{ about: `type ${field.name}`, says: `"${field.name}" is ${field.type}, not ${shown}` },
				];
			if (
				!member.inQuery &&
				Boolean(field.outsideEnvelope) !== Boolean(member.beside) &&
				fact.body?.envelope
			)
				return [
					{ about: 'envelope', says: `"${field.name}" is on the wrong side of the envelope` },
				];
			const choices = field.enum?.map(folded(field.name)) ?? [];
			const values = Array.isArray(member.value) ? member.value : [member.value];
			return choices.length > 0 &&
				!values.map(folded(field.name)).every((value) => choices.includes(value))
				? [{ about: `${field.name}=${values.join()}`, says: `"${field.name}" cannot be ${shown}` }]
				: [];
		}),
		...(fact === main ? missing(fact, request) : []),
	];
}

/** `ids[]` of the query is typed by its elements, and an array may be a text with commas there. */
function typeOf({ name, type }: FactField, { inQuery }: Member): string {
	if (inQuery && type.startsWith('array')) return 'any';
	return name.endsWith('[]') && !type.startsWith('array') ? `array<${type}>` : type;
}

/** A value for comparison: the reference puts some in quotes, and differs in the case of directions. */
export function folded(name: string): (value: unknown) => string {
	return (value) => {
		const plain = String(value).replace(/^"(.*)"$/, '$1');
		return /^orders?\[/.test(name) ? plain.toLowerCase() : plain;
	};
}

/** Required members that a request lacks; those of an object only where the object is sent. */
function missing(fact: Fact, request: ApiRequest): Finding[] {
	const { members } = membersIn(request, fact);
	return [true, false].flatMap((inQuery) =>
		fieldsFor(fact, { inQuery })
			.filter((field) => field.required)
			.filter(({ name }) => {
				const outer = name.includes('.') ? name.replace(/(\[\])?\.[^.]*$/, '') : undefined;
				const sent = members.filter((member) => Boolean(member.inQuery) === inQuery);
				if (outer !== undefined && !sent.some((member) => isNamed(outer, member.name)))
					return false;
				return !sent.some((member) => isNamed(name, member.name));
			})
			.map(({ name }) => ({
				about: `${name} required`,
				says: `"${name}" is required, and some filled-in forms do not send it`,
			})),
	);
}
