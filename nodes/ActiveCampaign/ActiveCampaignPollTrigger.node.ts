import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';
import { listSearches, loadOptions } from './n8n/methods';
import { orNodeError } from './n8n/orNodeError';
import * as things from './resources/shared/things';
import { pollForm } from './trigger/poll/pollForm';
import { pollOnce } from './trigger/poll/pollOnce';

/** Starts a workflow for events that ActiveCampaign sends no webhook for, and for those that were missed. */
export class ActiveCampaignPollTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'ActiveCampaign Complete Schedule Trigger',
		name: 'activeCampaignPollTrigger',
		icon: { light: 'file:activecampaign.svg', dark: 'file:activecampaign.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["event"] }}',
		description: 'Starts on imports, segments, orders and events webhooks miss',
		defaults: { name: 'ActiveCampaign Complete Schedule Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'activeCampaignAccountApi', required: true }],
		properties: pollForm,
	};

	methods = {
		listSearch: listSearches(Object.values(things)),
		loadOptions: loadOptions(Object.values(things)),
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await orNodeError(this, async () => await pollOnce(this));
	}
}
