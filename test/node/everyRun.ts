import { formFields } from '../../nodes/ActiveCampaign/core/properties';
import type { Field, Operation, Row } from '../../nodes/ActiveCampaign/core/types';

/** The values with every ID that is typed pointing at the first row. */
export function pointedAtFirst(operation: Operation, values: Row): Row {
	return pointed(formFields(operation), values);
}

function pointed(fields: Field[], values: Row): Row {
	return Object.fromEntries(
		Object.entries(values).map(([name, value]) => {
			const field = fields.find((one) => one.name === name);
			return [name, field && isId(field) && isSampleId(value) ? '1' : value];
		}),
	);
}

const isId = ({ name, type }: Field) => type === 'string' && /(^|[a-z])id$/i.test(name);

const isSampleId = (value: unknown) =>
	/^(\d+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.test(String(value));
