import { isRow } from '../../nodes/ActiveCampaign/core/values';

/** Whether a value has a type of the reference; older resources take numbers as text and flags as 1 and 0. */
export function matchesType(value: unknown, type: string): boolean {
	const element = /^array<(.*)>$/.exec(type)?.[1];
	if (element !== undefined)
		return Array.isArray(value) && value.every((entry) => matchesType(entry, element));
	switch (type) {
		case 'integer':
			return isNumeric(value) && Number.isInteger(Number(value));
		case 'number':
			return isNumeric(value);
		case 'boolean':
			return typeof value === 'boolean' || ['0', '1', 'true', 'false'].includes(String(value));
		case 'string':
		case 'enum':
			return typeof value === 'string' || Number.isFinite(value);
		case 'array':
			return Array.isArray(value);
		case 'object':
			return isRow(value);
		default:
			return true;
	}
}

function isNumeric(value: unknown): boolean {
	if (typeof value === 'number') return Number.isFinite(value);
	return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value));
}
