import type { INodeProperties } from 'n8n-workflow';
import type { Operation, Resource } from '../../nodes/ActiveCampaign/core/descriptor';
import { checkClashes } from './clashChecks';
import { checkDefault, checkSize, checkTexts, everyProperty, methodsOf } from './formChecks';
import { lintForm } from './formLint';
import { changedForms, formNames, formNamesAsText } from '../support/formNames';
import { checkWords } from './operationChecks';

const title: INodeProperties = {
	displayName: 'Title',
	name: 'title',
	type: 'string',
	default: '',
	placeholder: 'e.g. Spring sale',
	description: 'What your team sees',
};

const visible: INodeProperties = {
	displayName: 'Visible',
	name: 'visible',
	type: 'boolean',
	default: false,
	description: 'Whether it is shown',
};

const letters = (...names: string[]): INodeProperties => ({
	displayName: 'Letter',
	name: 'letter',
	type: 'options',
	options: names.map((name) => ({ name, value: name })),
	default: 'A',
});

describe('Form checks', () => {
	describe('texts', () => {
		test('accept correct texts', () => {
			expect([title, visible].flatMap(checkTexts)).toEqual([]);
		});

		test.each<[Partial<INodeProperties>, string]>([
			[{ displayName: 'List Id' }, 'write ID in capitals'],
			[{ displayName: 'Site Url' }, 'write URL in capitals'],
			[{ displayName: 'list' }, 'begins with a capital'],
			[{ displayName: 'Sender address' }, 'title case'],
			[{ type: 'boolean' }, '"Whether"'],
			[{ description: 'Two  spaces' }, 'spaces to spare'],
			[{ description: 'Why the error came' }, 'speaks of an error'],
			[{ description: 'One sentence.' }, 'without a period'],
			[{ placeholder: 'Spring sale' }, '"e.g. "'],
			[{ name: 'limit', displayName: 'Limit' }, 'Max number of results to return'],
			[{ name: 'returnAll' }, 'must be called "Return All"'],
		])('reject %j', (change, message) => {
			expect(checkTexts({ ...title, ...change }).join()).toContain(message);
		});

		test('include properties inside collections', () => {
			const inside: INodeProperties[] = [
				{ ...title, type: 'collection', placeholder: 'Add', options: [visible] },
				{
					...title,
					type: 'fixedCollection',
					options: [{ name: 'row', displayName: 'Row', values: [title] }],
				},
			];
			expect(everyProperty(inside).map(({ type }) => type)).toEqual([
				'collection',
				'boolean',
				'fixedCollection',
				'string',
			]);
		});
	});

	describe("n8n's lint", () => {
		test('accepts a correct form', () => {
			expect(lintForm([title, visible, letters('A', 'B', 'C', 'D', 'E')])).toEqual([]);
		});

		test('accepts options in an order of their own', () => {
			const unsorted = letters('A', 'C', 'B', 'D', 'E');
			expect(lintForm([unsorted], ['letter'])).toEqual([]);
		});

		test.each<[string, INodeProperties]>([
			['options-type-unsorted-items', letters('A', 'C', 'B', 'D', 'E')],
			['description-boolean-without-whether', { ...visible, description: 'Shown or not' }],
			['display-name-miscased', { ...title, displayName: 'title of it' }],
			['default-wrong-for-boolean', { ...visible, default: 'no' }],
			['description-excess-final-period', { ...title, description: 'One sentence.' }],
		])('reports %s', (rule, property) => {
			expect(lintForm([property]).join()).toContain(rule);
		});
	});

	test('reject a default that is not an option', () => {
		expect(checkDefault(letters('A'))).toEqual([]);
		expect(checkDefault(letters('B'))).toHaveLength(1);
	});

	test('list the methods of selectors', () => {
		const typeOptions = { loadOptionsMethod: 'lists' };
		const mode = { ...title, type: 'list' as const, typeOptions: { searchListMethod: 'tags' } };
		expect(methodsOf({ ...title, typeOptions, modes: [mode] })).toEqual([
			'loadOptions.lists',
			'listSearch.tags',
		]);
	});

	describe('properties of one name', () => {
		const at = (...operation: string[]): INodeProperties => ({
			...title,
			displayOptions: { show: { resource: ['note'], operation } },
		});

		test('are accepted if never visible together', () => {
			expect(checkClashes([at('create'), at('update')])).toEqual([]);
		});

		test('are rejected if they can be visible at once, also inside collections', () => {
			expect(checkClashes([at('create', 'update'), at('update')])).toHaveLength(1);
			expect(checkClashes([at('create'), title])).toHaveLength(1);
			const inside: INodeProperties = { ...visible, type: 'collection', options: [title, title] };
			expect(checkClashes([inside])).toHaveLength(1);
		});
	});

	test('reject a form that is too large', () => {
		expect(checkSize([title])).toEqual([]);
		const many = Array.from({ length: 601 }, (_, at) => ({ ...title, name: `title${at}` }));
		expect(checkSize(many)).toHaveLength(2);
		expect(checkSize([{ ...title, description: 'x'.repeat(500_000) }])).toHaveLength(1);
	});

	describe('operations', () => {
		const getAll: Operation = {
			name: 'Get Many',
			action: 'Get many notes',
			description: 'Read notes',
			docs: 'notes',
			route: 'GET /notes',
		};
		const note: Resource = {
			name: 'Note',
			value: 'note',
			description: 'Notes',
			first: 'getAll',
			operations: { getAll },
		};

		test('are accepted if correct', () => {
			expect(checkWords(note)).toEqual([]);
		});

		test.each<[string, Resource, number]>([
			['a default operation that does not exist', { ...note, first: 'get' }, 1],
			[
				'two equal actions',
				{ ...note, operations: { getAll, get: { ...getAll, name: 'Get' } } },
				1,
			],
			[
				'Get Many under another name',
				{ ...note, operations: { getAll: { ...getAll, name: 'List' } } },
				1,
			],
			[
				'an action in title case',
				{ ...note, operations: { getAll: { ...getAll, action: 'Get Many notes' } } },
				1,
			],
			[
				'an action that ends with a period',
				{ ...note, operations: { getAll: { ...getAll, action: 'Get notes.' } } },
				1,
			],
			[
				'the word “error” in a description',
				{ ...note, operations: { getAll: { ...getAll, description: 'Errors' } } },
				1,
			],
		])('are rejected with %s', (_, resource, count) => {
			expect(checkWords(resource)).toHaveLength(count);
		});

		test('may name WhatsApp in an action', () => {
			const action = 'Get many WhatsApp templates';
			expect(checkWords({ ...note, operations: { getAll: { ...getAll, action } } })).toEqual([]);
		});

		test('are reported when their fields were removed, added or changed', () => {
			const saved = { 'note.get': ['id*'], 'note.delete': ['id*'], 'note.getAll': ['limit'] };
			const current = { 'note.get': ['id'], 'note.create': [], 'note.getAll': ['limit'] };
			expect(changedForms(saved, current)).toEqual([
				'note.get: was id*, is id',
				'note.delete: was id*, is not there',
				'note.create: was not there, is ',
			]);
		});

		test('are saved with the names of their fields', () => {
			expect(formNamesAsText(formNames([note]))).toBe('{\n\t"note.getAll": []\n}\n');
		});
	});
});
