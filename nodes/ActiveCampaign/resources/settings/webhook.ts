import type { Resource } from '../../core/descriptor';
import {
	additionalFields,
	choices,
	clearWhenEmpty,
	filters,
	options,
	required,
	text,
	updateFields,
} from '../../core/form/fields';
import { asNumber } from '../../core/values';
import { lists, webhooks } from '../shared/things';
import { eventChoices, webhookSources } from './webhookEvents';

const name = text('name', 'Name', 'What your team calls it', { placeholder: 'e.g. New deals' });
const url = text(
	'url',
	'URL',
	'Where the events are sent. With https, only port 443 can be reached.',
	{ placeholder: 'e.g. https://example.com/hook' },
);
const events = choices('events', 'Events', 'What is told', eventChoices);
const sources = choices('sources', 'Sources', 'Who or what must have caused it', webhookSources, {
	default: webhookSources.map(([value]) => value),
});
const onList = lists.locator({
	required: false,
	sendAs: 'listid',
	convert: asNumber,
	description: 'Only what happens on this list; not for notes, tags, tasks, SMS, deals, accounts',
});

export const webhookResource = {
	name: 'Webhook',
	value: 'webhook',
	description:
		'Where ActiveCampaign sends its events. To start a workflow, use the ActiveCampaign trigger.',
	first: 'getAll',
	operations: {
		create: {
			name: 'Create',
			action: 'Create a webhook',
			description: 'Have events sent to an address',
			docs: 'create-webhook',
			route: 'POST /webhooks',
			recovery: webhooks.recovery,
			wrap: 'webhook',
			fields: [
				required(name),
				required(url),
				required(events),
				required(sources),
				additionalFields(onList),
			],
			returns: 'webhook',
		},
		delete: {
			name: 'Delete',
			action: 'Delete a webhook',
			description: 'No longer send events to an address',
			docs: 'delete-webhook',
			route: 'DELETE /webhooks/{webhook}',
			fields: [webhooks.locator()],
		},
		get: {
			name: 'Get',
			action: 'Get a webhook',
			description: 'Read one webhook',
			docs: 'get-webhook',
			route: 'GET /webhooks/{webhook}',
			fields: [webhooks.locator()],
			returns: 'webhook',
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many webhooks',
			description: 'Read the webhooks of the account, all or those that fit the filters',
			docs: 'get-a-list-of-webhooks',
			route: 'GET /webhooks',
			fields: [
				filters(
					lists.locator({
						required: false,
						sendAs: 'filters[listid]',
						description: 'Those of this list',
					}),
					{ ...name, sendAs: 'filters[name]' },
					{ ...url, sendAs: 'filters[url]', description: 'Where the events are sent' },
				),
			],
			returns: 'webhooks',
			paging: 'byOffset',
		},
		getEvents: {
			name: 'Get Events',
			action: 'Get the events that webhooks can tell',
			description: 'Read the names of all events',
			docs: 'get-a-list-of-webhook-events',
			route: 'GET /webhook/events',
			returns: 'webhookEvents',
			answers: 'list',
			steps: async ({ build, call }) => {
				// An array of strings, not of objects.
				const request = { ...(await build()), query: { limit: 100, offset: 0 } };
				const { webhookEvents: names } = (await call(request)) as { webhookEvents?: unknown[] };
				return (names ?? []).map((event) => ({ event }));
			},
		},
		update: {
			name: 'Update',
			action: 'Update a webhook',
			description: 'Change what a webhook tells, or where',
			docs: 'update-webhook',
			route: 'PUT /webhooks/{webhook}',
			wrap: 'webhook',
			fields: [
				webhooks.locator(),
				updateFields(events, onList, name, sources, url),
				options(clearWhenEmpty),
			],
			returns: 'webhook',
		},
	},
} satisfies Resource;
