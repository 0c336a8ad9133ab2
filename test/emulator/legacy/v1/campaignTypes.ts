import { parseTime } from '../time';
import { datedTypes } from './campaignSending';
import type { Parameters } from './parameters';

const demands: Record<string, string[]> = {
	recurring: ['recurring'],
	split: ['split_type'],
	responder: ['responder_offset', 'responder_type'],
	reminder: [
		'reminder_field',
		'reminder_format',
		'reminder_type',
		'reminder_offset',
		'reminder_offset_type',
		'reminder_offset_sign',
	],
	activerss: ['activerss_interval'],
};

/** Why the parameters do not make a campaign of their type, or undefined when they do. */
export function campaignFault(parameters: Parameters): string | undefined {
	const type = parameters.text('type');
	const dated = datedTypes.includes(type);
	const required = [...(dated ? ['sdate'] : []), ...(demands[type] ?? [])];
	const missing = required.find((name) => parameters.text(name) === '');
	if (missing) return `Missing required parameter: ${missing}`;
	if (dated && parseTime(parameters.text('sdate')) === undefined) return 'Invalid value for sdate';
	return type === 'split' ? splitFault(parameters) : shareFault(parameters);
}

function shareFault(parameters: Parameters): string | undefined {
	const shares = [...parameters.keyed('m').values()];
	return shares.length === 1 && shares[0] === '100'
		? undefined
		: 'Invalid value for m: one message with 100 is needed';
}

/** `read` and `click` test the messages on some of the contacts, and need the duration of the test. */
function splitFault(parameters: Parameters): string | undefined {
	const shares = [...parameters.keyed('m').values()].map(Number);
	if (shares.length < 2) return 'Invalid value for m: a split needs several messages';
	if (parameters.text('split_type') === 'even') return undefined;
	const missing = ['split_offset', 'split_offset_type'].find(
		(name) => parameters.text(name) === '',
	);
	if (missing) return `Missing required parameter: ${missing}`;
	const sum = shares.reduce((total, share) => total + share, 0);
	return shares.every((share) => share > 0) && sum < 100
		? undefined
		: 'Invalid value for m: the shares must add up to less than 100';
}
