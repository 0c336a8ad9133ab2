import type { Resource } from '../core/types';
import { apiRequestResource } from './apiRequest';
import { automationResource } from './automation';
import { campaignResource } from './campaign';
import { contactResource } from './contact';
import { contactAutomationResource } from './contactAutomation';
import { contactTagResource } from './contactTag';
import { customFieldResource } from './customField';
import { fieldValueResource } from './fieldValue';
import { listResource } from './list';
import { messageResource } from './message';
import { noteResource } from './note';
import { subscriptionResource } from './subscription';
import { tagResource } from './tag';

/** Every resource of the node, in no particular order: the form sorts them by name. */
export const resources: readonly Resource[] = [
	apiRequestResource,
	automationResource,
	campaignResource,
	contactResource,
	contactAutomationResource,
	contactTagResource,
	customFieldResource,
	fieldValueResource,
	listResource,
	messageResource,
	noteResource,
	subscriptionResource,
	tagResource,
];
