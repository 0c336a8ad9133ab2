import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { buildProperties } from './core/form/properties';
import { execute } from './n8n/execute';
import { listSearches, loadOptions, resourceMappings } from './n8n/methods';
import { resources } from './resources';
import { fieldSources } from './resources/shared/fieldSources';
import * as things from './resources/shared/things';

/** “create or update: contact” for what a workflow file calls `contact.upsert`. */
const readable =
	'={{ $parameter["operation"].replace(/(.*)[.](.*)/, "$2: $1").replace("getAll", "get many").replace("upsert", "create or update").replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase() }}';

/** All of ActiveCampaign's API as one node; what it can do is in `resources`. */
export class ActiveCampaign implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'ActiveCampaign Complete',
		name: 'activeCampaign',
		icon: { light: 'file:activecampaign.svg', dark: 'file:activecampaign.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: readable,
		description: 'Contacts, tags, lists, campaigns, automations, deals, more',
		defaults: { name: 'ActiveCampaign Complete' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'activeCampaignAccountApi', required: true }],
		properties: buildProperties(resources),
	};

	methods = {
		listSearch: listSearches(Object.values(things)),
		loadOptions: loadOptions(Object.values(things)),
		resourceMapping: resourceMappings(fieldSources),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, resources);
	}
}
