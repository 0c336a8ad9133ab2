import { splitRoute } from '../../nodes/ActiveCampaign/core/client/route';
import type { Operation } from '../../nodes/ActiveCampaign/core/descriptor';
import { resources } from '../../nodes/ActiveCampaign/resources';
import { recoveries } from '../../nodes/ActiveCampaign/resources/shared/recoveries';

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

it.each(creates)('$key says how it is found when its answer is lost', ({ operation }) => {
	expect(operation.recovery ?? advice).not.toBe(advice);
});

it('what nothing can find says so in a clause that ends the sentence of its failure', () => {
	const reasons = creates.flatMap(({ key, operation: { recovery } }) =>
		typeof recovery === 'string' ? [{ key, recovery }] : [],
	);
	expect(reasons.length).toBeGreaterThan(0);
	expect(reasons.filter(({ recovery }) => !/^[a-z][^.]{15,80}[^.]$/.test(recovery))).toEqual([]);
});

it.each(Object.entries(recoveries))('%s is read where the reference has a list', (_, recovery) => {
	const { method, path } = splitRoute(recovery.route);
	const pattern = new RegExp(`^${path.replace(/\{\w+\}/g, '\\{\\w+\\}')}$`);
	const fact = facts.find((one) => one.method === method && pattern.test(one.path));
	expect(fact?.response).toMatchObject({ list: true, dataKey: recovery.returns });
});

it.each(Object.entries(recoveries))('%s asks with parameters that are known', (_, recovery) => {
	if (!('query' in recovery)) return;
	const { path } = splitRoute(recovery.route);
	const pattern = new RegExp(`^${path.replace(/\{\w+\}/g, '\\{\\w+\\}')}$`);
	const known = facts
		.filter((one) => one.method === 'GET' && pattern.test(one.path))
		.flatMap(({ query }) => query.map(({ name }) => name.replace('<operator>', 'eq')));
	const asked = Object.keys(recovery.query(anything) ?? {});
	const unknown = asked.filter(
		(name) => !known.includes(name) && notInReference[`${path.slice(1)} ${name}`] === undefined,
	);
	expect(unknown).toEqual([]);
});

it.each(Object.entries(recoveries))(
	'%s takes no row for what was sent that differs',
	(_, recovery) => {
		expect(recovery.same({}, anything)).toBe(false);
		expect(recovery.same({ id: '1' }, {})).toBe(false);
	},
);

/** Sent members of whatever name. */
const anything: Record<string, unknown> = new Proxy(
	{},
	{
		get: (_, name) =>
			name === 'attributes' || name === 'fields' ? undefined : `a ${String(name)}`,
	},
);
