import type { ApiRequest } from '../../nodes/ActiveCampaign/core/client/exchange';
import { notAmong } from './enums';
import type { Finding } from './findings';
import { matchesType } from './fits';
import { type Fact, type FactField, factOfRequest, mayHavePages } from '../support/reference';
import { fieldOf, fieldsFor, isNamed, type Member, membersIn } from './sent';

/** Deviations of one request from the reference. */
export function checkRequest(request: ApiRequest, main: readonly Fact[]): Finding[] {
	const fact = factOfRequest(request);
	if (fact === undefined) {
		const route = `${request.method} ${request.path}`;
		return [{ about: `request ${route}`, message: `the reference has no ${route}` }];
	}
	const { members, faults } = membersIn(request, fact);
	return [
		...faults.map((message) => ({ about: 'envelope', message })),
		...members.flatMap((member) => checkMember(member, fact)),
		...(main.includes(fact) ? missing(fact, members) : []),
	];
}

function checkMember(member: Member, fact: Fact): Finding[] {
	const field = fieldOf(fact, member);
	if (field === undefined && isPosition(member) && mayHavePages(fact)) return [];
	if (field === undefined) {
		const place = `${member.inQuery ? 'query' : 'body'} of ${fact.method} ${fact.path}`;
		return [{ about: `+${member.name}`, message: `the ${place} has no "${member.name}"` }];
	}
	// The reference does not describe the members of an open object.
	if (!isNamed(field.name, member.name)) return [];
	const shown = JSON.stringify(member.value);
	if (!matchesType(member.value, typeOf(field, member))) {
		const message = `"${field.name}" is ${field.type}, not ${shown}`;
		return [{ about: `type ${field.name}`, message }];
	}
	if (isOnWrongSide(field, member, fact)) {
		const message = `"${field.name}" is on the wrong side of the envelope`;
		return [{ about: 'envelope', message }];
	}
	return notAmong(field, member.value).map((value) => ({
		about: `${field.name}=${value}`,
		message: `"${field.name}" cannot be ${value}`,
	}));
}

/** Where a page of a list begins, and how long it is. */
function isPosition({ name, inQuery }: Member): boolean {
	return inQuery === true && (name === 'limit' || name === 'offset');
}

function isOnWrongSide(
	field: FactField,
	{ inQuery, outsideEnvelope }: Member,
	{ body }: Fact,
): boolean {
	if (inQuery || !body?.envelope) return false;
	return Boolean(field.outsideEnvelope) !== Boolean(outsideEnvelope);
}

/** The query may hold an array as text with commas; `ids[]` in a body has the type of its elements. */
function typeOf({ name, type }: FactField, { inQuery }: Member): string {
	if (inQuery && type.startsWith('array')) return 'any';
	return name.endsWith('[]') && !type.startsWith('array') ? `array<${type}>` : type;
}

/** Required members that a request lacks; those of an object only if the object is sent. */
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
				message: `"${name}" is required, and some filled-in forms do not send it`,
			}));
	});
}

function isTop(name: string): boolean {
	return !name.includes('.');
}

function outer(name: string): string {
	return name.replace(/(\[\])?\.[^.]*$/, '');
}
