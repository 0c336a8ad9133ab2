import type { Field } from '../../core/descriptor';
import { choice, choices, filters, options, required, text, toggle } from '../../core/form/fields';
import { nestedProperty } from '../../core/form/properties';
import { eventChoices, webhookSources } from '../../resources/settings/webhookEvents';
import { campaigns, lists, pipelines, stages, tags } from '../../resources/shared/things';

export const ignoreOwnWrites = choice(
	'ignoreOwnWrites',
	'Ignore Own Changes',
	'Which changes through the API to ignore, so that a workflow does not trigger itself',
	[
		['none', 'None', 'Every change triggers the workflow'],
		[
			'recent',
			'Own Changes of the Last Minute',
			'Contacts, deals and accounts that this n8n process just wrote; with queue workers choose All API Changes',
		],
		['api', 'All API Changes', 'Changes by any program'],
	],
	{ default: 'none' },
);

export const loadFullContact = toggle(
	'loadFullContact',
	'Load Full Contact',
	'Whether to get the contact with its current tags, lists and custom fields. Webhooks must be answered within 5 seconds; if this takes longer, the item has contactLoaded false.',
);

/** The fields of the webhook trigger. */
export const triggerFields: Field[] = [
	required(
		choices('events', 'Events', 'What triggers the workflow', eventChoices, {
			hint: 'ActiveCampaign doesn’t send events for imported contacts; use the ActiveCampaign Complete Schedule Trigger instead',
		}),
	),
	required(
		choices('sources', 'Sources', 'Who caused the event', webhookSources, {
			default: webhookSources.map(([value]) => value),
		}),
	),
	lists.locator({
		required: false,
		description:
			'Only events of this list; has no effect on events of notes, tags, tasks, SMS, deals and accounts',
	}),
	filters(
		campaigns.picks('campaigns', 'Campaign Names or IDs', 'Only events of these campaigns'),
		text('changedTo', 'Changed To', 'Only if the field under Field Changed has this value now', {
			placeholder: 'e.g. Customer',
		}),
		text(
			'fieldChanged',
			'Field Changed',
			'Only if this field changed, for updated contacts, deals and accounts. The first event of each contact always passes, since no earlier value is known.',
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
			'Whether to add the delivery as received, in the field raw',
		),
		loadFullContact,
	),
];

/** The form of the webhook trigger. */
export const triggerForm = triggerFields.map(nestedProperty);
