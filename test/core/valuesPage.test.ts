import { readFileSync } from 'node:fs';
import path from 'node:path';
import { addressOf } from '../../nodes/ActiveCampaign/core/address';
import { amountOf, toCents } from '../../nodes/ActiveCampaign/core/amounts';
import { Failure } from '../../nodes/ActiveCampaign/core/failure';
import { fieldValueOf } from '../../nodes/ActiveCampaign/core/run/fieldEncoding';
import { dayOf, momentOf } from '../../nodes/ActiveCampaign/core/time';
import { contactFieldSource } from '../../nodes/ActiveCampaign/resources/shared/fieldSources';

const page = readFileSync(path.join(__dirname, '..', '..', 'docs', 'values.md'), 'utf8');

/** The rows of the tables below a heading, table by table, without the first two lines of each. */
function tablesBelow(heading: string): string[][][] {
	const [, section = ''] = page.split(`\n## ${heading}\n`);
	const [text = ''] = section.split('\n## ');
	return [...text.matchAll(/(?:^\|.*\n)+/gm)].map(([table]) =>
		table.trim().split('\n').slice(2).map(cellsOf),
	);
}

function cellsOf(line: string): string[] {
	return line
		.split(/(?<!\\)\|/)
		.slice(1, -1)
		.map((cell) => cell.trim().replace(/\\\|/g, '|'));
}

/** The value in backticks; in double quotes it has escapes. */
function given(cell: string): string {
	const text = /^`(.*)`$/.exec(cell)?.[1] ?? cell;
	return text.startsWith('"') ? (JSON.parse(text) as string) : text;
}

/** What the page says of a reading: a value, or words of the refusal. */
function expectReading(read: () => unknown, cell: string): void {
	const [, words] = /^refused: (.*)$/.exec(cell) ?? [];
	if (words === undefined) {
		expect(String(read())).toBe(given(cell));
		return;
	}
	let failure: unknown;
	try {
		failure = read();
	} catch (error) {
		failure = error;
	}
	expect(failure).toBeInstanceOf(Failure);
	const { message, facts } = failure as Failure;
	expect(facts.field).toBe('Field');
	expect(`${message}. ${facts.description}`).toContain(words);
}

describe('docs/values.md', () => {
	const [addresses = []] = tablesBelow('Email addresses');
	const [dates = [], changes = []] = tablesBelow('Dates and times');
	const [amounts = []] = tablesBelow('Amounts');
	const [fieldValues = []] = tablesBelow('Custom field values');

	test('has examples of every kind', () => {
		const tables = [addresses, dates, changes, amounts, fieldValues];
		for (const rows of tables) expect(rows.length).toBeGreaterThan(10);
	});

	test.each(addresses)('an address %s is %s', (value = '', result = '') => {
		expectReading(() => addressOf(given(value), 'Field'), result);
	});

	test.each(dates)('a date %s is the day %s and the time %s', (value = '', day = '', time = '') => {
		expectReading(() => dayOf(given(value), 'Europe/Berlin', 'Field'), day);
		expectReading(() => momentOf(given(value), 'Europe/Berlin', 'Field'), time);
	});

	test.each(changes)('in %s, %s is %s', (zone = '', value = '', time = '') => {
		expectReading(() => momentOf(given(value), given(zone), 'Field'), time);
	});

	test.each(amounts)('an amount %s in %s is %s, sent as %s', (...row) => {
		const [value = '', code = '', units = '', cents = ''] = row;
		const currency = code === '–' ? undefined : given(code);
		expectReading(() => amountOf(given(value), 'Field', { currency }), units);
		expectReading(() => toCents(given(value), 'Field', currency), cents);
	});

	test.each(fieldValues)('a field of type %s given %s stores %s', (...row) => {
		const [type = '', value = '', result = ''] = row;
		const options = /dropdown|listbox/.test(type) ? ['Red', 'Blue'] : [];
		const field = { id: '1', title: 'Field', type: given(type), options };
		expectReading(
			() =>
				contactFieldSource.member(field, fieldValueOf(field, given(value), 'Europe/Berlin')).value,
			result,
		);
	});
});
