import type { Fact, FactField } from './facts';
import { isOption, missingQueries, queryViolations } from './validateQuery';

/** Violations of the API reference by a request. */
export interface Verdict {
	/** One sentence per violation, naming the member. */
	violations: string[];
	/** Required members at the top of the object that were not sent. */
	missing: string[];
	/** Required query parameters that were not sent. */
	requiredQueries: string[];
}

interface Member {
	field?: FactField;
	children: Map<string, Member>;
}

type Values = Record<string, unknown>;

/** Resources that take JSON types literally; the old ones take `"1"` for 1 and 1 for `"1"`. */
const STRICT_GROUPS = new Set([
	'bulkImport',
	'customObjects',
	'segmentsV2',
	'segmentMatching',
	'sms',
	'whatsapp',
]);

/** Objects whose keys are the account's own names. */
const FREE_MEMBERS = new Set(['relationships']);

/** Members that the service also took under another name (recorded bodies). */
const ALIASES: Record<string, Record<string, string>> = {
	addresses: {
		companyName: 'company_name',
		address1: 'address_1',
		address2: 'address_2',
		isDefault: 'is_default',
	},
};

const trees = new Map<string, Member>();

const isObject = (value: unknown): value is Values =>
	value !== null && typeof value === 'object' && !Array.isArray(value);

/** Compares a request with the reference; PUT and PATCH may leave required members out. */
export function validate(fact: Fact, query: URLSearchParams, body: unknown): Verdict {
	const verdict: Verdict = {
		violations: queryViolations(fact, query),
		missing: [],
		requiredQueries: missingQueries(fact, query),
	};
	if (!fact.body || fact.body.fields.length === 0) return verdict;
	const partial = fact.method !== 'POST';
	const strict = STRICT_GROUPS.has(fact.group);
	const { envelope, rootArray } = fact.body;
	const tree = treeOf(fact);
	const outside = fact.body.fields.filter((field) => field.outsideEnvelope);
	const checkObject = (value: unknown, at: string) => {
		if (!isObject(value)) {
			verdict.violations.push(`${at || 'body'}: an object is expected`);
			verdict.missing.push(...requiredOf(tree));
			return;
		}
		check(value, tree, at, {
			verdict,
			partial,
			strict,
			aliases: ALIASES[fact.group] ?? {},
			top: true,
		});
	};
	if (rootArray || envelope?.endsWith('[]')) {
		const name = envelope?.replace('[]', '') ?? '';
		const list = rootArray ? body : isObject(body) ? body[name] : undefined;
		if (!Array.isArray(list)) verdict.violations.push(`${name || 'body'}: an array is expected`);
		else list.forEach((element, index) => checkObject(element, `${name}[${index}]`));
		if (!rootArray) unknownAround(body, [name], outside, verdict);
	} else if (envelope) {
		checkObject(isObject(body) ? body[envelope] : undefined, envelope);
		unknownAround(body, [envelope], outside, verdict);
	} else {
		checkObject(body, '');
	}
	return verdict;
}

function unknownAround(
	body: unknown,
	known: string[],
	outside: FactField[],
	verdict: Verdict,
): void {
	if (!isObject(body)) return;
	const names = new Set([...known, ...outside.map(({ name }) => name)]);
	for (const name of Object.keys(body)) {
		if (!names.has(name)) verdict.violations.push(`${name}: unknown member beside the envelope`);
	}
}

function treeOf(fact: Fact): Member {
	const known = trees.get(fact.id);
	if (known) return known;
	const root: Member = { children: new Map() };
	for (const field of fact.body?.fields ?? []) {
		if (field.outsideEnvelope) continue;
		let member = root;
		for (const part of field.name.split('.')) {
			const name = part.replace(/\[\]$/, '');
			const next = member.children.get(name) ?? { children: new Map<string, Member>() };
			member.children.set(name, next);
			member = next;
		}
		member.field = field;
	}
	trees.set(fact.id, root);
	return root;
}

const requiredOf = (member: Member) =>
	[...member.children].filter(([, child]) => child.field?.required).map(([name]) => name);

interface Scope {
	verdict: Verdict;
	partial: boolean;
	strict: boolean;
	aliases: Record<string, string>;
	top: boolean;
}

function check(values: Values, tree: Member, at: string, scope: Scope): void {
	const { verdict, partial, top } = scope;
	const members: Values = {};
	for (const [name, value] of Object.entries(values)) members[scope.aliases[name] ?? name] = value;
	const path = (name: string) => (at ? `${at}.${name}` : name);
	for (const name of requiredOf(tree)) {
		const value = members[name];
		// An empty text is how the value of a field is cleared.
		const cleared = value === '' && (!top || name === 'fieldValue');
		const given = value !== undefined && value !== null && value !== '';
		if (given || cleared || (partial && top)) continue;
		verdict.violations.push(`${path(name)}: required member is missing`);
		if (top) verdict.missing.push(name);
	}
	for (const [name, value] of Object.entries(members)) {
		const member = tree.children.get(name);
		if (!member) verdict.violations.push(`${path(name)}: unknown member`);
		else checkValue(value, member, path(name), { ...scope, top: false });
	}
}

function checkValue(value: unknown, member: Member, at: string, scope: Scope): void {
	const { field, children } = member;
	if (value === null || value === undefined) return;
	// The values of a custom object's fields have the type of the field.
	const free = scope.strict && at.endsWith('.value');
	if (field && !free && !hasType(value, field.type, scope.strict)) {
		scope.verdict.violations.push(`${at}: ${field.type} is expected, got ${JSON.stringify(value)}`);
		return;
	}
	const options = field?.enum;
	if (options && !isObject(value) && !Array.isArray(value)) {
		if (!isOption(options, value)) {
			scope.verdict.violations.push(
				`${at}: ${JSON.stringify(value)} is not one of ${options.join(', ')}`,
			);
		}
	}
	if (children.size === 0 || FREE_MEMBERS.has(at.split('.').pop() ?? '')) return;
	const elements = Array.isArray(value) ? value : [value];
	elements.forEach((element, index) => {
		if (isObject(element))
			check(element, member, Array.isArray(value) ? `${at}[${index}]` : at, scope);
	});
}

function hasType(value: unknown, type: string, strict: boolean): boolean {
	const kind = Array.isArray(value) ? 'array' : typeof value;
	if (type === 'any' || type === kind) return true;
	if (type.startsWith('array')) return kind === 'array';
	const numeric = kind === 'number' || (kind === 'string' && /^-?\d+(\.\d+)?$/.test(String(value)));
	switch (type) {
		case 'integer':
			return kind === 'number'
				? Number.isInteger(value)
				: !strict && numeric && /^-?\d+$/.test(String(value));
		case 'number':
			return !strict && numeric;
		case 'string':
			return !strict && kind === 'number';
		case 'boolean':
			return !strict && ['0', '1', 'true', 'false'].includes(String(value));
		default:
			return false;
	}
}
