import type { MemoryAccount } from './account';
import { missingRefusal, plainOperation } from './crud';
import { exampleOf, type Fact, operationKey } from './facts';
import type { Operation } from './operation';
import { relatedOperation } from './related';
import { specialOperations } from './resources';

/** How much of an operation is emulated. */
export type Coverage =
	/** Reads and changes the account. */
	| 'stateful'
	/** Checks the request, answers the documented or recorded example. */
	| 'example'
	/** Checks the request; only the members of the response are known. */
	| 'absent';

/** Operations with their own response to missing members. */
const SELF_CHECKING = new Set(['POST /campaign', 'POST /fieldOption/bulk', 'POST /contact/sync']);

const specials = specialOperations();

/** The operation of a fact, and how much of it is emulated. */
export function operationOf(fact: Fact): { operation: Operation; coverage: Coverage } {
	const key = operationKey(fact);
	const special = specials[key];
	if (special) {
		const operation: Operation = (context) =>
			(SELF_CHECKING.has(key) ? undefined : missingRefusal(context)) ?? special(context);
		return { operation, coverage: 'stateful' };
	}
	const stateful = fact.base ? undefined : (plainOperation(fact) ?? relatedOperation(fact));
	if (stateful) return { operation: stateful, coverage: 'stateful' };
	const example = exampleOf(key);
	return {
		operation: (context) =>
			missingRefusal(context) ?? {
				status: fact.response.status[0] ?? 200,
				...(fact.response.status[0] === 204
					? {}
					: { body: example === undefined ? emptyEnvelope(fact) : own(example, context.account) }),
			},
		coverage: example === undefined && fact.response.status[0] !== 204 ? 'absent' : 'example',
	};
}

/** An example with links of this account in place of the documented host. */
const own = (example: unknown, account: MemoryAccount): unknown =>
	JSON.parse(
		JSON.stringify(example).replace(
			/https:\/\/[\w:]+\.api-us1\.com\/api\/(3|:version)/gi,
			`${account.url}/api/3`,
		),
	);

const emptyEnvelope = ({ response }: Fact): Record<string, unknown> =>
	Object.fromEntries(
		response.envelope.map((member) => {
			const name = member.replace(/(\[\]|\{\})$/, '');
			return [name, member.endsWith('[]') ? [] : member.endsWith('{}') ? {} : ''];
		}),
	);
