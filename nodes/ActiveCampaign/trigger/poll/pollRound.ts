import type { IPollFunctions } from 'n8n-workflow';
import type { Row } from '../../core/values';
import type { Connected } from '../../n8n/connect';
import { systemTime } from '../shared/systemTime';
import type { Deadline } from '../shared/deadline';
import type { Reader } from './pollSource';
import type { State } from './pollState';
import type { Clocks } from './position';

/** What a round works with. */
export interface Round {
	context: IPollFunctions;
	/** Value of the event in the form. */
	event: string;
	/** Hash of what is watched. */
	about: string;
	connected: Connected;
	reader: Reader;
	deadline: Deadline;
	/** What n8n has stored; undefined in the first round. */
	last: State | undefined;
}

export interface Outcome {
	/** Items with their event's ID. */
	rows: Row[];
	/** What has to be stored with them. */
	next: Pick<State, 'position' | 'members'>;
	/** The time was over before anything was got. */
	isStalled: boolean;
}

export function clocksOf({ serviceClock }: Connected): Clocks {
	const service = serviceClock.now();
	return { local: systemTime.now(), ...(service === undefined ? {} : { service }) };
}
