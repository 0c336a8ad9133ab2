import { NodeHelpers, type INode, type INodeParameters, type INodeProperties } from 'n8n-workflow';
import type { Field, Operation, Resource } from '../../nodes/ActiveCampaign/core/descriptor';
import { additionalFields, options, rows, text } from '../../nodes/ActiveCampaign/core/form/fields';
import {
	buildProperties,
	formFields,
	operationValue,
} from '../../nodes/ActiveCampaign/core/form/properties';
import { resources } from '../../nodes/ActiveCampaign/resources';
import { operation } from './runMemory';

const t = (name: string, more: Partial<Field> = {}) => text(name, name, name, more);
const resource = (value: string, operations: Record<string, Operation>): Resource => ({
	name: value,
	value,
	description: value,
	first: Object.keys(operations)[0] ?? '',
	operations,
});
const fieldsOf = (properties: INodeProperties[]) =>
	properties.filter(({ name }) => name !== 'resource' && name !== 'operation');

/** Names of the fields that an operation shows, conditions between fields ignored. */
function shownNames(properties: INodeProperties[], of: string, on: string): string[] {
	return fieldsOf(properties)
		.filter(({ displayOptions }) => {
			const { operation: shownAt = [] } = displayOptions?.show ?? {};
			return (shownAt as string[]).includes(operationValue(of, on));
		})
		.map(({ name }) => name);
}

/** The form without the fields of the node, which every operation shows: see nodeFields.test.ts. */
function propertiesOf(given: readonly Resource[]): INodeProperties[] {
	return buildProperties(given, []);
}

const all = resources.flatMap(({ value, operations }) =>
	Object.entries(operations).map(([name, one]) => [value, name, one] as const),
);
const properties = propertiesOf(resources);

