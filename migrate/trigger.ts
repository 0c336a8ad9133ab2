import {
	webhookEvents,
	webhookSources,
} from '../nodes/ActiveCampaign/resources/settings/webhookEvents';
import { isExpression } from './expression';
import { CannotMigrate } from './conversions';
import type { Placed } from './place';
import type { Parameters } from './workflowFile';

const knownEvents: ReadonlySet<unknown> = new Set(Object.keys(webhookEvents));
const allSources = webhookSources.map(([value]) => value);

/** Converts the parameters of n8n's trigger; throws `CannotMigrate`. */
export function moveTrigger({ events = [], sources = [], ...others }: Parameters): Placed {
	const notes = Object.keys(others).map((name) => `${name} has no effect and was removed.`);
	const unknown = listed(events).filter((event) => !knownEvents.has(event));
	if (unknown.length > 0) {
		throw new CannotMigrate(
			`this package does not support the event ${unknown.map(String).join(', ')}`,
		);
	}
	if (Array.isArray(events) && events.length === 0) {
		notes.push('No event is selected: select at least one.');
	}
	const hasSources = !Array.isArray(sources) || sources.length > 0;
	if (!hasSources) notes.push('No source was selected: all four are selected now.');
	return {
		parameters: { events, sources: hasSources ? sources : allSources },
		notes: [
			...notes,
			'Items are nested now: use $json.contact.email instead of $json["contact[email]"].',
			'Deactivate the old workflow before you activate this one, so that its webhook is removed and no event arrives twice.',
		],
	};
}

function listed(value: unknown): unknown[] {
	return Array.isArray(value) ? value.filter((entry) => !isExpression(entry)) : [];
}
