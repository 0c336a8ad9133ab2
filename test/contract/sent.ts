import type { ApiRequest } from '../../nodes/ActiveCampaign/core/client/exchange';
import { isRow, type Row } from '../../nodes/ActiveCampaign/core/values';
import type { Fact, FactField } from '../support/reference';

/** A member of a request, named as the reference names it: `filters[x]`, `fields[].id`. */
export interface Member {
	name: string;
	value: unknown;
	/** In the query, not in the body. */
	inQuery?: boolean;
	/** In the body, outside the envelope. */
	outsideEnvelope?: boolean;
}

/** All members of a request, without the envelope; `faults` lists problems of the envelope. */
export function membersIn(
	request: Pick<ApiRequest, 'query' | 'body'>,
	fact: Fact,
): { members: Member[]; faults: string[] } {
	const faults: string[] = [];
	const query = flatten(request.query, '').map((member) => ({ ...member, inQuery: true }));
	return { members: [...query, ...bodyMembers(request.body, fact, faults)], faults };
}

function bodyMembers(body: unknown, { body: expected }: Fact, faults: string[]): Member[] {
	if (expected?.rootArray) {
		if (!Array.isArray(body)) faults.push('the body must be an array');
		return Array.isArray(body) ? body.filter(isRow).flatMap((row) => flatten(row, '')) : [];
	}
	if (!isRow(body)) return [];
	if (!expected?.envelope) return flatten(body, '');
	const envelope = expected.envelope.replace('[]', '');
	const { [envelope]: inside, ...others } = body;
	const rows = expected.envelope.endsWith('[]') ? inside : [inside];
	if (!Array.isArray(rows) || !rows.every(isRow)) {
		faults.push(`the body must be in "${expected.envelope}", not ${Object.keys(body).join()}`);
		return flatten(body, '');
	}
	const outsideEnvelope = flatten(others, '').map((member) => ({
		...member,
		outsideEnvelope: true,
	}));
	return [...rows.flatMap((row) => flatten(row, '')), ...outsideEnvelope];
}

function flatten(row: Row, prefix: string): Member[] {
	return Object.entries(row).flatMap(([name, value]) => {
		const full = `${prefix}${name}`;
		const inner = Array.isArray(value)
			? value.filter(isRow).flatMap((element) => flatten(element, `${full}[].`))
			: isRow(value)
				? flatten(value, `${full}.`)
				: [];
		return value === undefined ? [] : [{ name: full, value }, ...inner];
	});
}

/** The documented fields of the query or of the body. */
export function fieldsFor(fact: Fact, member: Pick<Member, 'inQuery'>): FactField[] {
	return member.inQuery ? fact.query : (fact.body?.fields ?? []);
}

/** The documented field of a member; inside an open object, the field of that object. */
export function fieldOf(fact: Fact, member: Member): FactField | undefined {
	const fields = fieldsFor(fact, member);
	return (
		fields.find((field) => isNamed(field.name, member.name)) ??
		fields.find(
			({ name }) => isInside(member.name, name) && !fields.some((one) => isInside(one.name, name)),
		)
	);
}

/** Whether a name is a member of an object, of an array's elements or of `filters[…]`. */
export function isInside(name: string, outer: string): boolean {
	return /^(\[\])?\.|^\[[^\]]/.test(name.startsWith(outer) ? name.slice(outer.length) : '');
}

/** Whether a name matches the reference, where `<operator>`, `LISTID` and the like are wildcards. */
export function isNamed(pattern: string, name: string): boolean {
	const plain = pattern.replace(/\[\]$/, '');
	if (plain === name || pattern === name) return true;
	if (!/<|\[[%A-Z]/.test(pattern)) return false;
	const parts = pattern.split(/<[^>]*>|(?<=\[)[%A-Z]+/);
	const source = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[^\\]]+');
	return new RegExp(`^${source}$`).test(name);
}
