import { choice, choices, filters, options, required, text, toggle } from '../../core/form/fields';
import { nestedProperty } from '../../core/form/properties';
import { webhookEvents, webhookSources } from '../../resources/settings/webhookEvents';
import { campaigns, lists, pipelines, stages, tags } from '../../resources/shared/things';

export const ignoreOwnWrites = choice(
	'ignoreOwnWrites',
	'Ignore Own Changes',
	'Which changes made through the API start no workflow, so that a workflow does not start itself',
	[
		['none', 'None', 'Every change starts the workflow'],
		[
			'recent',
			'What This N8n Just Wrote',
			'Contacts, deals and accounts that this process wrote within the last minute; with queue workers choose All From the API',
		],
		['api', 'All From the API', 'Whatever program made the change'],
	],
	{ default: 'none' },
);

export const loadFullContact = toggle(
	'loadFullContact',
	'Load Full Contact',
	'Whether to read the contact with its tags, lists and custom fields as they are now. A webhook must be answered within 5 seconds: when reading takes longer, the item has contactLoaded false.',
);

/** The form of the webhook trigger. */
export const triggerForm = [
	required(
		choices('events', 'Events', 'What starts the workflow', webhookEvents, {
			hint: 'ActiveCampaign tells of no event for imported contacts: ActiveCampaign Complete Schedule Trigger finds them',
		}),
	),
	required(
		choices('sources', 'Sources', 'Who or what must have caused it', webhookSources, {
			default: webhookSources.map(([value]) => value),
		}),
	),
	lists.locator({
		required: false,
		description:
			'Only what happens on this list; without effect on notes, tags, tasks, SMS, deals, accounts',
	}),
	filters(
		campaigns.picks('campaigns', 'Campaign Names or IDs', 'Only events of these campaigns'),
		text(
			'changedTo',
			'Changed To',
			'Only when the field under Field Changed has this value now; empty for any',
			{ placeholder: 'e.g. Customer' },
		),
		text(
			'fieldChanged',
			'Field Changed',
			'Only when this field changed, of updated contacts, deals and accounts. The first event of a contact or an account counts as a change, because its value before is not known.',
			{ placeholder: 'e.g. Favourite colour' },
		),
		lists.picks('lists', 'List Names or IDs', 'Only events on these lists'),
		pipelines.picks('pipelines', 'Pipeline Names or IDs', 'Only deals in these pipelines'),
		stages.picks('stages', 'Stage Names or IDs', 'Only deals in these stages'),
		tags.picks('tags', 'Tag Names or IDs', 'Only tag events with these tags'),
	),
	options(
		ignoreOwnWrites,
		toggle(
			'includeRawBody',
			'Include Raw Body',
			'Whether the item also holds the delivery as it came, in the member raw',
		),
		loadFullContact,
	),
].map(nestedProperty);
