import { splitRoute } from '../../nodes/ActiveCampaign/core/client/route';
import type { Operation } from '../../nodes/ActiveCampaign/core/descriptor';
import { resources } from '../../nodes/ActiveCampaign/resources';
import { recoveries } from '../../nodes/ActiveCampaign/resources/shared/recoveries';

import facts from './facts.json';

/** Parameters that the reference does not list, with their source. */
const notInReference: Record<string, string> = {
	'customObjects/records/{schema} orders[createdTimestamp]':
		'"Access-related queries" of the custom objects',
};

const isRepeatable = ({ route, api = 'v3', repeatable }: Operation) =>
	repeatable ?? (/^v[23]$/.test(api) && /^(GET|PUT|DELETE) /.test(route));

const creates = resources.flatMap(({ value, operations }) =>
	Object.entries(operations)
		.filter(([, operation]) => !isRepeatable(operation))
		.map(([name, operation]) => ({ key: `${value}.${name}`, operation })),
);

describe('Recovery of lost creates', () => {
	it.each(creates)('$key has a recovery, or a reason why none is possible', ({ operation }) => {
		expect(operation.recovery).toBeDefined();
	});

	it('a reason is a clause that completes the sentence of the failure', () => {
		const reasons = creates.flatMap(({ key, operation: { recovery } }) =>
			typeof recovery === 'string' ? [{ key, recovery }] : [],
		);
		expect(reasons.length).toBeGreaterThan(0);
		expect(reasons.filter(({ recovery }) => !/^[a-z][^.]{15,80}[^.]$/.test(recovery))).toEqual([]);
	});

	it.each(Object.entries(recoveries))('%s reads a documented list', (_, recovery) => {
		const { method, path } = splitRoute(recovery.route);
		const pattern = new RegExp(`^${path.replace(/\{\w+\}/g, '\\{\\w+\\}')}$`);
		const fact = facts.find((one) => one.method === method && pattern.test(one.path));
		expect(fact?.response).toMatchObject({ list: true, dataKey: recovery.returns });
	});

	it.each(Object.entries(recoveries))('%s queries documented parameters', (_, recovery) => {
		if (!('query' in recovery)) return;
		const { path } = splitRoute(recovery.route);
		const pattern = new RegExp(`^${path.replace(/\{\w+\}/g, '\\{\\w+\\}')}$`);
		const known = facts
			.filter((one) => one.method === 'GET' && pattern.test(one.path))
			.flatMap(({ query }) => query.map(({ name }) => name.replace('<operator>', 'eq')));
		const queried = Object.keys(recovery.query(anyMembers) ?? {});
		const unknown = queried.filter(
			(name) => !known.includes(name) && notInReference[`${path.slice(1)} ${name}`] === undefined,
		);
		expect(unknown).toEqual([]);
	});

	it.each(Object.entries(recoveries))(
		'%s matches no row with different or missing members',
		(_, recovery) => {
			expect(recovery.same({}, anyMembers)).toBe(false);
			expect(recovery.same({ id: '1' }, {})).toBe(false);
		},
	);

	/** A sent row that has every member. */
	const anyMembers: Record<string, unknown> = new Proxy(
		{},
		{
			get: (_, name) =>
				name === 'attributes' || name === 'fields' ? undefined : `a ${String(name)}`,
		},
	);
});
