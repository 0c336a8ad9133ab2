import type { INodePropertyOptions } from 'n8n-workflow';
import type { Field, Operation } from '../../nodes/ActiveCampaign/core/descriptor';
import type { Row } from '../../nodes/ActiveCampaign/core/values';
import { resources } from '../../nodes/ActiveCampaign/resources';
import { requestsOf } from './requests';
import { absent, type ChoiceInForm, choicesIn, replacedAt } from './samples';

const forms = resources.flatMap(({ value, operations }) =>
	Object.entries(operations).flatMap(([name, operation]: [string, Operation]) =>
		choicesIn(operation).map((choice) => ({
			title: `${value}.${name} ${choice.path.map((field) => field.name).join('.')}`,
			operation,
			choice,
			field: choice.path[choice.path.length - 1] as Field,
		})),
	),
);

type InForm = (typeof forms)[number];

const selectors = forms.filter(({ field }) => field.type !== 'boolean');
const switches = forms.filter(({ field }) => field.type === 'boolean');
const optionsOf = ({ options }: Field) => options as INodePropertyOptions[];

/** The requests of a form in which a choice is written in some way. */
async function sent({ operation, choice }: InForm, values: Row, writing: unknown) {
	return await requestsOf(operation, replacedAt(values, choice.path, writing));
}

/** Ways to write a choice that mean the same; several are given as an array or as text. */
function writingsOf({ field }: InForm, value: unknown): unknown[] {
	if (field.type === 'boolean')
		return value === true ? [1, 'true', ' TRUE ', '1'] : [0, 'false', 'False', '0'];
	const one = Array.isArray(value) ? (value[0] as unknown) : value;
	const { name } = optionsOf(field).find((option) => option.value === one) ?? { name: '' };
	const words = [String(one), name, ` ${name.toUpperCase()} `, name.toLowerCase()].filter(
		(word) => word !== '',
	);
	return field.type === 'multiOptions' ? [...words.map((word) => [word]), name] : words;
}

/** Some choices have a value that is empty. */
const hasEmpty = ({ field }: InForm) =>
	field.type === 'options' && optionsOf(field).some(({ value }) => value === '');

/** Empty is refused where the choice always counts, and where it is not data. */
function refusesEmpty({ choice: { path }, field }: InForm): boolean {
	if (field.type === 'multiOptions') return false;
	const [outer] = path;
	return path.length === 1 || ['filters', 'sort', 'options'].includes(outer?.name ?? '');
}

/** With Clear When Empty on, nothing would clear a choice, which has no such state. */
function wouldClear({ choice: { path } }: InForm, values: Row, nothing: unknown): boolean {
	const { options } = values as { options?: Row };
	const [outer, ...inner] = path;
	return (
		options?.['clearWhenEmpty'] === true &&
		nothing !== undefined &&
		outer?.sendAs === undefined &&
		inner.length === 1
	);
}

async function meansTheSame(form: InForm) {
	const { offered, valuesWith }: ChoiceInForm = form.choice;
	for (const value of offered) {
		const values = valuesWith(value);
		const expected = await requestsOf(form.operation, values);
		for (const writing of writingsOf(form, value)) {
			expect({ writing, ...(await sent(form, values, writing)) }).toEqual({ writing, ...expected });
		}
	}
}

async function isRefused(form: InForm) {
	const values = form.choice.valuesWith(form.choice.offered[0]);
	const label = form.field.displayName;
	for (const writing of ['no such choice', 987654, ['x', 'y'], { a: 1 }]) {
		const { requests, failure } = await sent(form, values, writing);
		expect(requests).toEqual([]);
		expect(failure).toMatch(label);
		if (typeof writing !== 'object') expect(failure).toBe(`${label} has no choice "${writing}"`);
	}
}

async function takesNothing(form: InForm) {
	if (hasEmpty(form)) return;
	const values = form.choice.valuesWith(form.choice.offered[0]);
	for (const nothing of ['', '  ', null, undefined]) {
		const outcome = await sent(form, values, nothing);
		if (form.choice.path[0]?.name === 'filters') {
			expect(outcome).toEqual({
				requests: [],
				failure: `The filter "${form.choice.path[1]?.displayName}" is empty in item 0`,
			});
		} else if (refusesEmpty(form) || wouldClear(form, values, nothing)) {
			expect(outcome).toEqual({ requests: [], failure: `${form.field.displayName} is empty` });
		} else if (form.choice.path.length > 1 && form.field.type !== 'multiOptions') {
			expect(outcome).toEqual(await sent(form, values, absent));
		}
	}
}

describe('The choices of every operation', () => {
	// A campaign that is sent at once has a date shortly before.
	beforeAll(() => jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-01-05T10:00:00Z')));
	afterAll(() => jest.restoreAllMocks());

	it('are many', () => {
		expect(selectors.length).toBeGreaterThan(150);
		expect(switches.length).toBeGreaterThan(50);
	});

	it.each(selectors)('$title can be told apart by value and label', ({ field }) => {
		const words = optionsOf(field).map(({ name, value }) => [
			...new Set([String(value), name].map((word) => word.trim().toLowerCase())),
		]);
		expect(words.flat()).toHaveLength(new Set(words.flat()).size);
		if (field.type === 'multiOptions') expect(words.flat().join('')).not.toContain(',');
		const start = Array.isArray(field.default) ? field.default : [field.default];
		const values = optionsOf(field).map(({ value }) => value);
		expect(start.filter((value) => !values.includes(value as string))).toEqual([]);
	});

	it.each(forms)('$title sends the same for value and label, in any case', meansTheSame);

	it.each(forms)('$title refuses an unknown word before anything is sent', isRefused);

	it.each(forms)('$title takes nothing only where that has no effect', takesNothing);
});
