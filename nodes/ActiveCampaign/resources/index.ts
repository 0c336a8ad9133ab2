import { withWarnings } from '../core/consequence';
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

/**
 * In the order of the node panel: what people do most, then by name. n8n's panel has no search
 * inside a community node.
 */
const inOrder: readonly Resource[] = [
	contactResource,
	contactTagResource,
	subscriptionResource,
	contactAutomationResource,
	tagResource,
	listResource,
	campaignResource,
	messageResource,
	automationResource,
	dealResource,
	accountResource,
	accountContactResource,
	taskResource,
	noteResource,
	customFieldResource,
	segmentResource,
	ecommerceOrderResource,
	ecommerceCustomerResource,
	customObjectRecordResource,
	webhookResource,
	eventTrackingResource,
	apiRequestResource,
	accountFieldResource,
	accountFieldValueResource,
	accountSettingResource,
	activityResource,
	addressResource,
	brandingResource,
	bulkImportResource,
	calendarResource,
	connectionResource,
	conversionResource,
	customObjectResource,
	dealContactResource,
	dealFieldResource,
	dealFieldValueResource,
	dealRoleResource,
	ecommerceGraphqlResource,
	ecommerceOrderProductResource,
	emailContentResource,
	fieldValueResource,
	formResource,
	groupResource,
	personalizationResource,
	pipelineResource,
	savedResponseResource,
	scoreResource,
	siteTrackingResource,
	smsBroadcastResource,
	stageResource,
	taskOutcomeResource,
	taskTypeResource,
	taskTypeOutcomeResource,
	templateResource,
	userResource,
	whatsappConversationResource,
	whatsappFlowResource,
	whatsappTemplateResource,
];

/** Every resource of the node. */
export const resources: readonly Resource[] = inOrder.map(withWarnings);
