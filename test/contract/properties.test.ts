import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ActiveCampaign } from '../../nodes/ActiveCampaign/ActiveCampaign.node';
import { buildProperties } from '../../nodes/ActiveCampaign/core/form/properties';
import { resources } from '../../nodes/ActiveCampaign/resources';
import { checkClashes } from './clashChecks';
import { checkDefault, checkSize, checkTexts, everyProperty, methodsOf } from './formChecks';
import { lintForm } from './formLint';
import { changedForms, formNames, type FormNames } from '../support/formNames';
import { checkWords } from './operationChecks';
import { everyField } from './samples';

const properties = buildProperties(resources);
const every = everyProperty(properties);

describe('the form', () => {
	test("passes n8n's own lint, which sees it here only", () => {
		const ordered = resources
			.flatMap(({ operations }) => Object.values(operations))
			.flatMap(({ fields = [] }) => everyField(fields))
			.filter((field) => field.ordered);
		// The resources stand in the order in which people look for them.
		const names = [...new Set(['resource', ...ordered.map(({ name }) => name)])];
		expect([...new Set(lintForm(properties, names))]).toEqual([]);
	});

	test('has the texts that n8n users are used to', () => {
		expect([...new Set(every.flatMap(checkTexts))]).toEqual([]);
	});

	test('has defaults that are among the options', () => {
		expect(every.flatMap(checkDefault)).toEqual([]);
	});

	test('names only methods that the node has', () => {
		const { methods } = new ActiveCampaign();
		const known = Object.entries(methods).flatMap(([kind, byName]) =>
			Object.keys(byName).map((name) => `${kind}.${name}`),
		);
		const named = [...new Set(every.flatMap(methodsOf))];
		expect(named.filter((method) => !known.includes(method))).toEqual([]);
	});

	test('never shows two fields of one name', () => {
		expect(checkClashes(properties)).toEqual([]);
	});

	test('is small enough for the editor', () => {
		expect(checkSize(properties)).toEqual([]);
	});
});

test.each(resources.map((resource) => ({ resource, title: resource.value })))(
	'the operations of $title are named and described as n8n wants',
	({ resource }) => {
		expect(checkWords(resource)).toEqual([]);
	},
);

test('saved workflows find the fields they know; run `npm run derive` if the change is meant', () => {
	const saved = JSON.parse(readFileSync(join(__dirname, 'forms.json'), 'utf8')) as FormNames;
	expect(changedForms(saved, formNames(resources))).toEqual([]);
});
