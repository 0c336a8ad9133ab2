import type { Recovery } from '../../nodes/ActiveCampaign/core/client/exchange';
import { splitRoute } from '../../nodes/ActiveCampaign/core/client/route';
import type { Operation } from '../../nodes/ActiveCampaign/core/descriptor';
import { resources } from '../../nodes/ActiveCampaign/resources';
import facts from './facts.json';

/** Parameters that the reference does not show, with what they rest on. */
const notInReference: Record<string, string> = {
	'customObjects/records/{schema} orders[createdTimestamp]':
		'"Access-related queries" of the custom objects',
};

const repeatsByItself = ({ route, api = 'v3', repeatable }: Operation) =>
	repeatable ?? (/^v[23]$/.test(api) && /^(GET|PUT|DELETE) /.test(route));

const creates = resources.flatMap(({ value, operations }) =>
	Object.entries(operations)
		.filter(([, operation]) => !repeatsByItself(operation))
		.map(([name, operation]) => ({ key: `${value}.${name}`, operation })),
);

const advice = 'add `recovery` (how a lost create is found again) or a clause why nothing can tell';

const recoverable = creates.flatMap(({ key, operation: { recovery } }) =>
	typeof recovery === 'object' ? [{ key, recovery }] : [],
);

/** The reference's operations that read what a recovery reads. */
function factsOf({ route }: Recovery) {
	const { method, path } = splitRoute(route);
	const pattern = new RegExp(`^${path.replace(/\{\w+\}/g, '\\{\\w+\\}')}$`);
	return facts.filter((one) => one.method === method && pattern.test(one.path));
}

describe('the recovery of a create', () => {
	it.each(creates)('$key says how it is found when its answer is lost', ({ operation }) => {
		expect(operation.recovery ?? advice).not.toBe(advice);
	});

	it('that is impossible gives the reason in a clause that ends the sentence of its failure', () => {
		const reasons = creates.flatMap(({ key, operation: { recovery } }) =>
			typeof recovery === 'string' ? [{ key, recovery }] : [],
		);
		expect(reasons.length).toBeGreaterThan(0);
		expect(reasons.filter(({ recovery }) => !/^[a-z][^.]{15,80}[^.]$/.test(recovery))).toEqual([]);
	});

	it.each(recoverable)('$key is read where the reference has a list', ({ recovery }) => {
		const [fact] = factsOf(recovery);
		expect(fact?.response).toMatchObject({ list: true, dataKey: recovery.returns });
	});

	it.each(recoverable)('$key asks with parameters that the reference has', ({ recovery }) => {
		const path = splitRoute(recovery.route).path.slice(1);
		const known = factsOf(recovery).flatMap(({ query }) =>
			query.map(({ name }) => name.replace('<operator>', 'eq')),
		);
		const asked = Object.keys(recovery.query?.(anything) ?? {});
		const unknown = asked.filter(
			(name) => !known.includes(name) && notInReference[`${path} ${name}`] === undefined,
		);
		expect(unknown).toEqual([]);
	});

	it.each(recoverable)('$key takes no row that differs from what was sent', ({ recovery }) => {
		expect(recovery.same({}, anything)).toBe(false);
		expect(recovery.same({ id: '1' }, {})).toBe(false);
	});
});

/** Sent members of whatever name. */
const anything: Record<string, unknown> = new Proxy(
	{},
	{
		get: (_, name) =>
			name === 'attributes' || name === 'fields' ? undefined : `a ${String(name)}`,
	},
);
