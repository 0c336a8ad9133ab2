import type { Field, Operation, Thing } from '../../nodes/ActiveCampaign/core/descriptor';
import type { Failure } from '../../nodes/ActiveCampaign/core/failure';
import { identify } from '../../nodes/ActiveCampaign/core/run/identify';
import { isRow, type Row } from '../../nodes/ActiveCampaign/core/values';
import { resources } from '../../nodes/ActiveCampaign/resources';
import { fieldSources } from '../../nodes/ActiveCampaign/resources/shared/fieldSources';
import * as things from '../../nodes/ActiveCampaign/resources/shared/things';
import { listing, memoryClient } from '../core/memoryClient';
import { exampleOf, operationKey } from '../emulator/facts';
import { factOfRoute } from '../support/reference';
import { isNamed } from './sent';
import { sourceFiles } from './sourceFiles';

const every = Object.values(things).map((thing) => ({ thing, name: thing.name }));
const factFor = (route: Operation['route']) => factOfRoute({ route } as Operation);

describe.each(every)('the thing $name', ({ thing }) => {
	const fact = factFor(thing.route);

	test('is read from a list that the reference has', () => {
		expect(fact?.response.dataKey).toBe(thing.returns);
		expect(fact?.response.list).toBe(true);
	});

	test('is searched by parameters that the reference has', () => {
		const asked = [thing.search, thing.exact].filter((name) => name !== undefined);
		const unknown = asked.filter((name) => !fact?.query.some((field) => isNamed(field.name, name)));
		expect(unknown).toEqual([]);
	});

	test('has a title for what the reference shows', () => {
		const key = fact ? operationKey(fact) : '';
		const answer = exampleOf(key) as Record<string, Row[]> | undefined;
		const rows = answer?.[thing.returns] ?? [];
		const [first] = thing.read ? thing.read(rows, answer) : rows;
		expect(first ? thing.title(filledIn(first)) : 'no example').not.toBe('');
	});
});

test('things import the core and no resource', () => {
	const files = sourceFiles('nodes/ActiveCampaign/resources/shared/things');
	expect(files.length).toBeGreaterThan(every.length);
	for (const { path, text } of files) {
		const imported = [...text.matchAll(/ from '([^']+)'/g)].map(([, from]) => from);
		const allowed = path.endsWith('/index.ts') ? /^\.\/\w+$/ : /^\.\.\/\.\.\/\.\.\/core\//;
		expect(imported.filter((from = '') => !allowed.test(from))).toEqual([]);
	}
});

describe('the name of a thing', () => {
	const fieldsIn = (fields: readonly Field[]): Field[] =>
		fields.flatMap((field) => [field, ...fieldsIn(insideOf(field))]);
	const selectors = resources
		.flatMap(({ operations }) => Object.values<Operation>(operations))
		.flatMap(({ fields = [] }) => fieldsIn(fields))
		.filter(({ type }) => type === 'resourceLocator');

	test('is unique, and so is its key', () => {
		for (const member of ['name', 'key'] as const) {
			const values = every.map(({ thing }) => thing[member]);
			expect(values).toEqual([...new Set(values)]);
		}
	});

	test.each(every)('$name is the same in the selector and in messages', async ({ thing, name }) => {
		const { displayName, modes = [] } = thing.locator();
		const list = modes.find((mode) => mode.name === 'list');
		expect(name.toLowerCase()).toMatch(new RegExp(`(^| )${displayName.toLowerCase()}$`));
		expect(list?.placeholder).toBe(`Choose the ${name}`);

		const { client, clock } = memoryClient({ script: listing(thing.returns, []) });
		const refusals = [
			{ mode: 'name', value: 'Nobody' },
			{ mode: 'list', value: '' },
		].map(async (value) => await identify(client, thing, value, 'Label').catch(said));
		expect(await clock.run(Promise.all(refusals))).toEqual([
			expect.stringContaining(`There is no ${name} called "Nobody"`),
			expect.stringContaining(`Choose the ${name}`),
		]);
	});

	test('is the one of its record in every selector of the form', () => {
		expect(selectors.length).toBeGreaterThan(100);
		for (const { lookup, modes = [] } of selectors) {
			const list = modes.find(({ name }) => name === 'list');
			expect(list?.placeholder).toBe(`Choose the ${lookup?.name}`);
			expect(list?.typeOptions?.searchListMethod).toBe(lookup?.key);
		}
	});

	const managed = every.flatMap(({ thing, name }) =>
		resources
			.filter(({ operations }) => isListedBy(thing, operations.getAll))
			.map((resource) => ({ name, resource })),
	);

	test.each(managed)('$name is the name of its resource', ({ name, resource }) => {
		expect(resource.name.toLowerCase()).toBe(name.toLowerCase());
	});

	test.each(managed)('$name is in the words of Get and Create', ({ name, resource }) => {
		const plain = (text: string) => text.toLowerCase().replace('-', '');
		for (const operation of ['get', 'create', 'findOrCreate']) {
			const action = resource.operations[operation]?.action;
			if (action !== undefined)
				expect(plain(action)).toMatch(new RegExp(` an? ${plain(name)}( |$)`));
		}
	});
});

test.each(fieldSources)(
	'the custom fields of $key are read from a list that the reference has',
	({ list }) => {
		expect(factFor(list.route)?.response.dataKey).toBe(list.returns);
	},
);

function said({ message, facts }: Failure): string {
	return `${message} ${facts.description ?? ''}`;
}

function insideOf({ type, options = [] }: Field): Field[] {
	if (type === 'collection') return options as Field[];
	if (type !== 'fixedCollection') return [];
	return options.flatMap((group) => ('values' in group ? group.values : []));
}

/** Whether a resource's Get Many reads the list in which the thing itself, not its parent, is found. */
function isListedBy(thing: Thing, getAll: Operation | undefined): boolean {
	return getAll?.route === thing.route && thing.read === undefined;
}

/** Examples leave texts blank or show their type: what counts is that the member is there. */
function filledIn(row: Row): Row {
	return Object.fromEntries(
		Object.entries(row).map(([name, value]) => {
			if (isRow(value)) return [name, filledIn(value)];
			return [name, value === '' || value === null ? 'Example' : value];
		}),
	);
}
