import type { ApiRequest } from '../../nodes/ActiveCampaign/core/client/exchange';
import { notAmong } from './enums';
import type { Finding } from './findings';
import { fits } from './fits';
import { type Fact, type FactField, factOfRequest } from './reference';
import { fieldOf, fieldsFor, isNamed, type Member, membersIn } from './sent';

/** What one request does that the reference does not know or allow. */
export function checkRequest(request: ApiRequest, main: readonly Fact[]): Finding[] {
	const fact = factOfRequest(request);
	if (fact === undefined) {
		const route = `${request.method} ${request.path}`;
		return [{ about: `request ${route}`, says: `the reference has no ${route}` }];
	}
	const { members, faults } = membersIn(request, fact);
	return [
		...faults.map((says) => ({ about: 'envelope', says })),
		...members.flatMap((member) => checkMember(member, fact)),
		...(main.includes(fact) ? missing(fact, members) : []),
	];
}

function checkMember(member: Member, fact: Fact): Finding[] {
	const field = fieldOf(fact, member);
	if (field === undefined) {
		const place = `${member.inQuery ? 'query' : 'body'} of ${fact.method} ${fact.path}`;
		return [{ about: `+${member.name}`, says: `the ${place} has no "${member.name}"` }];
	}
	// Of what is inside an object that the reference leaves open, nothing more is known.
	if (!isNamed(field.name, member.name)) return [];
	const shown = JSON.stringify(member.value);
	if (!fits(member.value, typeOf(field, member))) {
		const says = `"${field.name}" is ${field.type}, not ${shown}`;
		return [{ about: `type ${field.name}`, says }];
	}
	if (isBesideWrongly(field, member, fact)) {
		const says = `"${field.name}" is on the wrong side of the envelope`;
		return [{ about: 'envelope', says }];
	}
	return notAmong(field, member.value).map((value) => ({
		about: `${field.name}=${value}`,
		says: `"${field.name}" cannot be ${value}`,
	}));
}

function isBesideWrongly(field: FactField, { inQuery, beside }: Member, { body }: Fact): boolean {
	if (inQuery || !body?.envelope) return false;
	return Boolean(field.outsideEnvelope) !== Boolean(beside);
}

/** `ids[]` of the query is typed by its elements, and an array may be a text with commas there. */
function typeOf({ name, type }: FactField, { inQuery }: Member): string {
	if (inQuery && type.startsWith('array')) return 'any';
	return name.endsWith('[]') && !type.startsWith('array') ? `array<${type}>` : type;
}

/** Required members that a request lacks; those of an object only where the object is sent. */
function missing(fact: Fact, members: Member[]): Finding[] {
	return [true, false].flatMap((inQuery) => {
		const sent = members.filter((member) => Boolean(member.inQuery) === inQuery);
		const isSent = (name: string) => sent.some((member) => isNamed(name, member.name));
		return fieldsFor(fact, { inQuery })
			.filter(
				({ name, required }) => required && !isSent(name) && (isTop(name) || isSent(outer(name))),
			)
			.map(({ name }) => ({
				about: `${name} required`,
				says: `"${name}" is required, and some filled-in forms do not send it`,
			}));
	});
}

function isTop(name: string): boolean {
	return !name.includes('.');
}

function outer(name: string): string {
	return name.replace(/(\[\])?\.[^.]*$/, '');
}