describe('Form properties', () => {
	it.each(all)('%s.%s shows exactly its own fields in its own order', (of, on, one) => {
		const expected = formFields(one).map(({ name }) => name);
		expect(shownNames(properties, of, on)).toEqual(expected);
		expect(new Set(expected).size).toBe(expected.length);
	});

	it.each(all)('%s.%s: n8n shows the fields that their default values allow', (of, on, one) => {
		const node: INode = {
			id: '1',
			name: 'Node',
			type: 'x',
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
		};
		const values: INodeParameters = { resource: of, operation: operationValue(of, on) };
		for (const field of formFields(one)) values[field.name] = field.default as string;
		const shown = properties.filter((property) =>
			NodeHelpers.displayParameter(values, property, node, null),
		);
		const expected = formFields(one).filter((field) =>
			Object.entries(field.showWhen ?? {}).every(([name, wanted]) =>
				wanted.includes(values[name] as string),
			),
		);
		expect(fieldsOf(shown).map(({ name }) => name)).toEqual(expected.map(({ name }) => name));
		expect(shown.slice(0, 2).map(({ name }) => name)).toEqual(['resource', 'operation']);
	});

	it('list resources in order and operations by name, with a default among them', () => {
		const [selector, ...others] = properties.filter(({ name }) =>
			/^(resource|operation)$/.test(name),
		);
		for (const { options: offered = [], default: first } of [
			selector as INodeProperties,
			...others,
		]) {
			expect(offered.map((option) => 'value' in option && option.value)).toContain(first);
		}
		expect(selector?.options?.map(({ name }) => name)).toEqual(resources.map(({ name }) => name));
		for (const { options: offered = [] } of others) {
			const names = offered.map(({ name }) => name);
			expect(names).toEqual([...names].sort((one, other) => one.localeCompare(other, 'en')));
		}
		expect(others).toHaveLength(resources.length);
	});

	it('merge equal fields across operations and resources', () => {
		const make = () => ({ a: operation('GET /a', [t('x')]), b: operation('GET /b', [t('x')]) });
		const built = fieldsOf(propertiesOf([resource('one', make()), resource('two', make())]));
		expect(built).toHaveLength(1);
		expect(built[0]?.displayOptions).toEqual({
			show: { operation: ['one.a', 'one.b', 'two.a', 'two.b'] },
		});
	});

	it('do not merge fields that differ in text or in condition', () => {
		const own = {
			a: operation('GET /a', [t('x')]),
			b: operation('GET /b', [t('x', { description: 'Other' })]),
			c: operation('GET /c', [t('x', { showWhen: { y: [true] } })]),
		};
		expect(fieldsOf(propertiesOf([resource('one', own)]))).toHaveLength(3);
	});

	describe('collections of one name', () => {
		const built = propertiesOf([
			resource('one', { a: operation('GET /a', [options(t('x'), t('y', { default: 'q' }))]) }),
			resource('two', {
				a: operation('GET /a', [options(t('x'), t('z'))]),
				b: operation('GET /b', [options(t('x'))]),
			}),
		]);
		const offered = (of: string, on: string) => {
			const values: INodeParameters = {
				resource: of,
				operation: operationValue(of, on),
				options: {},
			};
			const [shared] = fieldsOf(built);
			return (shared?.options as INodeProperties[])
				.filter((one) => NodeHelpers.displayParameter({}, one, null, null, values))
				.map(({ name }) => name);
		};

		it('merge into one property that offers each operation its own fields', () => {
			expect(fieldsOf(built)).toHaveLength(1);
			expect(offered('one', 'a')).toEqual(['x', 'y']);
			expect(offered('two', 'a')).toEqual(['x', 'z']);
			expect(offered('two', 'b')).toEqual(['x']);
		});

		it('are not merged when fields of one name have different defaults', () => {
			const apart = propertiesOf([
				resource('one', { a: operation('GET /a', [options(t('x'))]) }),
				resource('two', { a: operation('GET /a', [options(t('x', { default: 'q' }))]) }),
			]);
			expect(fieldsOf(apart)).toHaveLength(2);
		});
	});

	it.each(all)('%s.%s offers exactly its own fields in its collections', (of, on, one) => {
		for (const field of formFields(one).filter(({ type }) => type === 'collection')) {
			const values: INodeParameters = { resource: of, operation: operationValue(of, on) };
			for (const [name, [first]] of Object.entries(field.showWhen ?? {}))
				values[name] = first as string;
			const property = properties.find(
				(each) =>
					each.name === field.name &&
					NodeHelpers.displayParameter(values, each, null, null, values),
			);
			const expected = (field.options as Field[]).filter(({ showWhen }) => !showWhen);
			const offered = ((property?.options ?? []) as INodeProperties[]).filter((each) =>
				NodeHelpers.displayParameter({}, each, null, null, values),
			);
			expect(offered.map(({ name }) => name).sort()).toEqual(
				expected.map(({ name }) => name).sort(),
			);
		}
	});

	it('do not show a shared field on an operation that lacks it', () => {
		const built = propertiesOf([
			resource('one', { a: operation('GET /a', [t('x')]), b: operation('GET /b', []) }),
			resource('two', { a: operation('GET /a', []), b: operation('GET /b', [t('x')]) }),
		]);
		expect(shownNames(built, 'one', 'b')).toEqual([]);
		expect(shownNames(built, 'two', 'a')).toEqual([]);
	});

	it('keep the field order of each operation where two disagree', () => {
		const own = {
			a: operation('GET /a', [t('x'), t('y'), t('z')]),
			b: operation('GET /b', [t('z'), t('x')]),
			c: operation('GET /c', [t('y'), t('x'), t('z')]),
		};
		const built = propertiesOf([resource('one', own)]);
		expect(['a', 'b', 'c'].map((on) => shownNames(built, 'one', on).join(''))).toEqual([
			'xyz',
			'zx',
			'yxz',
		]);
	});

	it('add paging and Simplify before filters, sort and options', () => {
		const list = operation('GET /a', [t('filters'), t('x'), options(t('y'))], {
			paging: 'byOffset',
			simple: ['id'],
		});
		expect(formFields(list).map(({ name }) => name)).toEqual([
			'x',
			'returnAll',
			'limit',
			'simplify',
			'filters',
			'options',
		]);
	});

	it('contain no member of the descriptors that n8n does not have, at any depth', () => {
		const inner = t('y', { sendAs: 'z', showWhen: { q: ['1'] } });
		const group = { name: 'row', displayName: 'Row', values: [inner] };
		const built = propertiesOf([
			resource('one', {
				a: operation('GET /a', [additionalFields(inner), rows('r', 'R', 'Add', group)]),
			}),
		]);
		for (const tree of [built, properties]) {
			const keys = new Set<string>();
			JSON.stringify(tree, (key, value: unknown) => {
				keys.add(key);
				return value;
			});
			for (const own of ['showWhen', 'sendAs', 'convert', 'place', 'subject', 'fieldSource']) {
				expect(keys).not.toContain(own);
			}
		}
		expect(JSON.stringify(built)).toContain('"displayOptions":{"show":{"q":["1"]}}');
	});
});
