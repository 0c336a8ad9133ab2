import {
	NodeConnectionTypes,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { listSearches, loadOptions } from './n8n/methods';
import * as things from './resources/shared/things';
import { receive } from './trigger/webhook/receive';
import { createHook, deleteHook, hookExists } from './trigger/webhook/webhookMethods';
import { triggerForm } from './trigger/webhook/webhookForm';

/** Starts a workflow for each event that ActiveCampaign sends by webhook. */
export class ActiveCampaignTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'ActiveCampaign Complete Trigger',
		name: 'activeCampaignTrigger',
		icon: { light: 'file:activecampaign.svg', dark: 'file:activecampaign.dark.svg' },
		group: ['trigger'],
		// n8n evaluates an expression at every call of a trigger of version 1, at a tenth of its cost.
		version: 2,
		subtitle:
			'={{ $parameter["events"].length + ($parameter["events"].length === 1 ? " event" : " events") }}',
		description: 'Work with contacts, campaigns and deals, or start on events',
		defaults: { name: 'ActiveCampaign Complete Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'activeCampaignAccountApi', required: true }],
		webhooks: [
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
		],
		properties: triggerForm,
	};

	methods = {
		listSearch: listSearches(Object.values(things)),
		loadOptions: loadOptions(Object.values(things)),
	};

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await hookExists(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await createHook(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await deleteHook(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}
