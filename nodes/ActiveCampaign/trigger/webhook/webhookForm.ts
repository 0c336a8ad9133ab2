import {
	choice,
	choices,
	filters,
	options,
	picks,
	required,
	text,
	toggle,
} from '../../core/form/fields';
import { nestedProperty } from '../../core/form/properties';
import { eventChoices, webhookSources } from '../../resources/settings/webhookEvents';
import { list } from '../../resources/shared/locators';

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

/** The form of the webhook trigger. */
export const triggerForm = [
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
	list({
		required: false,
		description:
			'Only events of this list; has no effect on events of notes, tags, tasks, SMS, deals and accounts',
	}),
	filters(
		picks('campaigns', 'Campaign Names or IDs', 'campaigns', 'Only events of these campaigns'),
		text(
			'changedTo',
			'Changed To',
			'Only if the field under Field Changed has this value now; leave empty for any value',
			{ placeholder: 'e.g. Customer' },
		),
		text(
			'fieldChanged',
			'Field Changed',
			'Only if this field changed, for updated contacts, deals and accounts. The first event of each contact always passes, since no earlier value is known.',
			{ placeholder: 'e.g. Favourite colour' },
		),
		picks('lists', 'List Names or IDs', 'lists', 'Only events on these lists'),
		picks('pipelines', 'Pipeline Names or IDs', 'pipelines', 'Only deals in these pipelines'),
		picks('stages', 'Stage Names or IDs', 'stages', 'Only deals in these stages'),
		picks('tags', 'Tag Names or IDs', 'tags', 'Only tag events with these tags'),
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
].map(nestedProperty);
