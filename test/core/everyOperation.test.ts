import fc from 'fast-check';
import type { Field, FieldGroup } from '../../nodes/ActiveCampaign/core/descriptor';
import { Failure } from '../../nodes/ActiveCampaign/core/failure';
import { formFields } from '../../nodes/ActiveCampaign/core/form/properties';
import { buildRequest } from '../../nodes/ActiveCampaign/core/run/request';
import type { Row } from '../../nodes/ActiveCampaign/core/values';
import { resources } from '../../nodes/ActiveCampaign/resources';

const operations = resources.flatMap(({ value, operations: own }) =>
	Object.entries(own).map(([name, operation]) => [`${value}.${name}`, operation] as const),
);

describe('Requests of every operation', () => {
	it.each(operations)('%s: every path parameter is a required field', (_, operation) => {
		for (const [, name] of operation.route.matchAll(/\{(\w+)\}/g)) {
			const field = formFields(operation).find((one) => one.name === name);
			if (operation.steps && field === undefined) continue;
			expect(field).toMatchObject({ required: true });
			expect(field).not.toHaveProperty('showWhen');
		}
	});

	it.each(operations)(
		'%s: no value adds path segments or throws anything but a Failure',
		(_, operation) => {
			const depth = operation.route.split('/').length;
			const fields = operation.fields ?? [];
			const values = fc.record(
				Object.fromEntries(fields.map((field) => [field.name, valueFor(field)])),
			);
			fc.assert(
				fc.property(values, (given: Row) => {
					try {
						const { path, query, body } = buildRequest(operation, given);
						expect(JSON.stringify([query, body])).toMatch(/^\[/);
						if (operation.steps === undefined) expect(path).not.toContain('{');
						expect(path.split('/')).toHaveLength(depth);
					} catch (error) {
						expect(error).toBeInstanceOf(Failure);
					}
				}),
				{ numRuns: 40 },
			);
			expect(Object.keys(Object.prototype)).toEqual([]);
		},
	);

	/** JSON values that cannot be converted to text or a number. */
	const hostileValues = fc.constantFrom<unknown>(
		{ toString: 'x', valueOf: 1 },
		[{ toString: null }],
		JSON.parse('{"__proto__":{"polluted":true}}'),
		JSON.parse(`${'['.repeat(1_000)}1${']'.repeat(1_000)}`),
	);

	function valueFor({ type, options, lookup }: Field): fc.Arbitrary<unknown> {
		if (type === 'multiOptions') return fc.array(fc.string(), { maxLength: 3 });
		if (type === 'collection') {
			const members = options as Field[];
			return fc.record(Object.fromEntries(members.map((one) => [one.name, valueFor(one)])), {
				requiredKeys: [],
			});
		}
		if (type === 'fixedCollection') {
			const groups = (options as FieldGroup[]).map(({ name, values }) => {
				const row = fc.record(Object.fromEntries(values.map((one) => [one.name, valueFor(one)])));
				return [name, fc.array(row, { maxLength: 2 })] as const;
			});
			return fc.record(Object.fromEntries(groups));
		}
		// Names are IDs by the time a request is built.
		if (lookup !== undefined) return fc.oneof(fc.string({ unit: 'binary' }), fc.constant('..'));
		return fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.constantFrom('', '..', '1', 0, 42, NaN, true, null, undefined),
			fc.dictionary(fc.constantFrom('a', 'b', '__proto__', 'constructor'), fc.string()),
			hostileValues,
		);
	}
});
