import type { StepInput } from '../../core/descriptor';
import { fieldValueOf } from '../../core/run/fieldEncoding';
import { rowsFrom } from '../../core/run/output';
import type { Row } from '../../core/values';
import { contactFieldSource } from '../shared/fieldSources';

/** Stores one value, checked and written by the type of its field as Contact > Create or Update does. */
export async function storeValue(step: StepInput): Promise<Row[]> {
	const request = await step.build();
	const { fieldValue, ...beside } = request.body as Row & { fieldValue: Row };
	const field = await step.customField(contactFieldSource, String(fieldValue.field));
	const value = fieldValueOf(field, fieldValue.value, step.timeZone);
	const body = {
		...beside,
		fieldValue: { ...fieldValue, ...contactFieldSource.member(field, value) },
	};
	return rowsFrom(step.operation, await step.call({ ...request, body }), false);
}
