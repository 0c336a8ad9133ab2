import {
	webhookEvents,
	webhookSources,
} from '../nodes/ActiveCampaign/resources/settings/webhookEvents';
import { isExpression } from './expression';
import { CannotMove } from './forms';
import type { Placed } from './place';
import type { Parameters } from './workflowFile';

const knownEvents: ReadonlySet<unknown> = new Set(Object.keys(webhookEvents));
const allSources = webhookSources.map(([value]) => value);

/** The parameters of n8n's trigger as ours; throws `CannotMove` saying why not. */
export function moveTrigger({ events = [], sources = [], ...others }: Parameters): Placed {
	const notes = Object.keys(others).map((name) => `${name} has no effect and is left out.`);
	const unknown = listed(events).filter((event) => !knownEvents.has(event));
	if (unknown.length > 0) {
		throw new CannotMove(`ours does not know the event ${unknown.map(String).join(', ')}`);
	}
	if (Array.isArray(events) && events.length === 0) {
		notes.push('No event was chosen: choose at least one.');
	}
	const hasSources = !Array.isArray(sources) || sources.length > 0;
	if (!hasSources) notes.push('No source was chosen: it takes all four now.');
	return {
		parameters: { events, sources: hasSources ? sources : allSources },
		notes: [
			...notes,
			'The item is nested now: what was $json["contact[email]"] is $json.contact.email.',
			'Deactivate the old workflow before you activate this one, so that its webhook is removed and no event comes twice.',
		],
	};
}

function listed(value: unknown): unknown[] {
	return Array.isArray(value) ? value.filter((entry) => !isExpression(entry)) : [];
}
