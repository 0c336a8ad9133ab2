import type { Resource } from '../core/types';
import { accountResource } from './account';
import { accountContactResource } from './accountContact';
import { accountFieldResource } from './accountField';
import { accountFieldValueResource } from './accountFieldValue';
import { addressResource } from './address';
import { apiRequestResource } from './apiRequest';
import { automationResource } from './automation';
import { calendarResource } from './calendar';
import { campaignResource } from './campaign';
import { contactResource } from './contact';
import { contactAutomationResource } from './contactAutomation';
import { contactTagResource } from './contactTag';
import { customFieldResource } from './customField';
import { fieldValueResource } from './fieldValue';
import { groupResource } from './group';
import { listResource } from './list';
import { messageResource } from './message';
import { noteResource } from './note';
import { subscriptionResource } from './subscription';
import { tagResource } from './tag';
import { taskResource } from './task';
import { taskOutcomeResource } from './taskOutcome';
import { taskTypeResource } from './taskType';
import { taskTypeOutcomeResource } from './taskTypeOutcome';
import { userResource } from './user';

/** Every resource of the node, in no particular order: the form sorts them by name. */
export const resources: readonly Resource[] = [
	accountContactResource,
	accountFieldResource,
	accountFieldValueResource,
	accountResource,
	addressResource,
	apiRequestResource,
	automationResource,
	calendarResource,
	campaignResource,
	contactAutomationResource,
	contactResource,
	contactTagResource,
	customFieldResource,
	fieldValueResource,
	groupResource,
	listResource,
	messageResource,
	noteResource,
	subscriptionResource,
	tagResource,
	taskOutcomeResource,
	taskResource,
	taskTypeOutcomeResource,
	taskTypeResource,
	userResource,
];
