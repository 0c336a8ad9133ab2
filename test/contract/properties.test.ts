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

describe('Form', () => {
	test("passes n8n's own lint", () => {
		const ordered = resources
			.flatMap(({ operations }) => Object.values(operations))
			.flatMap(({ fields = [] }) => everyField(fields))
			.filter((field) => field.ordered);
		// Resources are listed by importance, not by name.
		const names = [...new Set(['resource', ...ordered.map(({ name }) => name)])];
		expect([...new Set(lintForm(properties, names))]).toEqual([]);
	});

	test('has the texts that n8n users expect', () => {
		expect([...new Set(every.flatMap(checkTexts))]).toEqual([]);
	});

	test('has defaults that are among the options', () => {
		expect(every.flatMap(checkDefault)).toEqual([]);
	});

	test('refers only to methods that the node has', () => {
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

describe('Operations in the form', () => {
	test.each(resources.map((resource) => ({ resource, title: resource.value })))(
		'of $title have names and descriptions as n8n requires',
		({ resource }) => {
			expect(checkWords(resource)).toEqual([]);
		},
	);

	test('keep the field names of saved workflows; run `npm run derive` if a change is intended', () => {
		const saved = JSON.parse(readFileSync(join(__dirname, 'forms.json'), 'utf8')) as FormNames;
		expect(changedForms(saved, formNames(resources))).toEqual([]);
	});
});
