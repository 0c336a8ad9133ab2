import type { Resource } from '../core/descriptor';
import { withWarnings } from '../core/form/consequence';
import { addressResource } from './campaigns/address';
import { automationResource } from './campaigns/automation';
import { campaignResource } from './campaigns/campaign';
import { emailContentResource } from './campaigns/emailContent';
import { formResource } from './campaigns/form';
import { messageResource } from './campaigns/message';
import { personalizationResource } from './campaigns/personalization';
import { savedResponseResource } from './campaigns/savedResponse';
import { templateResource } from './campaigns/template';
import { connectionResource } from './commerce/connection';
import { ecommerceCustomerResource } from './commerce/ecommerceCustomer';
import { ecommerceGraphqlResource } from './commerce/ecommerceGraphql';
import { ecommerceOrderResource } from './commerce/ecommerceOrder';
import { ecommerceOrderProductResource } from './commerce/ecommerceOrderProduct';
import { accountResource } from './contacts/account';
import { accountContactResource } from './contacts/accountContact';
import { accountFieldResource } from './contacts/accountField';
import { accountFieldValueResource } from './contacts/accountFieldValue';
import { activityResource } from './contacts/activity';
import { bulkImportResource } from './contacts/bulkImport';
import { contactResource } from './contacts/contact';
import { contactAutomationResource } from './contacts/contactAutomation';
import { contactTagResource } from './contacts/contactTag';
import { customFieldResource } from './contacts/customField';
import { fieldValueResource } from './contacts/fieldValue';
import { listResource } from './contacts/list';
import { noteResource } from './contacts/note';
import { scoreResource } from './contacts/score';
import { segmentResource } from './contacts/segment';
import { subscriptionResource } from './contacts/subscription';
import { tagResource } from './contacts/tag';
import { calendarResource } from './crm/calendar';
import { dealResource } from './crm/deal';
import { dealContactResource } from './crm/dealContact';
import { dealFieldResource } from './crm/dealField';
import { dealFieldValueResource } from './crm/dealFieldValue';
import { dealRoleResource } from './crm/dealRole';
import { pipelineResource } from './crm/pipeline';
import { stageResource } from './crm/stage';
import { taskResource } from './crm/task';
import { taskOutcomeResource } from './crm/taskOutcome';
import { taskTypeResource } from './crm/taskType';
import { taskTypeOutcomeResource } from './crm/taskTypeOutcome';
import { customObjectResource } from './customObjects/customObject';
import { customObjectRecordResource } from './customObjects/customObjectRecord';
import { smsBroadcastResource } from './messaging/smsBroadcast';
import { whatsappConversationResource } from './messaging/whatsappConversation';
import { whatsappFlowResource } from './messaging/whatsappFlow';
import { whatsappTemplateResource } from './messaging/whatsappTemplate';
import { accountSettingResource } from './settings/accountSetting';
import { apiRequestResource } from './settings/apiRequest';
import { brandingResource } from './settings/branding';
import { groupResource } from './settings/group';
import { userResource } from './settings/user';
import { webhookResource } from './settings/webhook';
import { conversionResource } from './tracking/conversion';
import { eventTrackingResource } from './tracking/eventTracking';
import { siteTrackingResource } from './tracking/siteTracking';

/**
 * In the order of the node panel: the most common resources first, then by name. n8n's panel has no
 * search within a community node.
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
