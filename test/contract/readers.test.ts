import type { Field, FieldGroup, Reader } from '../../nodes/ActiveCampaign/core/descriptor';
import {
	readAmount,
	readDay,
	readDayOrMoment,
	readMoment,
	readTimedMoment,
	readUnits,
	readUtcMoment,
	readWholeUnits,
} from '../../nodes/ActiveCampaign/core/form/readers';
import { isRow, type Row } from '../../nodes/ActiveCampaign/core/values';
import { resources } from '../../nodes/ActiveCampaign/resources';
import { requestsOf } from './requests';
import { everyValues } from './samples';

const operations = resources.flatMap(({ value, operations: byName }) =>
	Object.entries(byName).map(([name, operation]) => ({ key: `${value}.${name}`, operation })),
);

/** What users write themselves, for the API as it is. */
const sentAsGiven = ['apiRequest.', 'ecommerceGraphql.query'];

/** The values with the text of a sample replaced, wherever it is, also inside of JSON text. */
function replaced(value: unknown, sample: string, by: string): unknown {
	if (typeof value === 'string') return value.split(sample).join(by);
	if (Array.isArray(value)) return value.map((part) => replaced(part, sample, by));
	if (!isRow(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, part]) => [name, replaced(part, sample, by)]),
	);
}

/** The operations that send a sample value, with the parameters that hold it. */
function operationsWith(sample: string) {
	return operations
		.filter(({ key }) => !sentAsGiven.some((start) => key.startsWith(start)))
		.map(({ key, operation }) => ({
			key,
			operation,
			values: everyValues(operation).filter((values) => JSON.stringify(values).includes(sample)),
		}))
		.filter(({ values }) => values.length > 0);
}

function fieldsBelow(fields: Field[]): Field[] {
	return fields.flatMap((field) => {
		if (field.type === 'collection') return [field, ...fieldsBelow(field.options as Field[])];
		if (field.type !== 'fixedCollection') return [field];
		return [field, ...(field.options as FieldGroup[]).flatMap(({ values }) => fieldsBelow(values))];
	});
}

const everyField = operations.flatMap(({ key, operation }) =>
	fieldsBelow(operation.fields ?? []).map((field) => ({ key: `${key} ${field.name}`, field })),
);

const readBy = (readers: Reader[], { reads }: Field) =>
	reads !== undefined && readers.includes(reads);

describe('Email addresses', () => {
	const address = 'nathan@example.com';
	const written = ' \u200bnathan@exam\u00adple.com\u00a0';

	test.each(operationsWith(address))(
		'of $key are sent without what cannot be seen',
		async (one) => {
			for (const values of one.values) {
				const plain = await requestsOf(one.operation, values);
				const given = replaced(values, address, written) as Row;
				expect(await requestsOf(one.operation, given)).toEqual(plain);
			}
		},
	);

	test.each(operationsWith(address))('of $key with a blank inside send nothing', async (one) => {
		for (const values of one.values) {
			const given = replaced(values, address, 'nathan@ex ample.com') as Row;
			const { requests, failure } = await requestsOf(one.operation, given);
			expect(failure).toMatch(/has a blank inside: "nathan@ex␣ample\.com"/);
			expect(requests).toEqual([]);
		}
	});

	test('are in more than 25 operations', () => {
		expect(operationsWith(address).length).toBeGreaterThan(25);
	});
});

describe('Dates', () => {
	const sample = '2036-05-01T09:30:00.000Z';
	/** The bulk requests of the shop's own objects may have dates as well, but no field for them. */
	const dated = operationsWith(sample);

	test.each(dated)('of $key without a time zone are not sent without one', async (one) => {
		for (const values of one.values) {
			const given = replaced(values, sample, '2036-05-01T09:30:00') as Row;
			const { requests } = await requestsOf(one.operation, given);
			expect(requests).not.toEqual([]);
			expect(JSON.stringify(requests)).not.toMatch(/2036-05-01T09:30:00(?![+Z-])/);
		}
	});

	test.each(dated)('of $key that are none send nothing', async (one) => {
		for (const values of one.values) {
			for (const word of ['yesterday', '31-12-1990', '28.11.2026', '46173']) {
				const given = replaced(values, sample, word) as Row;
				const { requests, failure } = await requestsOf(one.operation, given);
				expect(failure).toMatch(/ is (not a date|no date with a time): "/);
				expect(requests).toEqual([]);
			}
		}
	});

	test('are read by the rule in every field for one', () => {
		const readers = [readDay, readDayOrMoment, readMoment, readTimedMoment, readUtcMoment];
		const others = everyField.filter(
			({ field }) => field.type === 'dateTime' && !readBy(readers, field),
		);
		// The moment of a segment's version is a number in the path.
		expect([...new Set(others.map(({ field }) => field.name))]).toEqual(['when']);
	});
});

describe('Amounts', () => {
	test('are read by the rule in every field for one', () => {
		const amounts = everyField.filter(({ field }) =>
			/units of (its|the) currency/.test(field.description ?? ''),
		);
		expect(amounts.length).toBeGreaterThan(15);
		const readers = [readAmount, readUnits, readWholeUnits];
		// The type of the custom field decides how this one is read.
		const others = amounts.filter(({ field }) => !readBy(readers, field));
		expect([...new Set(others.map(({ key }) => key.split('.')[0]))]).toEqual(['dealFieldValue']);
	});
});
