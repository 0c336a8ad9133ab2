import type { Resource } from '../core/types';
import { accountResource } from './account';
import { accountContactResource } from './accountContact';
import { accountFieldResource } from './accountField';
import { accountFieldValueResource } from './accountFieldValue';
import { accountSettingResource } from './accountSetting';
import { activityResource } from './activity';
import { addressResource } from './address';
import { apiRequestResource } from './apiRequest';
import { automationResource } from './automation';
import { brandingResource } from './branding';
import { bulkImportResource } from './bulkImport';
import { calendarResource } from './calendar';
import { campaignResource } from './campaign';
import { connectionResource } from './connection';
import { contactResource } from './contact';
import { contactAutomationResource } from './contactAutomation';
import { contactTagResource } from './contactTag';
import { conversionResource } from './conversion';
import { customFieldResource } from './customField';
import { customObjectResource } from './customObject';
import { customObjectRecordResource } from './customObjectRecord';
import { dealResource } from './deal';
import { dealContactResource } from './dealContact';
import { dealFieldResource } from './dealField';
import { dealFieldValueResource } from './dealFieldValue';
import { dealRoleResource } from './dealRole';
import { ecommerceCustomerResource } from './ecommerceCustomer';
import { ecommerceGraphqlResource } from './ecommerceGraphql';
import { ecommerceOrderResource } from './ecommerceOrder';
import { ecommerceOrderProductResource } from './ecommerceOrderProduct';
import { emailContentResource } from './emailContent';
import { eventTrackingResource } from './eventTracking';
import { fieldValueResource } from './fieldValue';
import { formResource } from './form';
import { groupResource } from './group';
import { listResource } from './list';
import { messageResource } from './message';
import { noteResource } from './note';
import { personalizationResource } from './personalization';
import { pipelineResource } from './pipeline';
import { savedResponseResource } from './savedResponse';
import { scoreResource } from './score';
import { segmentResource } from './segment';
import { siteTrackingResource } from './siteTracking';
import { smsBroadcastResource } from './smsBroadcast';
import { stageResource } from './stage';
import { subscriptionResource } from './subscription';
import { tagResource } from './tag';
import { taskResource } from './task';
import { taskOutcomeResource } from './taskOutcome';
import { taskTypeResource } from './taskType';
import { taskTypeOutcomeResource } from './taskTypeOutcome';
import { templateResource } from './template';
import { userResource } from './user';
import { webhookResource } from './webhook';
import { whatsappConversationResource } from './whatsappConversation';
import { whatsappFlowResource } from './whatsappFlow';
import { whatsappTemplateResource } from './whatsappTemplate';

/** Every resource of the node, in no particular order: the form sorts them by name. */
export const resources: readonly Resource[] = [
	accountResource,
	accountContactResource,
	accountFieldResource,
	accountFieldValueResource,
	accountSettingResource,
	activityResource,
	addressResource,
	apiRequestResource,
	automationResource,
	brandingResource,
	bulkImportResource,
	calendarResource,
	campaignResource,
	connectionResource,
	contactResource,
	contactAutomationResource,
	contactTagResource,
	conversionResource,
	customFieldResource,
	customObjectResource,
	customObjectRecordResource,
	dealContactResource,
	dealFieldResource,
	dealFieldValueResource,
	dealResource,
	dealRoleResource,
	ecommerceCustomerResource,
	ecommerceGraphqlResource,
	ecommerceOrderResource,
	ecommerceOrderProductResource,
	emailContentResource,
	eventTrackingResource,
	fieldValueResource,
	formResource,
	groupResource,
	listResource,
	messageResource,
	noteResource,
	personalizationResource,
	pipelineResource,
	savedResponseResource,
	scoreResource,
	segmentResource,
	siteTrackingResource,
	smsBroadcastResource,
	stageResource,
	subscriptionResource,
	tagResource,
	taskResource,
	taskOutcomeResource,
	taskTypeResource,
	taskTypeOutcomeResource,
	templateResource,
	userResource,
	webhookResource,
	whatsappConversationResource,
	whatsappFlowResource,
	whatsappTemplateResource,
];
